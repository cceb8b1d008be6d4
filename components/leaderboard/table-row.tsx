import type { ReactNode } from "react";
import Link from "next/link";
import { percent } from "#lib/wording.ts";
import { Badge } from "#components/ui/badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { isCategoryColumn } from "./columns.ts";
import type { Column, SheetRow } from "./columns.ts";
import { provisionalBelow, provisionalWidth, stableWidth } from "./standing.ts";
import {
  changeInWords,
  counted,
  dollars,
  margin,
  rankRange,
  ratingInWords,
  unratedInWords,
  wholeNumber,
} from "./wording.ts";

interface Props {
  row: SheetRow;
  columns: readonly Column[];
  /** Whether its layout may wait until it comes into view. */
  isLazy: boolean;
  /** What can be done with it. */
  children: ReactNode;
}

export function TableRow({ row, columns, isLazy, children }: Props) {
  return (
    <tr
      role="row"
      data-model={row.model}
      data-tier={row.tier}
      className={classNames(
        "grid border-b border-border/70 bg-background max-md:grid-cols-[2.75rem_minmax(0,1fr)_auto_2rem] max-md:gap-x-2 max-md:py-2.5 max-md:pl-2.5 md:grid-cols-(--tracks) print:break-inside-avoid",
        // A bar in the margin joins the models of a tier; neighbouring tiers differ.
        row.tier !== null && (row.tier % 2 === 1 ? "tier-odd" : "tier-even"),
        isLazy &&
          "[content-visibility:auto] [contain-intrinsic-size:auto_2.75rem] data-ready:[content-visibility:visible] md:[contain-intrinsic-size:auto_2.25rem] print:[content-visibility:visible]",
      )}
    >
      {columns.map((column) => (
        <ColumnCell key={column.id} column={column} row={row} />
      ))}
      <td
        role="cell"
        className="hidden text-xs wrap-anywhere text-muted-foreground max-md:col-start-2 max-md:row-start-2 max-md:block"
      >
        <Facts row={row} columns={columns} />
      </td>
      {children && (
        <td role="cell" className="text-right max-md:col-start-4 max-md:row-span-2 max-md:row-start-1 md:py-0.5">
          {children}
        </td>
      )}
    </tr>
  );
}

/** What a phone shows below the name. */
function Facts({ row, columns }: { row: SheetRow; columns: readonly Column[] }) {
  if (row.rating === null) return `${unratedInWords(row)} · ${row.organization}`;
  return columns
    .map((column) => spokenFact(column, row))
    .filter(Boolean)
    .join(" · ");
}

/** What a column says of a row, understood without its head; nothing where it is not known, or stands elsewhere in the line. */
function spokenFact(column: Column, row: SheetRow): string | null {
  const value = column.value(row);
  switch (column.id) {
    case "change":
      return changeInWords(row.change ?? null);
    case "votes":
      return counted(row.votes, "vote");
    case "organization":
      return row.organization;
    case "license":
      return row.license;
  }
  if (value === null) return null;
  switch (column.id) {
    case "style":
      return `style rank ${value}`;
    case "tier":
      return `tier ${value}`;
    case "winrate":
      return `win share ${percent(Number(value))}`;
    case "cutoff":
      return `knows until ${value}`;
    case "price":
      return (
        row.facts &&
        `$${priceText(row.facts.inputPrice, row.facts.outputPrice)?.replaceAll(" ", "\u00a0")} per million tokens`
      );
    case "speed":
      return `${wholeNumber(Number(value))} tokens/s`;
    default:
      return isCategoryColumn(column) ? `${column.name}\u00a0${value}` : null;
  }
}

function ColumnCell({ column, row }: { column: Column; row: SheetRow }) {
  switch (column.id) {
    case "rank":
      return <RankCell row={row} />;
    case "model":
      return <ModelCell row={row} />;
    case "rating":
      return row.rating === null ? (
        <Cell className="numeric text-muted-foreground max-md:hidden">
          <span aria-hidden>–</span>
          <span className="sr-only">no rating</span>
        </Cell>
      ) : (
        <Cell
          className="numeric font-medium max-md:col-start-3 max-md:row-start-1"
          title={ratingInWords(row) ?? undefined}
        >
          {wholeNumber(row.rating)}
        </Cell>
      );
    case "interval":
      return <IntervalCell row={row} />;
    default:
      return (
        <Cell
          className={classNames(
            "max-md:hidden",
            column.isNumber && "numeric",
            isQuiet.has(column.id) && "text-muted-foreground",
          )}
        >
          {textOf(column, row) ?? <Unknown />}
        </Cell>
      );
  }
}

const isQuiet = new Set(["license", "cutoff", "price", "speed"]);

