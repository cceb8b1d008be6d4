import type { ReactNode, Ref } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { groupsOf } from "./groups.ts";
import { counted, margin, rankRange, ratingInWords, unratedInWords, wholeNumber } from "./wording.ts";

const columns = ["Rank", "Model", "Arena Elo", "95 % CI", "Votes", "Organization", "License"];
const numeric = new Set(["Arena Elo", "95 % CI", "Votes"]);

/**
 * The board. One table for every width: below 768 px each row lies down as two lines of a list. The roles are spelled out
 * because a table that is laid out as anything else loses them.
 */
export function LeaderboardTable({
  rows,
  caption,
  ref,
}: {
  rows: LeaderboardRow[];
  caption: string;
  ref?: Ref<HTMLTableElement>;
}) {
  const groups = groupsOf(rows);
  const ratedGroups = groups.filter(({ rated }) => rated.length > 0).length;
  return (
    <table ref={ref} role="table" className="relative w-full border-collapse text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="sticky top-(--header) z-10 bg-background max-md:sr-only print:static">
        <tr role="row">
          {columns.map((name) => (
            <th
              key={name}
              role="columnheader"
              scope="col"
              className={classNames(
                "px-3 py-2 text-xs font-medium whitespace-nowrap text-muted-foreground shadow-[inset_0_-1px_0_var(--border)]",
                numeric.has(name) ? "numeric" : "text-left",
              )}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, index) => (
        <tbody key={group.component} role="rowgroup" className="max-md:block">
          {(group.rated.length > 0 ? ratedGroups > 1 : ratedGroups > 0) && (
            <tr role="row" className="max-md:block">
              <td role="cell" colSpan={columns.length} className="px-3 pt-6 pb-2 max-md:block max-md:px-0">
                <strong className="font-semibold">
                  {group.rated.length > 0 ? `Group ${index + 1} of ${ratedGroups}.` : "Not rated yet."}
                </strong>{" "}
                <span className="text-muted-foreground">
                  {group.rated.length > 0
                    ? "The votes give these models a scale of their own: compare ratings only inside the group."
                    : "A few more votes will tie these models to the others."}
                </span>
              </td>
            </tr>
          )}
          {group.rated.map((row) => (
            <RatedRow key={row.model} row={row} />
          ))}
          {group.unrated.map((row) => (
            <UnratedRow key={row.model} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function RatedRow({ row }: { row: LeaderboardRow }) {
  const words = ratingInWords(row) ?? undefined;
  const range = rankRange(row);
  const around = margin(row);
  return (
    <Row row={row}>
      <Cell className="whitespace-nowrap tabular-nums max-md:row-span-2">
        <span className="inline-block min-w-5 font-medium">{row.rank}</span>
        {range && (
          <span
            className="ml-1 text-xs text-muted-foreground max-md:ml-0 max-md:block"
            title={`Place ${range} in 95 % of the resamplings`}
          >
            <span className="sr-only">, place </span>
            {range}
            <span className="sr-only"> in 95 % of the resamplings</span>
          </span>
        )}
      </Cell>
      <ModelCell row={row} />
      <Cell className="numeric font-medium max-md:col-start-3 max-md:row-start-1" title={words}>
        {wholeNumber(row.rating!)}
      </Cell>
      <Cell
        className="numeric whitespace-nowrap text-muted-foreground max-md:col-start-3 max-md:row-start-2 max-md:text-xs"
        title={words}
      >
        {around && <span aria-hidden>{around}</span>}
        {around && <span className="sr-only">{words}</span>}
      </Cell>
      <FactCells row={row} />
    </Row>
  );
}

function UnratedRow({ row }: { row: LeaderboardRow }) {
  return (
    <Row row={row}>
      <Cell className="text-muted-foreground max-md:row-span-2">
        <span aria-hidden>–</span>
        <span className="sr-only">no rank</span>
      </Cell>
      <ModelCell row={row} />
      <Cell
        colSpan={2}
        className="text-right text-muted-foreground max-md:col-start-2 max-md:row-start-3 max-md:text-left max-md:text-xs"
      >
        {unratedInWords(row)}
      </Cell>
      <FactCells row={row} />
    </Row>
  );
}

function Row({ row, children }: { row: LeaderboardRow; children: ReactNode }) {
  return (
    <tr
      role="row"
      data-model={row.model}
      className="border-b border-border/70 bg-background max-md:grid max-md:grid-cols-[2.75rem_minmax(0,1fr)_auto] max-md:gap-x-3 max-md:py-2.5 print:break-inside-avoid"
    >
      {children}
    </tr>
  );
}

function ModelCell({ row }: { row: LeaderboardRow }) {
  return (
    <Cell className="min-w-32 wrap-anywhere max-md:min-w-0 lg:min-w-48">
      <span className="font-medium">
        {row.link ? (
          <a
            href={row.link}
            rel="noopener nofollow"
            className="underline decoration-input underline-offset-4 hover:decoration-current"
          >
            {row.name}
          </a>
        ) : (
          row.name
        )}
      </span>
      {row.isToy && (
        <Badge className="ml-2 align-[1px]" title="A small program that comes with Ringside, not a language model">
          toy
        </Badge>
      )}
    </Cell>
  );
}

/** Votes, organization, licence: three columns, or one quiet line below the name. */
function FactCells({ row }: { row: LeaderboardRow }) {
  return (
    <>
      <Cell className="numeric max-md:hidden">{wholeNumber(row.votes)}</Cell>
      <Cell className="wrap-anywhere max-md:hidden lg:min-w-44">{row.organization}</Cell>
      <Cell className="min-w-24 wrap-anywhere lg:min-w-28 text-muted-foreground max-md:hidden">{row.license}</Cell>
      <Cell className="hidden wrap-anywhere text-xs text-muted-foreground max-md:col-start-2 max-md:row-start-2 max-md:block">
        {counted(row.votes, "vote")} · {row.organization} · {row.license}
      </Cell>
    </>
  );
}

function Cell({
  className,
  children,
  ...rest
}: {
  className?: string;
  children?: ReactNode;
  title?: string;
  colSpan?: number;
}) {
  return (
    <td role="cell" className={classNames("px-3 py-2 align-baseline max-md:p-0", className)} {...rest}>
      {children}
    </td>
  );
}
