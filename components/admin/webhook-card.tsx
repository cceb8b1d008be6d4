import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";

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
  about: string;
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

function Deliveries({ webhook: { id, url, isActive, deliveries }, change }: Props) {
  return (
    <ol aria-label={`Sent to ${url}, newest first`} className="text-sm">
      {deliveries.map((delivery) => {
        const { id: deliveryId, event, about, state, createdAt, attempts } = delivery;
        return (
          <li
            key={deliveryId}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1.5 border-t border-border/70 py-2.5 last:pb-0 md:grid-cols-[15rem_7rem_minmax(0,1fr)_5.5rem]"
          >
            <p className="min-w-0 wrap-anywhere">
              <span className="font-mono text-xs">{event}</span> {about}
              <span className="block text-xs text-muted-foreground">{toMinute(createdAt)}</span>
            </p>
            <p>
              <Badge
                look={state === "pending" ? "quiet" : "outline"}
                className={state === "dead" ? "text-destructive" : ""}
              >
                {stateWords[state]}
              </Badge>
            </p>
            <div className="min-w-0 max-md:col-span-2">
              <Tries delivery={delivery} isActive={isActive} />
            </div>
            <div className="max-md:col-span-2 md:justify-self-end">
              {state !== "delivered" && isActive && (
                <Change
                  change={change}
                  webhook={id}
                  what="retry"
                  delivery={deliveryId}
                  label="Try now"
                  url={`${event} ${about} of ${toMinute(createdAt)}, ${attempts.length} tries so far`}
                />
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** How the last try went and when the next one is; those before it on request. */
function Tries({ delivery, isActive }: { delivery: Delivery; isActive: boolean }) {
  const { state, attempts, nextAttemptAt } = delivery;
  const last = attempts.at(-1);
  return (
    <>
      <p>
        {last ? describe(last) : "Not tried yet."}
        {state === "pending" && last && (
          <span className="block text-xs text-muted-foreground">
            {isActive ? (
              <>
                Again at{" "}
                <time dateTime={nextAttemptAt.toISOString()}>{nextAttemptAt.toISOString().slice(11, 19)} UTC</time>
              </>
            ) : (
              "Not tried again while it is off"
            )}
          </span>
        )}
      </p>
      {attempts.length > 1 && (
        <details className="text-xs text-muted-foreground">
          <summary className="w-fit cursor-pointer py-1">{attempts.length} tries</summary>
          <ol>
            {attempts.map((attempt) => (
              <li key={attempt.number} className="py-0.5 tabular-nums">
                {attempt.startedAt.toISOString().slice(0, 19).replace("T", " ")} UTC: {describe(attempt)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const stateWords = { pending: "Waits", delivered: "Delivered", dead: "Given up" };

const describe = ({ status, problem, durationMs }: Attempt) =>
  `${problem ?? "Taken."} ${status === null ? "" : `(${status}) `}${durationMs.toLocaleString("en")} ms`;

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
