import Link from "next/link";
import { verdictWords } from "#components/arena/words.ts";
import { listed } from "#lib/wording.ts";
import type { BattleReview } from "#lib/review/types.ts";
import { toMinute } from "./times.ts";

const link = "underline decoration-input underline-offset-4 hover:decoration-current";

/** Every vote on one battle, with what keeps it off the boards and the way to set it aside. */
export function VoteList({ votes, isArena }: { votes: BattleReview["votes"]; isArena: boolean }) {
  if (votes.length === 0) return <p className="text-sm text-muted-foreground">Nobody has voted on it.</p>;
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {votes.map((vote) => (
        <li key={vote.id} className="border-b border-border/70 pb-3 last:border-0">
          <p>
            <span className="font-medium">{verdictWords[vote.winner]}</span>
            {vote.turn !== null && vote.turn > 1 && <>, of turn {vote.turn}</>}
            {!vote.wasBlind && ", not blind"}
            {vote.dwellMs !== null && `, after ${(vote.dwellMs / 1000).toFixed(1)} s`}
          </p>
          {vote.reasons.length > 0 && (
            <p className="text-muted-foreground">
              Why: {listed(vote.reasons.map((reason) => reason.replaceAll("_", " ")))}
            </p>
          )}
          {vote.comment && (
            <p dir="auto" className="max-w-[70ch] whitespace-pre-wrap wrap-anywhere text-muted-foreground">
              “{vote.comment}”
            </p>
          )}
          {vote.keptOff.map(({ rule, reason }) => (
            <p key={rule} className="max-w-[70ch] wrap-anywhere">
              Kept off the boards by <code className="font-mono text-xs">{rule}</code>: {reason}
            </p>
          ))}
          {vote.keptOff.length === 0 && <p className="text-muted-foreground">Nothing keeps it off the boards.</p>}
          <p className="pt-0.5 text-xs text-muted-foreground">
            <time dateTime={vote.castAt.toISOString()}>{toMinute(vote.castAt)}</time>
            {isArena && (
              <>
                {" · "}
                <Link href={`/admin/votes?vote=${vote.id}#aside`} prefetch={false} className={link}>
                  Set this vote aside
                </Link>
                {vote.voterId && (
                  <>
                    {" · "}
                    <Link href={`/admin/votes?voter=${vote.voterId}#aside`} prefetch={false} className={link}>
                      Set its voter aside
                    </Link>
                  </>
                )}
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
