import { Badge } from "#components/ui/badge.tsx";
import { Button, buttonStyle } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";

interface RosterLine {
  slug: string;
  name: string;
  organization: string;
  status: string;
  origin: string;
  provider: string | null;
  weight: number;
  answers: number;
  failures: number;
}

interface Props {
  roster: RosterLine[];
  switchModel: (form: FormData) => Promise<void>;
}

/** What is on the roster and what it did lately. The switch stands next to the name, within reach on a phone. */
export function RosterTable({ roster, switchModel }: Props) {
  if (roster.length === 0) {
    return (
      <p className="max-w-[70ch] text-muted-foreground">
        No models yet. Name a roster in MODELS_FILE, or set a provider’s key, and start again.
      </p>
    );
  }
  const active = roster.filter(({ status }) => status === "active").length;
  return (
    <>
      <p className="text-sm text-muted-foreground">
        {active} of {roster.length} can be drawn.{active < 2 && " A battle needs two: switch one on."}
      </p>
      <Table label="Models on the roster">
        <thead>
          <tr>
            <TableHead>Model</TableHead>
            <TableHead>Status</TableHead>
            <TableHead>
              <span className="sr-only">Switch</span>
            </TableHead>
            <TableHead className="text-right">Answers, 24 h</TableHead>
            <TableHead className="text-right">Failed</TableHead>
            <TableHead className="text-right">Weight</TableHead>
            <TableHead>Provider</TableHead>
            <TableHead>Found by</TableHead>
          </tr>
        </thead>
        <tbody>
          {roster.map((model) => (
            <TableRow key={model.slug}>
              <TableCell className="min-w-36">
                <span className="font-medium">{model.name}</span>
                <span className="block text-xs text-muted-foreground">{model.organization}</span>
              </TableCell>
              <TableCell>
                <Badge look={model.status === "active" ? "outline" : "quiet"}>{statusWords[model.status]}</Badge>
              </TableCell>
              <TableCell>
                <Switch model={model} switchModel={switchModel} />
              </TableCell>
              <TableCell className="numeric">{model.answers.toLocaleString("en")}</TableCell>
              <TableCell className="numeric">{model.failures.toLocaleString("en")}</TableCell>
              <TableCell className="numeric">{model.weight.toLocaleString("en")}</TableCell>
              <TableCell className="whitespace-nowrap">{model.provider}</TableCell>
              <TableCell>{originWords[model.origin]}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </>
  );
}

const statusWords: Record<string, string> = { active: "On", paused: "Off", retired: "Retired" };

const originWords: Record<string, string> = { file: "file", environment: "environment", house: "built in" };

/** A form, so that it works before any script has arrived. Its reason stands on the model's page. */
function Switch({ model, switchModel }: { model: RosterLine; switchModel: Props["switchModel"] }) {
  const isOn = model.status === "active";
  const reasonId = `reason-${model.slug}`;
  return (
    <details>
      <summary
        className={classNames(buttonStyle({ look: "outline", size: "small" }), "list-none whitespace-nowrap")}
        aria-label={`Change the status of ${model.name}`}
      >
        Change
      </summary>
      <form action={switchModel} className="mt-2 flex w-60 flex-col gap-2">
        <input type="hidden" name="slug" value={model.slug} />
        <label htmlFor={reasonId} className="text-xs text-muted-foreground">
          Why? Everyone can read this on the model’s page.
        </label>
        <input
          id={reasonId}
          name="reason"
          required
          minLength={3}
          maxLength={300}
          autoComplete="off"
          className="h-8 rounded-md border border-input bg-card px-2 text-sm"
        />
        <span className="flex gap-2">
          <Button type="submit" name="status" value={isOn ? "paused" : "active"} look="outline" size="small">
            Switch {isOn ? "off" : "on"}
          </Button>
          {model.status !== "retired" && (
            <Button type="submit" name="status" value="retired" look="outline" size="small">
              Retire
            </Button>
          )}
        </span>
      </form>
    </details>
  );
}
