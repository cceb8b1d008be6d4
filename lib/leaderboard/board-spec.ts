import { z } from "zod";
import { writtenWhole } from "#lib/written-number.ts";
import { defaultRatingOptions } from "#lib/rating/index.ts";
import type { RatingOptions } from "#lib/rating/index.ts";
import { overall } from "./categories.ts";

export const boardMethods = ["bradley-terry", "elo", "style-control"] as const;
export type BoardMethod = (typeof boardMethods)[number];
export const tiePolicies = ["half", "out", "davidson", "rao-kupper"] as const;
export const timeWindows = ["all", "7d", "30d", "90d", "365d"] as const;
export const samplings = ["as-cast", "even"] as const;

/** Which votes of which source, and how they become ratings: what a leaderboard is asked for by. */
export interface BoardSpec {
  source: string;
  category: string;
  method: BoardMethod;
  ties: (typeof tiePolicies)[number];
  /** Counted back from the newest vote of the source, so that the same votes make the same board on any day. */
  window: (typeof timeWindows)[number];
  /** Models with fewer counted votes than this, and their votes, are left out. */
  minVotes: number;
  /** "even": every pair of models weighs nearly alike, however often it met. */
  sampling: (typeof samplings)[number];
}

const word = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "must be a short lower-case name");
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(", ")}`);

export const boardFields = {
  source: word.default("arena").describe("Whose votes: `arena` for those cast here, or another source by name."),
  category: word.default(overall).describe("Which of the source's categories; languages are categories too, and so is `non-english`."),
  method: oneOf(boardMethods).default("bradley-terry").describe("How ratings are made."),
  ties: oneOf(tiePolicies)
    .default("half")
    .describe("What a tie is: half a win, left out, or a verdict of its own in Davidson's or Rao and Kupper's model."),
  window: oneOf(timeWindows).default("all").describe("How far back votes count, from the newest vote of the source."),
  minVotes: writtenWhole({ least: 0, most: 1_000_000, of: "votes" })
    .default(0)
    .describe("Leaves out models with fewer counted votes."),
  sampling: oneOf(samplings)
    .default("as-cast")
    .describe("Whether pairs that met often weigh more (`as-cast`) or all pairs nearly alike (`even`)."),
};

/** A board as an address names it; words that go together only are checked too. */
export const boardQuerySchema = z.strictObject(boardFields).superRefine((spec, context) => {
  const problem = whyNoBoard(spec);
  if (problem) context.addIssue({ code: "custom", path: [problem.field], message: problem.message });
});

/** Why there is no such board. Online Elo knows half-wins only; style control takes ties as half or leaves them out. */
export function whyNoBoard({ method, ties, sampling }: BoardSpec): { field: keyof BoardSpec; message: string } | null {
  if (method === "elo" && ties !== "half") return { field: "ties", message: "online Elo takes a tie as half a win" };
  if (method === "style-control" && ties !== "half" && ties !== "out")
    return { field: "ties", message: "style control takes a tie as half a win or leaves it out" };
  if (method !== "bradley-terry" && sampling !== "as-cast")
    return { field: "sampling", message: "only Bradley–Terry can weigh pairs alike" };
  return null;
}

/** A board by what is unusual about it. */
export type NamedBoard = { source: string } & Partial<BoardSpec>;

export const specOf = (words: NamedBoard): BoardSpec => ({ ...usual, ...words });

const usual: Omit<BoardSpec, "source"> = {
  category: overall,
  method: "bradley-terry",
  ties: "half",
  window: "all",
  minVotes: 0,
  sampling: "as-cast",
};

/** The boards that are always kept up to date: every category of every source by Bradley–Terry. */
export const isStandard = ({ source, category, ...rest }: BoardSpec): boolean =>
  boardKey({ source, category, ...rest }) === boardKey(specOf({ source, category }));

/** Whether counts per pair are all that a board is made of; otherwise it needs the votes themselves. */
export const isMadeOfCounts = ({ method, window }: BoardSpec): boolean =>
  method === "bradley-terry" && window === "all";

/**
 * Whether a board is made in a moment by whoever keeps boards fresh. Others are jobs: those that read all votes, and those whose
 * replicates are refitted one by one, which takes seconds with many models.
 */
export const isQuick = (spec: BoardSpec): boolean =>
  isMadeOfCounts(spec) && (spec.ties === "half" || spec.ties === "out") && spec.sampling === "as-cast";

/** The name of a board inside its source: "coding/bradley-terry/half/all/0/as-cast". */
export const boardKey = ({ category, method, ties, window, minVotes, sampling }: BoardSpec): string =>
  [category, method, ties, window, minVotes, sampling].join("/");

/** The other way round; null for a key that no board has. */
export function specOfKey(source: string, key: string): BoardSpec | null {
  const [category, method, ties, window, minVotes, sampling] = key.split("/");
  return boardQuerySchema.safeParse({ source, category, method, ties, window, minVotes, sampling }).data ?? null;
}

/** The words of an address, without what goes without saying. */
export function boardWords(spec: BoardSpec): Record<string, string> {
  const words = Object.entries(spec).filter(
    ([name, value]) => ({ source: "arena", ...usual })[name as keyof BoardSpec] !== value,
  );
  return Object.fromEntries(words.map(([name, value]) => [name, String(value)]));
}

export const windowDays = ({ window }: BoardSpec): number | null => (window === "all" ? null : Number.parseInt(window));

/** The options of the fit, as `npm run rate` would use them, so that its numbers on our export are the board's. */
export function ratingOptions({ method, ties, sampling }: BoardSpec, rounds: number): RatingOptions {
  return {
    ...defaultRatingOptions,
    method: method === "elo" ? "elo" : "bradley-terry",
    rounds,
    ...(ties !== "half" && { ties }),
    ...(sampling === "even" && { weights: "inverse-frequency" as const }),
  };
}
