import { KeyFigures } from "#components/figures/key-figures.tsx";
import { rankRange, unratedInWords } from "#components/leaderboard/wording.ts";
import type { Standing } from "#lib/profile/types.ts";
import { counted, percent, wholeNumber } from "#lib/wording.ts";

export function StandingFigures({ standing }: { standing: Standing }) {
  const { row, rated, snapshot, traffic } = standing;
  const range = rankRange(row);
  return (
    <KeyFigures
      figures={[
        row.rating === null
          ? { name: "Arena Elo", value: "–", note: unratedInWords(row) }
          : {
              name: "Arena Elo",
              value: wholeNumber(row.rating),
              note:
                row.low === null || row.high === null
                  ? undefined
                  : row.low === row.high
                    ? "too few votes for an interval"
                    : `between ${wholeNumber(row.low)} and ${wholeNumber(row.high)}`,
            },
        {
          name: "Rank",
          value: row.rank ?? "–",
          note: row.rank === null ? undefined : `of ${rated}${range ? `; place ${range} in 95 % of resamplings` : ""}`,
        },
        {
          name: "Votes",
          value: wholeNumber(row.votes),
          note: `${wholeNumber(row.wins)} won, ${wholeNumber(row.losses)} lost, ${wholeNumber(row.ties)} undecided`,
        },
        {
          name: "Share of votes",
          value: percent(traffic.share),
          note: `of ${counted(snapshot.votes, "vote")}; ${percent(traffic.even)} if all models met equally often`,
        },
      ]}
    />
  );
}
