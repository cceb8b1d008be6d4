import { ChevronRight, Download } from "lucide-react";
import { counted, wholeNumber } from "#components/leaderboard/wording.ts";

export interface ShownRelease {
  number: number;
  source: string;
  madeAt: string;
  votes: number;
  conversations: number;
  votesInAll: number;
  merkleRoot: string;
  files: { name: string; url: string; bytes: number | null; rows: number | null; sha256: string | null }[];
}

/** What was published for good, newest first, each with its files and the hash that holds them. */
export function Releases({ releases }: { releases: readonly ShownRelease[] }) {
  if (releases.length === 0) {
    return (
      <p className="max-w-[70ch] text-sm text-muted-foreground">
        None yet. A release is a numbered set of files that never changes again, with a hash over all its votes.
      </p>
    );
  }
  return (
    <ol className="flex flex-col">
      {releases.map((release, index) => (
        <li key={release.number} className="border-t border-border first:border-0">
          <details open={index === 0} className="group py-3">
            <summary className="flex cursor-pointer list-none flex-wrap items-baseline gap-x-3 gap-y-1 text-sm [&::-webkit-details-marker]:hidden">
              <span className="flex items-center gap-1.5 font-semibold">
                <ChevronRight
                  aria-hidden
                  className="size-4 text-muted-foreground transition-transform duration-150 group-open:rotate-90 motion-reduce:transition-none"
                />
                Release {release.number}
              </span>
              <span className="text-muted-foreground tabular-nums">
                <time dateTime={release.madeAt}>{release.madeAt.slice(0, 10)}</time> · {release.source} ·{" "}
                {counted(release.votes, "vote")}
                {release.conversations > 0 && `, ${counted(release.conversations, "conversation")}`}
              </span>
            </summary>
            <ReleaseFiles release={release} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function ReleaseFiles({ release }: { release: ShownRelease }) {
  const { files, merkleRoot, votesInAll, number } = release;
  return (
    <div className="pt-3 text-sm">
      <ul aria-label={`Files of release ${number}`} className="grid gap-x-8 sm:grid-cols-2">
        {files.map(({ name, url, bytes, rows }) => (
          <li key={name} className="flex items-baseline justify-between gap-3 border-b border-border/60 py-1.5">
            <a
              href={url}
              download
              className="flex min-w-0 items-center gap-2 underline decoration-input underline-offset-4 hover:decoration-current"
            >
              <Download aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
              <span className="font-mono text-xs wrap-anywhere">{name}</span>
            </a>
            <span className="shrink-0 text-xs text-muted-foreground tabular-nums">
              {rows !== null && `${counted(rows, "row")}, `}
              {bytes !== null && sizeOf(bytes)}
            </span>
          </li>
        ))}
      </ul>
      <p className="pt-3 text-xs text-muted-foreground">
        Merkle root of all {wholeNumber(votesInAll)} votes released so far:{" "}
        <code className="font-mono wrap-anywhere text-foreground">{merkleRoot}</code>
      </p>
      <details className="pt-2 text-xs">
        <summary className="cursor-pointer py-1 text-muted-foreground hover:text-foreground">
          SHA-256 of each file, as <code className="font-mono">sha256sum --check</code> reads them
        </summary>
        <pre
          tabIndex={0}
          role="region"
          aria-label={`Checksums of release ${number}`}
          className="mt-1 overflow-x-auto rounded-md border border-border bg-card p-3 font-mono"
        >
          {files.flatMap(({ name, sha256 }) => (sha256 === null ? [] : [`${sha256}  ${name}\n`])).join("")}
        </pre>
      </details>
    </div>
  );
}

const units = ["B", "kB", "MB", "GB"];

function sizeOf(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}