/** What a plain cell says; null where nothing is known. */
function textOf(column: Column, row: SheetRow): ReactNode {
  const { facts } = row;
  switch (column.id) {
    case "change":
      return row.change === null ? null : <Change places={row.change ?? 0} />;
    case "votes":
      return wholeNumber(row.votes);
    case "style":
      return facts?.styleRank ?? null;
    case "tier":
      return row.tier;
    case "winrate":
      return row.votes === 0 ? null : percent((row.wins + row.ties / 2) / row.votes);
    case "cutoff":
      return facts?.knowledgeCutoff ?? null;
    case "price":
      return facts && priceText(facts.inputPrice, facts.outputPrice);
    case "speed":
      return facts?.tokensPerSecond ? wholeNumber(facts.tokensPerSecond) : null;
    case "organization":
      return row.organization;
    case "license":
      return row.license;
    default:
      return isCategoryColumn(column) ? <CategoryRank rank={column.value(row)} overall={row.rank} /> : null;
  }
}

function RankCell({ row }: { row: SheetRow }) {
  const range = rankRange(row);
  if (row.rank === null) {
    return (
      <Cell className="text-muted-foreground max-md:row-span-2">
        <span aria-hidden>–</span>
        <span className="sr-only">no rank</span>
      </Cell>
    );
  }
  return (
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
  );
}

function IntervalCell({ row }: { row: SheetRow }) {
  const words = ratingInWords(row) ?? undefined;
  const around = margin(row);
  if (row.rating === null) {
    return (
      <Cell className="numeric max-md:hidden">
        <Unknown />
      </Cell>
    );
  }
  return (
    <Cell
      className="numeric whitespace-nowrap text-muted-foreground max-md:col-start-3 max-md:row-start-2 max-md:text-xs"
      title={words}
    >
      {row.low !== null && <span aria-hidden>{around ?? "–"}</span>}
      {row.low !== null && <span className="sr-only">{words}</span>}
    </Cell>
  );
}

function ModelCell({ row }: { row: SheetRow }) {
  return (
    <Cell className="min-w-0 wrap-anywhere">
      <Link
        href={`/models/${encodeURIComponent(row.model)}`}
        prefetch={false}
        className="font-medium underline decoration-transparent underline-offset-4 hover:decoration-current"
      >
        {row.name}
      </Link>
      {row.isToy && (
        <Badge className="ml-2 align-[1px]" title="A small program that comes with Ringside, not a language model">
          toy
        </Badge>
      )}
      {row.standing === "provisional" && (
        <Badge
          look="outline"
          className="ml-2 align-[1px] font-normal"
          title={`Fewer than ${provisionalBelow} votes, or an interval wider than ${provisionalWidth} points`}
        >
          provisional
        </Badge>
      )}
      {row.standing === "stable" && (
        <span
          className="ml-2 text-xs text-muted-foreground max-md:hidden"
          title={`Its interval is at most ${stableWidth} points wide`}
        >
          stable
        </span>
      )}
      {row.rating === null && (
        <span className="block text-xs text-muted-foreground max-md:hidden">{unratedInWords(row)}</span>
      )}
    </Cell>
  );
}

/** Places won or lost, as an arrow and in words. */
function Change({ places }: { places: number }) {
  return (
    <span title={changeInWords(places)}>
      <span aria-hidden>{places === 0 ? "=" : places > 0 ? `↑ ${places}` : `↓ ${-places}`}</span>
      <span className="sr-only">{changeInWords(places)}</span>
    </span>
  );
}

/** A rank in a category: plain where it is that of the whole board, with an arrow where it is better or worse. */
function CategoryRank({ rank, overall }: { rank: number | string | null; overall: number | null }) {
  if (typeof rank !== "number") return <Unknown />;
  const places = overall === null ? 0 : overall - rank;
  return (
    <span className={classNames(places > 0 && "font-semibold", places < 0 && "text-muted-foreground")}>
      {places !== 0 && <span aria-hidden>{places > 0 ? "↑" : "↓"} </span>}
      {rank}
    </span>
  );
}

const Unknown = () => (
  <>
    <span aria-hidden className="text-input">
      –
    </span>
    <span className="sr-only">not known</span>
  </>
);

function priceText(input: number | null, output: number | null): string | null {
  if (input === null && output === null) return null;
  return [input, output].map((price) => (price === null ? "?" : dollars(price))).join(" / ");
}

function Cell({ className, children, title }: { className?: string; children?: ReactNode; title?: string }) {
  return (
    <td role="cell" title={title} className={classNames("min-w-0 wrap-anywhere md:px-3 md:py-2", className)}>
      {children}
    </td>
  );
}
