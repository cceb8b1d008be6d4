import type { DescribedDataset } from "#lib/dataset/describe.ts";
import { wholeNumber } from "#components/leaderboard/wording.ts";
import { ColumnTable } from "./column-table.tsx";
import { DownloadForm } from "./download-form.tsx";
import { sizeInWords } from "./size.ts";

interface Props {
  dataset: DescribedDataset;
  /** Null before there is anything to download. */
  source: string | null;
  rows: { counted: number; all: number };
  board: { id: string; rows: number } | null;
  license: string | null;
}

const titles: Record<DescribedDataset["name"], { title: string; says: string }> = {
  votes: { title: "Votes", says: "One row for each vote, in the order they were cast." },
  battles: {
    title: "Battles",
    says: "One row for each battle that was voted on, with its last vote and how its pair was drawn.",
  },
  leaderboard: { title: "Leaderboard", says: "The newest board, nothing rounded. Any older one by its snapshot’s id." },
  preferences: {
    title: "Preferences for training",
    says: "Better and worse answers from conversations that may be published, ready for TRL’s trainers.",
  },
};

/** One data set: what it is, how large, its first rows, and a form that downloads it. */
export function DatasetCard({ dataset, source, rows, board, license }: Props) {
  const { title, says } = titles[dataset.name];
  const id = `dataset-${dataset.name}`;
  const [own] = dataset.profiles;
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-border pt-6">
      <h2 id={id} className="scroll-mt-20 text-lg font-semibold tracking-tight">
        {title}
      </h2>
      <p className="mt-1 max-w-[70ch] text-sm text-muted-foreground">{says}</p>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-5">
        {factsOf(dataset, rows, board, license).map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs text-muted-foreground">{name}</dt>
            <dd className="wrap-anywhere tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <Preview dataset={dataset} title={title} />
      {source !== null && (
        <DownloadForm
          dataset={dataset.name}
          source={source}
          title={title}
          profiles={dataset.profiles.map(({ name, says, formats }) => ({ name, says, formats: [...formats] }))}
        />
      )}
      <div className="mt-4 space-y-1">
        {dataset.profiles
          // Battles are written in the layouts of votes as well, which are told once.
          .filter((profile) => profile.columns.length > 0 && (dataset.name !== "battles" || profile === own))
          .map((profile) => (
            <details key={profile.name} className="text-sm" name={`${id}-columns`}>
              <summary className="cursor-pointer py-1 text-muted-foreground hover:text-foreground">
                Columns of <code className="font-mono text-xs">{profile.name}</code> ({profile.columns.length})
                {profile === own ? ", as above" : ""}
              </summary>
              <div className="mt-1 mb-4">
                <ColumnTable label={`Columns of ${title} as ${profile.name}`} columns={profile.columns} />
              </div>
            </details>
          ))}
      </div>
    </section>
  );
}

function factsOf(
  { name, profiles, bytesPerRow }: DescribedDataset,
  rows: Props["rows"],
  board: Props["board"],
  license: string | null,
): [string, string][] {
  const count = { votes: rows.counted, battles: rows.counted, leaderboard: board?.rows ?? 0, preferences: null }[name];
  const isExact = name === "votes" || name === "leaderboard";
  const inWords =
    count === null
      ? bytesPerRow === null
        ? "None yet: nothing is published"
        : "As many as are published"
      : `${isExact || count === 0 ? "" : "At most "}${wholeNumber(count)}`;
  return [
    ["Rows", inWords],
    ["Size as JSON lines", count === null || bytesPerRow === null ? "–" : `about ${sizeInWords(count * bytesPerRow)}`],
    ["Columns", String(profiles[0].columns.length)],
    ["Licence", license ?? "Ask whoever runs this arena"],
    ["Checksum", name === "leaderboard" ? (board?.id ?? "–") : "ETag of each state"],
  ];
}

function Preview({ dataset: { profiles, preview }, title }: { dataset: DescribedDataset; title: string }) {
  if (preview.length === 0) return null;
  const { name, columns } = profiles[0];
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={`First rows of ${title}`}
      className="mt-4 overflow-x-auto rounded-md border border-border bg-card"
    >
      <table className="w-full border-collapse text-xs">
        <caption className="sr-only">
          The first rows of {title} in the layout {name}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className="border-b border-border px-3 py-2 text-left font-mono font-medium whitespace-nowrap text-muted-foreground"
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((cells, row) => (
            <tr key={row} className="border-b border-border/70 last:border-0">
              {cells.map((cell, column) => (
                <td key={columns[column].name} className="max-w-64 truncate px-3 py-1.5 font-mono whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
