import { Button } from "#components/ui/button.tsx";
import { toMinute } from "./times.ts";

interface Group {
  decidedBy: string;
  decidedAt: Date;
  reason: string;
  votes: number;
}

/** What administrators keep off by hand, one line to a decision, each with the way back. */
export function AsideList({ groups, takeBack }: { groups: Group[]; takeBack: (form: FormData) => Promise<void> }) {
  if (groups.length === 0) return <p className="text-sm text-muted-foreground">No vote is set aside by hand.</p>;
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {groups.map(({ decidedBy, decidedAt, reason, votes }) => (
        <li key={`${decidedBy} ${decidedAt.toISOString()}`} className="border-b border-border/70 pb-3 last:border-0">
          <p className="break-words">
            <span className="font-medium">{votes === 1 ? "1 vote" : `${votes.toLocaleString("en")} votes`}</span>:{" "}
            {reason}
          </p>
          <p className="text-xs text-muted-foreground">
            {decidedBy}, <time dateTime={decidedAt.toISOString()}>{toMinute(decidedAt)}</time>
          </p>
          <details className="mt-1.5">
            <summary className="w-fit">Take back</summary>
            <form action={takeBack} className="mt-2 flex max-w-xl flex-wrap items-end gap-2">
              <input type="hidden" name="decidedBy" value={decidedBy} />
              <input type="hidden" name="decidedAt" value={decidedAt.toISOString()} />
              <label className="flex min-w-48 flex-1 flex-col gap-1 font-medium">
                Reason
                <input
                  name="reason"
                  required
                  minLength={3}
                  maxLength={500}
                  autoComplete="off"
                  className="h-9 rounded-md border border-input bg-card px-3 font-normal"
                />
              </label>
              <Button type="submit" look="outline" className="h-9">
                Take back
              </Button>
            </form>
          </details>
        </li>
      ))}
    </ol>
  );
}
