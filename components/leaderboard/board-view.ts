import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";

export const tabs = ["elo", "full", "compare", "trust", "votes"] as const;
export type Tab = (typeof tabs)[number];

/** How a reader looks at a board: everything that changes what is shown and not what was computed. All of it is in the address. */
export interface BoardView {
  tab: Tab;
  /** A column's name; with "-" before it, the other way round. */
  sort: string;
  q: string;
  org: string;
  license: string;
  /** Models kept on top, by slug, in the order in which they were pinned. */
  pin: string[];
  /** The columns that are shown beside rank, model and rating; null for the usual ones. */
  columns: string[] | null;
  /** The day that changes are counted from, such as "2026-01-31". */
  since: string | null;
  /** What a comparison changes, such as "method:elo". */
  versus: string | null;
}

export const usualView: BoardView = {
  tab: "elo",
  sort: "rank",
  q: "",
  org: "",
  license: "",
  pin: [],
  columns: null,
  since: null,
  versus: null,
};

/** Beyond this many, pinned models would fill the screen they are pinned to. */
export const mostPinned = 8;

/** Reads a view from an address. What an address asks for and no board has is told in `problems`, never passed over. */
export function readView(words: { get(name: string): string | null }): { view: BoardView; problems: string[] } {
  const problems: string[] = [];
  const text = (name: string, most: number) => {
    const given = (words.get(name) ?? "").replaceAll("\0", "");
    if (given.length > most) problems.push(`${name} is cut to ${most} characters`);
    return given.slice(0, most);
  };
  const list = (name: string) => text(name, 2_000).split(",").filter(Boolean);
  const tab = words.get("tab") ?? "elo";
  const isTab = (tabs as readonly string[]).includes(tab);
  if (!isTab) problems.push(`there is no tab “${tab.slice(0, 40)}”`);
  const since = words.get("since") || null;
  const isDay = since === null || isCalendarDay(since);
  if (!isDay) problems.push(`“${since.slice(0, 40)}” is not a day such as 2026-01-31`);
  const pin = [...new Set(list("pin"))];
  if (pin.length > mostPinned) problems.push(`only the first ${mostPinned} pinned models are kept on top`);
  return {
    view: {
      tab: isTab ? (tab as Tab) : "elo",
      sort: text("sort", 60) || "rank",
      q: text("q", 100),
      org: text("org", 200),
      license: text("license", 200),
      pin: pin.slice(0, mostPinned),
      columns: words.get("columns") === null ? null : list("columns"),
      since: isDay ? since : null,
      versus: text("versus", 200) || null,
    },
    problems,
  };
}

/** The words of a view, without what goes without saying. */
function viewWords({ tab, sort, q, org, license, pin, columns, since, versus }: BoardView): Record<string, string> {
  return {
    ...(tab !== "elo" && { tab }),
    ...(sort !== "rank" && { sort }),
    ...(q && { q }),
    ...(org && { org }),
    ...(license && { license }),
    ...(pin.length > 0 && { pin: pin.join(",") }),
    ...(columns && { columns: columns.join(",") }),
    ...(since && { since }),
    ...(versus && { versus }),
  };
}

/** As lib/leaderboard/board-spec.ts says; written out again because that file brings zod along, which no browser needs. */
const usualSpec: BoardSpec = {
  source: "arena",
  category: "overall",
  method: "bradley-terry",
  ties: "half",
  window: "all",
  minVotes: 0,
  sampling: "as-cast",
};

/** The query of a board alone, as `GET /api/leaderboard` takes it. */
export function specQuery(spec: BoardSpec): URLSearchParams {
  const unusual = Object.entries(spec).filter(([name, value]) => usualSpec[name as keyof BoardSpec] !== value);
  return new URLSearchParams(unusual.map(([name, value]) => [name, String(value)]));
}

/** The name of a board inside its source, as events name it. */
export const boardName = ({ category, method, ties, window, minVotes, sampling }: BoardSpec): string =>
  [category, method, ties, window, minVotes, sampling].join("/");

/** The address of a board as it is looked at, without what goes without saying. */
export function boardAddress(spec: BoardSpec, view: Partial<BoardView> = {}): string {
  const query = specQuery(spec);
  for (const [name, value] of Object.entries(viewWords({ ...usualView, ...view }))) query.set(name, value);
  // Commas and colons need no escaping in a query, and an address that people send each other should be readable.
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text === "" ? "/leaderboard" : `/leaderboard?${text}`;
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
