import { literal, jsonPath, internal } from "./columnar.ts";
import { winnerOf } from "./winner-words.ts";
import type { Winner } from "#lib/rating/index.ts";
import type { Source } from "./columnar.ts";

/** A row's own text, column by column; null where the file has nothing. */
export type Cell = string | null;

/** Why a row that can be read is no vote between two models, such as a logged chat. */
export interface NoVote {
  noVote: string;
}

/** One way a file can say who met whom and who won. */
export interface Dialect {
  /** What names the two models, and what holds the verdict: columns, or members of what is nested in them. */
  models: readonly [string, string];
  verdict: readonly string[];
  /** Whether a file with these columns is read this way. */
  fits: (columns: readonly string[]) => boolean;
  /** How each of `models` and `verdict` is read, as SQL texts. */
  sql: (source: Source) => { models: readonly [string, string]; verdict: readonly string[] };
  /** Where one row holds several votes: the SQL of a list with an element for each, which `sql` then calls `element`. */
  each?: (source: Source) => string;
  /** What a row says; undefined when its cells say nothing that is known. */
  read: (verdict: readonly Cell[], modelA: Cell, modelB: Cell) => Winner | NoVote | undefined;
}

const element = internal("each");

/** A dialect whose every part is a column of its own. */
function flat(dialect: Pick<Dialect, "models" | "verdict" | "read">): Dialect {
  const { models, verdict } = dialect;
  return {
    ...dialect,
    fits: (columns) => [...models, ...verdict].every((column) => columns.includes(column)),
    sql: ({ text }) => ({ models: [text(models[0]), text(models[1])], verdict: verdict.map(text) }),
  };
}

const inOneColumn = (verdict: string, ...models: [string, string]): Dialect =>
  flat({ models, verdict: [verdict], read: ([word]) => (word === null ? undefined : winnerOf(word)) });

const member = (json: string, ...keys: string[]) => `json_extract_string(${json}, ${literal(jsonPath(...keys))})`;

/** The three columns of the 55k and Kaggle sets, exactly one of which is set. */
const oneHot = flat({
  models: ["model_a", "model_b"],
  verdict: ["winner_model_a", "winner_model_b", "winner_tie"],
  read: (flags) => {
    const set = flags.map(asFlag);
    if (set.includes(undefined) || set.filter(Boolean).length !== 1) return undefined;
    return (["model_a", "model_b", "tie"] as const)[set.indexOf(true)];
  },
});

/** compar:IA names the chosen model, or says that both are equal. */
const compariaChoice = flat({
  models: ["model_a_name", "model_b_name"],
  verdict: ["chosen_model_name", "both_equal"],
  read: ([chosen, bothEqual], modelA, modelB) => {
    const isTie = asFlag(bothEqual);
    if (isTie === undefined) return undefined;
    if (isTie) return chosen === null || chosen === "" ? "tie" : undefined;
    return chosen === null ? undefined : chosen === modelA ? "model_a" : chosen === modelB ? "model_b" : undefined;
  },
});

/** AlpacaEval's preference is 1 to 2; like AlpacaEval, what is above 1.5 is read as a win of the second. */
const preference = flat({
  models: ["generator_1", "generator_2"],
  verdict: ["preference"],
  read: ([cell]) => {
    const value = cell === null || cell.trim() === "" ? NaN : Number(cell);
    if (!(value >= 1 && value <= 2)) return undefined;
    return value === 1.5 ? "tie" : value < 1.5 ? "model_a" : "model_b";
  },
});

/** MT-bench's judge saw each pair twice, sides swapped: a verdict that did not survive the swap is a tie, as in its paper. */
const judgedTwice = flat({
  models: ["model_1", "model_2"],
  verdict: ["g1_winner", "g2_winner"],
  read: (words) => {
    const [one, other] = words.map((word) => (word === null ? undefined : winnerOf(word)));
    if (one === undefined || other === undefined) return undefined;
    return one === other ? one : "tie";
  },
});

