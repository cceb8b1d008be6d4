import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";

interface Attempt {
  number: number;
  startedAt: Date;
  durationMs: number;
  status: number | null;
  problem: string | null;
}

interface Delivery {
  id: string;
  event: string;
  state: "pending" | "delivered" | "dead";
  createdAt: Date;
  nextAttemptAt: Date;
  attempts: Attempt[];
}

interface WebhookLine {
  id: string;
  url: string;
  events: string[];
  source: string | null;
  isActive: boolean;
  createdBy: string;
  createdAt: Date;
  secret: string;
  deliveries: Delivery[];
}

interface Props {
  webhook: WebhookLine;
  change: (form: FormData) => Promise<void>;
}

/** One address, what it is told, its secret, and what was sent to it lately. */
export function WebhookCard({ webhook, change }: Props) {
  const { id, url, events, source, isActive, createdBy, createdAt, secret, deliveries } = webhook;
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="font-medium wrap-anywhere">
            {url} {!isActive && <Badge>Off</Badge>}
          </h3>
          <p className="text-xs text-muted-foreground">
            {events.join(", ")} · {source ?? "every source"} · by {createdBy}, {toMinute(createdAt)}
          </p>
        </div>
        <div className="flex gap-2">
          <Change
            change={change}
            webhook={id}
            what={isActive ? "off" : "on"}
            label={`Switch ${isActive ? "off" : "on"}`}
            url={url}
          />
          <Change change={change} webhook={id} what="delete" label="Delete" url={url} />
        </div>
      </div>
      <details className="text-sm">
        <summary className="cursor-pointer text-muted-foreground">Secret that signs for it</summary>
        <div className="mt-2 max-w-2xl">
          <CopyField label={`Secret for ${url}`} text={secret} />
        </div>
      </details>
      {deliveries.length === 0 ? (
        <p className="text-sm text-muted-foreground">Nothing was sent yet.</p>
      ) : (
        <Deliveries webhook={webhook} change={change} />
      )}
    </Card>
  );
}

function Deliveries({ webhook: { id, url, deliveries }, change }: Props) {
  return (
    <Table label={`Sent to ${url}`}>
      <thead>
        <tr>
          <TableHead>Event</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Last try</TableHead>
          <TableHead className="text-right">Tries</TableHead>
          <TableHead>
            <span className="sr-only">Try again</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => {
          const last = delivery.attempts.at(-1);
          return (
            <TableRow key={delivery.id}>
              <TableCell className="whitespace-nowrap">
                <span className="font-mono text-xs">{delivery.event}</span>
                <span className="block text-xs text-muted-foreground">{toMinute(delivery.createdAt)}</span>
              </TableCell>
              <TableCell>
                <Badge look={delivery.state === "delivered" ? "outline" : "quiet"}>{stateWords[delivery.state]}</Badge>
              </TableCell>
              <TableCell className="min-w-48">{last ? describe(last) : "Not yet."}</TableCell>
              <TableCell className="numeric">{delivery.attempts.length}</TableCell>
              <TableCell>
                {delivery.state !== "delivered" && (
                  <Change
                    change={change}
                    webhook={id}
                    what="retry"
                    delivery={delivery.id}
                    label="Try now"
                    url={`${delivery.event} of ${toMinute(delivery.createdAt)}`}
                  />
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </tbody>
    </Table>
  );
}

const stateWords = { pending: "Waits", delivered: "Delivered", dead: "Given up" };

const describe = ({ status, problem, durationMs }: Attempt) =>
  `${problem ?? "Taken."}${status === null ? "" : ` (${status})`} ${durationMs.toLocaleString("en")} ms`;

interface Changing {
  change: Props["change"];
  webhook: string;
  what: "on" | "off" | "delete" | "retry";
  delivery?: string;
  label: string;
  url: string;
}

/** A form, so that it works before any script has arrived. */
function Change({ change, webhook, what, delivery, label, url }: Changing) {
  return (
    <form action={change}>
      <input type="hidden" name="webhook" value={webhook} />
      <input type="hidden" name="change" value={what} />
      {delivery !== undefined && <input type="hidden" name="delivery" value={delivery} />}
      <Button type="submit" look="outline" size="small" className="whitespace-nowrap" aria-label={`${label}: ${url}`}>
        {label}
      </Button>
    </form>
  );
}

const toMinute = (date: Date) => `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
