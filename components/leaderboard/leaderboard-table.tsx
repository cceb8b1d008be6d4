import type { CSSProperties, MouseEvent, ReactNode, Ref } from "react";
import { Pin, PinOff } from "lucide-react";
import { classNames } from "#components/ui/class-names.ts";
import type { Column, SheetRow } from "./columns.ts";
import { groupsOf } from "./groups.ts";
import { TableRow } from "./table-row.tsx";
import type { ViewedRows } from "./view-rows.ts";
import { nextSort, sortOf } from "./view-rows.ts";
import { counted } from "./wording.ts";

/** From this many rows on, those out of view are not laid out until they come near. */
const manyRows = 60;
/** In rem. */
const pinWidth = 2.5;

interface Props {
  viewed: ViewedRows;
  columns: readonly Column[];
  sort: string;
  caption: string;
  /** What a reader can do with it; none for a board that is only shown. */
  controls?: {
    /** The address of the same board sorted otherwise. */
    hrefFor: (sort: string) => string;
    onSort: (sort: string) => void;
    onPin: (model: string) => void;
  };
  ref?: Ref<HTMLTableElement>;
}

/**
 * The board. One table for every width: a grid with one track per column, and below 768 px each row lies down as two lines
 * of a list. The roles are spelled out because a table that is laid out as anything else loses them. All rows are there
 * from the server; with many of them the browser skips the layout of those out of view, which keeps scrolling smooth, the
 * page searchable and every row in reach of a screen reader.
 */
export function LeaderboardTable({ viewed, columns, sort, caption, controls, ref }: Props) {
  const { pinned, rest, isBoardOrder } = viewed;
  const pins = controls ? pinWidth : 0;
  const tracks = [...columns.map(({ track }) => track), `${pins}rem`];
  const isLong = rest.length >= manyRows;
  const line = (row: SheetRow, isPinned: boolean) => (
    <TableRow key={row.model} row={row} columns={columns} isLazy={isLong && !isPinned}>
      {controls && <PinButton name={row.name} isPinned={isPinned} onClick={() => controls.onPin(row.model)} />}
    </TableRow>
  );
  return (
    <table
      ref={ref}
      role="table"
      style={{ "--tracks": tracks.join(" "), "--least": `${leastWidth(columns) + pins}rem` } as CSSProperties}
      className="relative block w-full text-sm md:min-w-(--least) print:min-w-0 print:[zoom:0.85]"
    >
      <caption className="sr-only">{caption}</caption>
      <thead
        role="rowgroup"
        // Inside a place that scrolls sideways it would stick to that, on top of the first rows.
        className="z-10 block bg-background max-md:sr-only xl:sticky xl:top-(--header) xl:group-data-wide/board:static print:static print:block"
      >
        <tr role="row" className="grid grid-cols-(--tracks) shadow-[inset_0_-1px_0_var(--border)]">
          {columns.map((column) => (
            <Header key={column.id} column={column} sort={sort} controls={controls} columns={columns} />
          ))}
          {controls && (
            <th role="columnheader" scope="col">
              <span className="sr-only">Pin</span>
            </th>
          )}
        </tr>
      </thead>
      {pinned.length > 0 && (
        <tbody role="rowgroup" className="block border-b-2 border-foreground/60">
          <Heading title="Pinned." text="Kept on top of whatever is searched, filtered or sorted below." />
          {pinned.map((row) => line(row, true))}
        </tbody>
      )}
      {isBoardOrder ? (
        <Groups rows={rest} line={(row) => line(row, false)} />
      ) : (
        <tbody role="rowgroup" className="block">
          {rest.map((row) => line(row, false))}
        </tbody>
      )}
    </table>
  );
}

/** What the columns need in rem, without the pins: a long name takes more lines, not a wider page. */
export const leastWidth = (columns: readonly Column[]): number =>
  columns.reduce((sum, { track }) => sum + Number(/\d+(\.\d+)?(?=rem)/.exec(track)?.[0] ?? 0), 0);

/** The rows of the board as it stands: models on one scale together, apart from those on another and those without. */
function Groups({ rows, line }: { rows: readonly SheetRow[]; line: (row: SheetRow) => ReactNode }) {
  const groups = groupsOf(rows);
  const ratedGroups = groups.filter(({ rated }) => rated.length > 0).length;
  return groups.map((group, index) => (
    <tbody key={group.component} role="rowgroup" className="block">
      {(group.rated.length > 0 ? ratedGroups > 1 : ratedGroups > 0) && (
        <Heading
          title={group.rated.length > 0 ? `Group ${index + 1} of ${ratedGroups}.` : "Not rated yet."}
          text={
            group.rated.length > 0
              ? "The votes give these models a scale of their own: compare ratings only inside the group."
              : "A few more votes will tie these models to the others."
          }
        />
      )}
      {group.rated.map(line)}
      {group.unrated.map(line)}
    </tbody>
  ));
}

function Heading({ title, text }: { title: string; text: string }) {
  return (
    <tr role="row" className="block">
      <td role="cell" className="block pt-5 pb-2 md:px-3">
        <strong className="font-semibold">{title}</strong> <span className="text-muted-foreground">{text}</span>
      </td>
    </tr>
  );
}

type HeaderProps = Pick<Props, "columns" | "sort" | "controls"> & { column: Column };

function Header({ column, columns, sort, controls }: HeaderProps) {
  const current = sortOf(columns, sort);
  const isHere = (current.column?.id ?? "rank") === column.id;
  const isDescending = (column.isLargeFirst ?? false) !== current.isReversed;
  const next = nextSort(column, isHere && !current.column ? "rank" : sort);
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    controls?.onSort(next);
  };
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isHere ? (isDescending ? "descending" : "ascending") : undefined}
      className={classNames(
        "min-w-0 self-end text-xs leading-4 font-medium",
        column.isNumber ? "numeric" : "text-left",
      )}
    >
      {controls ? (
        <a
          href={controls.hrefFor(next)}
          onClick={press}
          title={column.says}
          className={classNames(
            "inline-flex max-w-full items-center gap-1 px-3 py-2.5 hover:text-foreground",
            isHere ? "text-foreground" : "text-muted-foreground",
          )}
        >
          <span className="min-w-0 wrap-break-word">{column.name}</span>
          <span aria-hidden className={isHere ? undefined : "hidden"}>
            {isDescending ? "↓" : "↑"}
          </span>
        </a>
      ) : (
        <span title={column.says} className="inline-block px-3 py-2.5 text-muted-foreground">
          {column.name}
        </span>
      )}
    </th>
  );
}

function PinButton({ name, isPinned, onClick }: { name: string; isPinned: boolean; onClick: () => void }) {
  const Icon = isPinned ? PinOff : Pin;
  return (
    <button
      type="button"
      aria-pressed={isPinned}
      aria-label={`Pin ${name}`}
      title={isPinned ? "Unpin" : "Pin, to compare"}
      onClick={onClick}
      className={classNames(
        "inline-flex size-8 items-center justify-center rounded-md hover:bg-accent hover:text-foreground noscript:hidden print:hidden",
        isPinned ? "text-foreground" : "text-input",
      )}
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}

/** What a table that search and filters have emptied says instead. */
export function NothingFound({ models, onClear }: { models: number; onClear: () => void }) {
  return (
    <p className="py-10 text-muted-foreground">
      None of the {counted(models, "model")} is like that.{" "}
      <button type="button" onClick={onClear} className="text-foreground underline underline-offset-4">
        Show all
      </button>
    </p>
  );
}
