import { drawable } from "#lib/feed/drawable.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { wholeNumber } from "#lib/wording.ts";
import { Bar, PictureFrame, quiet } from "./frame.tsx";

type Rated = LeaderboardRow & { rating: number; low: number; high: number };

/** The first five of a board with their intervals; before the first rating, what the site is for. */
export function BoardPicture({ label, foot, rows }: { label: string; foot: string; rows: readonly LeaderboardRow[] }) {
  const top = rows.filter(isRated).slice(0, 5);
  if (top.length === 0) {
    return (
      <PictureFrame label={label} foot={foot}>
        <div style={{ display: "flex", fontSize: 64, fontWeight: 600, letterSpacing: -1 }}>
          Two models answer. You judge blind.
        </div>
        <div style={{ display: "flex", marginTop: 20, fontSize: 34, color: quiet }}>
          The first vote starts the board.
        </div>
      </PictureFrame>
    );
  }
  const [from, to] = [Math.min(...top.map(({ low }) => low)), Math.max(...top.map(({ high }) => high))];
  const at = (points: number) => (to > from ? (points - from) / (to - from) : 0.5);
  return (
    <PictureFrame label={label} foot={foot}>
      {top.map(({ rank, model, name, rating, low, high }) => (
        <div key={model} style={{ display: "flex", alignItems: "center", height: 78, fontSize: 34 }}>
          <span style={{ width: 56, color: quiet }}>{String(rank ?? "–")}</span>
          <span style={{ width: 500, fontWeight: 600 }}>{drawable(name, model, 26)}</span>
          <Bar value={at(rating)} low={at(low)} high={at(high)} />
          <span style={{ display: "flex", width: 130, justifyContent: "flex-end", fontWeight: 600 }}>
            {wholeNumber(rating)}
          </span>
        </div>
      ))}
    </PictureFrame>
  );
}

const isRated = (row: LeaderboardRow): row is Rated => row.rating !== null && row.low !== null && row.high !== null;
