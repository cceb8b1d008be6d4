import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { categoryName } from "#lib/leaderboard/categories.ts";
import type { NamedCategory } from "#lib/leaderboard/categories.ts";
import type { ReviewLine } from "#lib/review/types.ts";
import { verdictWords } from "#components/arena/words.ts";
import { toMinute } from "./times.ts";

export const consentWords = {
  private: "Private",
  aggregate: "Vote only",
  publish: "Voter agreed to publishing",
} as const;

/** Battles to choose from, newest first: how the prompt begins is the way in. */
export function ReviewList({ lines, own }: { lines: ReviewLine[]; own: readonly NamedCategory[] }) {
  return (
    <ol className="flex flex-col">
      {lines.map((line) => (
        <li
          key={line.voteId ?? line.battleId}
          className="border-b border-border/70 py-3 text-sm first:pt-0 last:border-0"
        >
          <Link
            href={`/admin/battles/${line.battleId}`}
            prefetch={false}
            dir="auto"
            className="line-clamp-2 w-fit font-medium underline decoration-input underline-offset-4 wrap-anywhere hover:decoration-current"
          >
            {line.prompt === null ? "No conversation came with this vote" : line.prompt.trim() || "An empty prompt"}
          </Link>
          <p className="pt-1 wrap-anywhere">
            {line.names ? `${line.names.a} against ${line.names.b}` : "Two models, not named before the vote"}{" "}
            <span aria-hidden>·</span> {line.winner ? verdictWords[line.winner] : "No vote"}
          </p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1 text-xs text-muted-foreground">
            <time dateTime={line.at.toISOString()} className="tabular-nums">
              {toMinute(line.at)}
            </time>
            {line.turns > 1 && <span>{line.turns} turns</span>}
            <span>{consentWords[line.consent]}</span>
            {line.categories.map((category) => (
              <Badge key={category}>{categoryName(category, own)}</Badge>
            ))}
            {line.flags.map((flag) => (
              <Badge key={flag} look="outline" className="text-destructive">
                Flag: {flag}
              </Badge>
            ))}
            {line.decision !== "checks" && (
              <Badge look="outline">{line.decision === "withhold" ? "Withheld by hand" : "Cleared by hand"}</Badge>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
