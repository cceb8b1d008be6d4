import type { BoardView } from "./board-view.ts";
import type { Column, SheetRow } from "./columns.ts";

/** What is left of a board after search, filters and pins, in the order asked for. */
export interface ViewedRows {
  pinned: SheetRow[];
  rest: SheetRow[];
  /** Whether the rest stands in the order of the board, so that its groups and tiers can be shown. */
  isBoardOrder: boolean;
}

type Wanted = Pick<BoardView, "sort" | "q" | "org" | "license" | "pin">;

export function viewRows(rows: readonly SheetRow[], columns: readonly Column[], view: Wanted): ViewedRows {
  const pinned = view.pin.flatMap((slug) => rows.filter(({ model }) => model === slug));
  const found = rows.filter((row) => !pinned.includes(row) && matches(row, view));
  const { column, isReversed } = sortOf(columns, view.sort);
  if (!column || column.id === "rank") {
    return { pinned, rest: isReversed ? found.toReversed() : found, isBoardOrder: !isReversed };
  }
  return { pinned, rest: sorted(found, column, isReversed), isBoardOrder: false };
}

/** The column that a word of the address sorts by, and whether the other way round; none where no column is called so. */
export function sortOf(columns: readonly Column[], sort: string) {
  const isReversed = sort.startsWith("-");
  const id = isReversed ? sort.slice(1) : sort;
  return { column: columns.find((one) => one.id === id), isReversed };
}

/** What a column's header asks for when it is pressed: its own order first, then the other way round, then the board's. */
export function nextSort(column: Column, current: string): string {
  if (current === column.id) return `-${column.id}`;
  return current === `-${column.id}` && column.id !== "rank" ? "rank" : column.id;
}

function sorted(rows: readonly SheetRow[], { value, isLargeFirst = false }: Column, isReversed: boolean): SheetRow[] {
  const direction = isLargeFirst !== isReversed ? -1 : 1;
  // Equals stay in the order of the board; what is not known goes last, whichever way round.
  return rows
    .map((row) => ({ row, key: value(row) }))
    .sort((one, other) => {
      if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null);
      if (one.key === other.key) return 0;
      return direction * (one.key < other.key ? -1 : 1);
    })
    .map(({ row }) => row);
}

function matches(row: SheetRow, { q, org, license }: Wanted): boolean {
  if (org && row.organization !== org) return false;
  if (license && row.license !== license) return false;
  const text = plain(`${row.name} ${row.model} ${row.organization}`);
  return plain(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Letters without accents or case. */
const plain = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The values of a column that a reader may filter by, each with how many models have it, by name. */
export function choicesIn(rows: readonly SheetRow[], of: (row: SheetRow) => string): [value: string, models: number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
}
