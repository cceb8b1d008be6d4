import { drawable } from "#lib/feed/drawable.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { counted, wholeNumber } from "#lib/wording.ts";
import { PictureFrame, quiet } from "./frame.tsx";

/** One model: its name, its rating and how sure that is. */
export function ModelPicture({
  label,
  foot,
  row,
  models,
}: {
  label: string;
  foot: string;
  row: LeaderboardRow;
  models: number;
}) {
  const { name, model, rating, low, high, rank, votes, wins, losses, ties } = row;
  const between = low !== null && high !== null ? `between ${wholeNumber(low)} and ${wholeNumber(high)}` : "";
  return (
    <PictureFrame label={label} foot={foot}>
      <div style={{ display: "flex", fontSize: 68, fontWeight: 600, letterSpacing: -1 }}>
        {drawable(name, model, 30)}
      </div>
      <div style={{ display: "flex", alignItems: "flex-end", marginTop: 28 }}>
        <span style={{ fontSize: 120, fontWeight: 600, letterSpacing: -3, lineHeight: 1 }}>
          {rating === null ? "not rated yet" : wholeNumber(rating)}
        </span>
        <span style={{ marginLeft: 28, marginBottom: 12, fontSize: 34, color: quiet }}>
          {rating === null ? "" : between}
        </span>
      </div>
      <div style={{ display: "flex", marginTop: 28, fontSize: 34 }}>
        {`${rank === null ? "" : `Rank ${rank} of ${models} · `}${counted(votes, "vote")}: ${wholeNumber(wins)} won, ${wholeNumber(losses)} lost, ${wholeNumber(ties)} undecided`}
      </div>
    </PictureFrame>
  );
}
