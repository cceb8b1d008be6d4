import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
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

/** A form, so that it works before any script has arrived. */
function Switch({ model, switchModel }: { model: RosterLine; switchModel: Props["switchModel"] }) {
  const isOn = model.status === "active";
  return (
    <form action={switchModel}>
      <input type="hidden" name="slug" value={model.slug} />
      <input type="hidden" name="status" value={isOn ? "paused" : "active"} />
      <Button
        type="submit"
        look="outline"
        size="small"
        className="whitespace-nowrap"
        aria-label={`Switch ${model.name} ${isOn ? "off" : "on"}`}
      >
        Switch {isOn ? "off" : "on"}
      </Button>
    </form>
  );
}
