import { Badge } from "#components/ui/badge.tsx";
import { toMinute } from "./times.ts";

interface Share {
  votes: number;
  excluded: number;
}

interface Alert {
  source: string;
  rule: string;
  direction: "up" | "down";
  recent: Share;
  usual: Share;
  raisedAt: Date;
  endedAt: Date | null;
}

/** When the share of votes kept off left its usual band, what goes on first. */
export function AlertList({ alerts }: { alerts: Alert[] }) {
  const open = alerts.filter(({ endedAt }) => endedAt === null).length;
  return (
    <>
      <p className="max-w-[70ch] text-sm text-muted-foreground">
        {open === 0 ? "As usual." : open === 1 ? "One alert goes on." : `${open} alerts go on.`} Every minute the last
        hour is compared with the week before it, for each source and rule.
      </p>
      {alerts.length > 0 && (
        <ol className="flex flex-col gap-3 text-sm">
          {alerts.map(({ source, rule, direction, recent, usual, raisedAt, endedAt }) => (
            <li
              key={`${source} ${rule} ${raisedAt.toISOString()}`}
              className="border-b border-border/70 pb-3 last:border-0"
            >
              <p className="break-words">
                {endedAt === null && <Badge className="mr-2">Now</Badge>}
                <span className="font-medium">{source}</span>, {rule === "" ? "all rules" : <code>{rule}</code>}:{" "}
                {percent(recent)} of votes kept off in an hour ({recent.votes.toLocaleString("en")} votes),{" "}
                {direction === "up" ? "up" : "down"} from {percent(usual)}
              </p>
              <p className="text-xs text-muted-foreground">
                <time dateTime={raisedAt.toISOString()}>{toMinute(raisedAt)}</time>
                {endedAt && (
                  <>
                    {" "}
                    to <time dateTime={endedAt.toISOString()}>{toMinute(endedAt)}</time>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

const percent = ({ votes, excluded }: Share) => `${votes === 0 ? 0 : ((100 * excluded) / votes).toFixed(1)} %`;
