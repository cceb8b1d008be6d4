import Link from "next/link";
import { counted } from "#components/leaderboard/wording.ts";
import { Button } from "#components/ui/button.tsx";

interface Props {
  releases: readonly { number: number; source: string; madeAt: string; votes: number; conversations: number }[];
  /** When releases are made by themselves, as in a crontab. */
  schedule: string | null;
  isAsked: boolean;
  makeRelease: (form: FormData) => Promise<void>;
}

/** The newest releases, and the button for one more. */
export function ReleaseOffice({ releases, schedule, isAsked, makeRelease }: Props) {
  return (
    <div className="flex flex-col items-start gap-3 text-sm">
      <p className="max-w-[70ch] text-muted-foreground">
        A release publishes what is new for good: whoever has it can prove a change.{" "}
        {schedule ? (
          <>
            They are made by themselves at <code className="font-mono text-xs text-foreground">{schedule}</code> (UTC).
          </>
        ) : (
          "None is made by itself unless RELEASE_SCHEDULE is set."
        )}
      </p>
      {releases.length > 0 && (
        <ul aria-label="Newest releases" className="w-full max-w-[70ch]">
          {releases.map(({ number, source, madeAt, votes, conversations }) => (
            <li key={number} className="flex flex-wrap justify-between gap-x-4 border-b border-border/60 py-1.5">
              <Link
                href={`/data?source=${encodeURIComponent(source)}#releases`}
                className="underline decoration-input underline-offset-4 hover:decoration-current"
              >
                Release {number}
              </Link>
              <span className="text-muted-foreground tabular-nums">
                {madeAt.slice(0, 10)} · {source} · {counted(votes, "vote")}, {counted(conversations, "conversation")}
              </span>
            </li>
          ))}
        </ul>
      )}
      <form action={makeRelease}>
        <Button type="submit" look="outline" size="small">
          Make a release now
        </Button>
      </form>
      {isAsked && <p role="status">It is being made, unless there is nothing new. Look again in a moment.</p>}
    </div>
  );
}
