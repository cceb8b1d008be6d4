import { Button } from "#components/ui/button.tsx";
import { fileSize, percent, wholeNumber } from "#lib/wording.ts";
import type { Progress } from "./import-state.ts";

const phaseWords = {
  sending: "Sending the file",
  reading: "Reading",
  checking: "Looking for votes that are there already",
  writing: "Writing",
} as const;

interface Props {
  progress: Progress;
  isDryRun: boolean;
  bytes: number;
  onStop: () => void;
}

/** How far a file has come: first on its way here, then in the server's work on it. */
export function ImportProgress({ progress, isDryRun, bytes, onStop }: Props) {
  const { phase, share } = progress;
  const words = phaseWords[phase];
  const detail = detailOf(progress, bytes);
  return (
    <div className="flex max-w-xl flex-col gap-2 text-sm">
      <p role="status" className="font-medium">
        {isDryRun ? "Dry run" : "Import"}: {words.toLowerCase()}…
      </p>
      <div
        role="progressbar"
        aria-label={isDryRun ? "Dry run" : "Import"}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={`${words}, ${detail}`}
        className="h-2 overflow-hidden rounded-full bg-muted"
      >
        <div
          className="h-full w-full origin-left rounded-full bg-primary transition-transform duration-150 motion-reduce:transition-none"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
      <div className="flex items-baseline justify-between gap-4">
        <p className="text-muted-foreground tabular-nums">{detail}</p>
        <Button look="outline" size="small" onClick={onStop}>
          Stop
        </Button>
      </div>
    </div>
  );
}

function detailOf(progress: Progress, bytes: number): string {
  if (progress.phase === "sending") return `${fileSize(progress.share * bytes)} of ${fileSize(bytes)}`;
  const { rows } = progress;
  return rows ? `${wholeNumber(rows.done)} of ${wholeNumber(rows.of)} rows` : percent(progress.share);
}