/** Copilot Arena: which of the two was accepted, from 0. */
const acceptedIndex = flat({
  models: ["model_a", "model_b"],
  verdict: ["acceptedIndex"],
  read: ([index]) => (index === "0" ? "model_a" : index === "1" ? "model_b" : undefined),
});

/** What FastChat writes into the same log as its battles. */
const otherLogEntries = ["chat", "upvote", "downvote", "flag", "share"];

/** FastChat's raw log: `type` is the button, and the names are in the two states, whatever was on screen. */
const fastChatLog: Dialect = {
  models: ["states", "states"],
  verdict: ["type"],
  fits: (columns) => columns.includes("type") && (columns.includes("states") || columns.includes("state")),
  sql: (source) => {
    const name = (side: number) => `json_extract_string(${source.json("states")}, ${literal(`$[${side}].model_name`)})`;
    return { models: [name(0), name(1)], verdict: [source.text("type")] };
  },
  read: ([type]) => {
    if (type === null) return undefined;
    return otherLogEntries.includes(type) ? { noVote: "not_a_vote" } : winnerOf(type);
  },
};

/** Arena-Hard: two games a question, the baseline on side A in the first and on side B in the second. */
const arenaHardGames: Dialect = {
  models: ["baseline", "model"],
  verdict: ["score"],
  fits: (columns) => ["games", "model", "baseline"].every((column) => columns.includes(column)),
  each: ({ json }) => `range(cast(greatest(2, json_array_length(${json("games")})) as bigint))`,
  sql: ({ text, json }) => {
    const [baseline, model] = [text("baseline"), text("model")];
    return {
      models: [
        `case ${element} % 2 when 0 then ${baseline} else ${model} end`,
        `case ${element} % 2 when 0 then ${model} else ${baseline} end`,
      ],
      verdict: [`json_extract_string(${json("games")}, '$[' || ${element} || '].score')`],
    };
  },
  read: ([score]) => (score === null ? undefined : winnerOf(score)),
};

/** Open WebUI: a thumb on one answer is a comparison with each of its siblings; without siblings it compares nothing. */
const openWebUiFeedback: Dialect = {
  models: ["model_id", "sibling_model_ids"],
  verdict: ["rating"],
  fits: (columns) => columns.includes("data") && (columns.includes("snapshot") || columns.includes("meta")),
  each: ({ json }) => {
    const siblings = `json_extract_string(${json("data")}, '$.sibling_model_ids[*]')`;
    return `case when len(${siblings}) > 0 then ${siblings} else [''] end`;
  },
  sql: ({ json }) => ({
    models: [member(json("data"), "model_id"), element],
    verdict: [member(json("data"), "rating")],
  }),
  read: ([rating], _, sibling) => {
    if (sibling === "") return { noVote: "not_a_vote" };
    switch (rating === null || rating.trim() === "" ? NaN : Number(rating)) {
      case 1:
        return "model_a";
      case -1:
        return "model_b";
      case 0:
        return "tie";
      default:
        return undefined;
    }
  },
};

/** In the order they are tried: the first that fits a file's columns is the one it is read by. */
export const dialects: readonly Dialect[] = [
  inOneColumn("winner", "model_a", "model_b"),
  oneHot,
  compariaChoice,
  preference,
  judgedTwice,
  inOneColumn("winner", "model_1", "model_2"),
  inOneColumn("winner", "left", "right"),
  inOneColumn("vote", "model_a", "model_b"),
  acceptedIndex,
  arenaHardGames,
  fastChatLog,
  openWebUiFeedback,
];

function asFlag(cell: Cell): boolean | undefined {
  switch (cell?.toLowerCase()) {
    case "1":
    case "1.0":
    case "true":
      return true;
    case "0":
    case "0.0":
    case "false":
      return false;
    default:
      return undefined;
  }
}
