import { KeyFigures } from "#components/figures/key-figures.tsx";
import { ratingInWords } from "#components/leaderboard/wording.ts";
import type { PairStanding } from "#lib/comparison/types.ts";
import { wholeNumber } from "#lib/wording.ts";

export function PairFigures({ standing: { all, first, second } }: { standing: PairStanding }) {
  const battles = all.first + all.second + all.ties;
  return (
    <div className="mt-6">
      <KeyFigures
        figures={[
          {
            name: `${first.name} won`,
            value: <span className="text-side-a-text">{wholeNumber(all.first)}</span>,
            note: `rating ${ratingInWords(first) ?? "not known yet"}`,
          },
          {
            name: `${second.name} won`,
            value: <span className="text-side-b-text">{wholeNumber(all.second)}</span>,
            note: `rating ${ratingInWords(second) ?? "not known yet"}`,
          },
          {
            name: "Undecided",
            value: wholeNumber(all.ties),
            note: `of ${wholeNumber(battles)} ${battles === 1 ? "battle" : "battles"} that count`,
          },
        ]}
      />
    </div>
  );
}
