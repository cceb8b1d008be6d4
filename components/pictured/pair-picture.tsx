import type { Part } from "#lib/comparison/types.ts";
import { Bar, PictureFrame, quiet, sideA, sideB } from "./frame.tsx";

/** Two models: the sentence about them, and the share that it speaks of. */
export function PairPicture({
  label,
  foot,
  names,
  sentence,
  all: { won },
}: {
  label: string;
  foot: string;
  names: { first: string; second: string };
  sentence: string;
  all: Part;
}) {
  return (
    <PictureFrame label={label} foot={foot}>
      <div style={{ display: "flex", fontSize: sentence.length > 120 ? 42 : 52, fontWeight: 600, lineHeight: 1.3 }}>
        {sentence}
      </div>
      {won && (
        <div style={{ display: "flex", flexDirection: "column", marginTop: 44 }}>
          <div style={{ display: "flex" }}>
            <Bar
              value={won.share}
              low={won.low}
              high={won.high}
              colour={won.low > 0.5 ? sideA : won.high < 0.5 ? sideB : quiet}
            />
          </div>
          <div style={{ display: "flex", justifyContent: "space-between", marginTop: 14, fontSize: 26 }}>
            <span style={{ color: "#a34700" }}>{`${names.second} wins all`}</span>
            <span style={{ color: "#00629a" }}>{`${names.first} wins all`}</span>
          </div>
        </div>
      )}
    </PictureFrame>
  );
}
