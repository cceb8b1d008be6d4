import Link from "next/link";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import { scoreFormat, sortByScore } from "#lib/benchmarks/full-leaderboard.ts";
import type { FullRow } from "#lib/benchmarks/full-leaderboard.ts";
import { counted, wholeNumber } from "./wording.ts";

interface Props {
  rows: FullRow[];
  benchmarks: string[];
  /** Where the scores were taken from. */
  sources: string[];
  sort: string;
  hrefFor: (sort: string) => string;
}

const benchmarkSays: Record<string, string> = {
  "MT-bench": "80 questions of two turns each, graded from 1 to 10 by GPT-4",
  MMLU: "questions from 57 subjects, five examples each, per cent right",
};

/** Arena Elo beside benchmarks that are not ours; also for models that nobody has voted on here. */
export function FullTab({ rows, benchmarks, sources, sort, hrefFor }: Props) {
  if (rows.length === 0) {
    return (
      <p className="max-w-[70ch] py-8 text-muted-foreground">
        No models yet: neither votes here nor scores of benchmarks. An administrator can load a table of scores.
      </p>
    );
  }
  const chosen = benchmarks.find((name) => name === sort) ?? null;
  const shown = chosen === null ? rows : sortByScore(rows, chosen);
  const said = benchmarks.filter((name) => name in benchmarkSays);
  const hasCutoffs = rows.some(({ knowledgeCutoff }) => knowledgeCutoff !== null);
  const unrated = rows.filter(({ rating }) => rating === null).length;
  return (
    <>
      <p className="max-w-[75ch] text-sm text-pretty text-muted-foreground">
        {benchmarks.length === 0
          ? "No scores of other benchmarks have been loaded; what is known of the models stands here all the same."
          : `Arena Elo beside ${counted(benchmarks.length, "benchmark")}. Higher is better; a dash means not known. ${said
              .map((name) => `${name}: ${benchmarkSays[name]}. `)
              .join("")}`}
        {unrated > 0 &&
          `${counted(unrated, "model")} of this list ${unrated === 1 ? "has" : "have"} no rating on this board. `}
        {sources.length > 0 && `Scores from ${sources.join(", ")}.`}
      </p>
      <div className="mt-4">
        <Table label="Full leaderboard">
          <thead>
            <tr>
              <TableHead>Model</TableHead>
              <SortHead name="Arena Elo" isHere={chosen === null} href={hrefFor("rank")} />
              {benchmarks.map((name) => (
                <SortHead key={name} name={name} isHere={chosen === name} href={hrefFor(name)} />
              ))}
              <TableHead>Organization</TableHead>
              <TableHead>License</TableHead>
              {hasCutoffs && <TableHead>Cut-off</TableHead>}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <FullLine
                key={row.key}
                row={row}
                benchmarks={benchmarks}
                hasCutoff={hasCutoffs}
                formats={benchmarks.map((name) => scoreFormat(rows, name))}
              />
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

function SortHead({ name, isHere, href }: { name: string; isHere: boolean; href: string }) {
  return (
    <TableHead className="text-right" aria-sort={isHere ? "descending" : undefined}>
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        className={isHere ? "text-foreground" : "hover:text-foreground"}
      >
        {name}
        {isHere && <span aria-hidden> ↓</span>}
      </Link>
    </TableHead>
  );
}

function FullLine({
  row,
  benchmarks,
  hasCutoff,
  formats,
}: {
  row: FullRow;
  benchmarks: string[];
  /** Whether there is a column for it. */
  hasCutoff: boolean;
  formats: ((value: number) => string)[];
}) {
  const { model, name, link, rating, scores } = row;
  return (
    <TableRow>
      <TableCell className="min-w-40 font-medium wrap-anywhere">
        {model ? (
          <Link
            href={`/models/${encodeURIComponent(model)}`}
            prefetch={false}
            className="underline decoration-transparent underline-offset-4 hover:decoration-current"
          >
            {name}
          </Link>
        ) : link ? (
          <a
            href={link}
            rel="noopener nofollow"
            className="underline decoration-input underline-offset-4 hover:decoration-current"
          >
            {name}
          </a>
        ) : (
          name
        )}
      </TableCell>
      <TableCell className="numeric">{rating === null ? <Missing /> : wholeNumber(rating)}</TableCell>
      {benchmarks.map((benchmark, index) => (
        <TableCell key={benchmark} className="numeric">
          {scores[benchmark] === undefined ? <Missing /> : formats[index](scores[benchmark])}
        </TableCell>
      ))}
      <TableCell>{row.organization ?? <Missing />}</TableCell>
      <TableCell className="text-muted-foreground">{row.license ?? <Missing />}</TableCell>
      {hasCutoff && (
        <TableCell className="whitespace-nowrap text-muted-foreground">{row.knowledgeCutoff ?? <Missing />}</TableCell>
      )}
    </TableRow>
  );
}

const Missing = () => (
  <>
    <span aria-hidden className="text-input">
      –
    </span>
    <span className="sr-only">not known</span>
  </>
);
