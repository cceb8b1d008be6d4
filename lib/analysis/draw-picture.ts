import "server-only";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { overall } from "#lib/leaderboard/categories.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { categoryName } from "#lib/leaderboard/categories.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { languageName } from "#lib/tagging/language-names.ts";
import { costPicture } from "./cost-pictures.ts";
import { nothingToDraw } from "./empty.ts";
import { countedBoard, evenRows, keptFor, momentsOf, rangeOf, replicatesOfBoard, reversedElo } from "./gather.ts";
import type { CountedBoard } from "./gather.ts";
import {
  averageWinRatesPicture,
  battlesPicture,
  meetingsOf,
  predictedPicture,
  winFractionsPicture,
} from "./pair-pictures.ts";
import type { PictureName } from "./pictures.ts";
import { historyPicture, rankPathsPicture, ratingsPicture } from "./rating-pictures.ts";
import { abovePicture, bootstrapPicture, eloPicture, evenSamplingPicture } from "./resampled-pictures.ts";
import { modelCosts, mostRecent, recentLanguages, turnCounts, votesPerDay, votesPerLanguage } from "./store.ts";
import { stylePicture } from "./style-picture.ts";
import type { Picture } from "./types.ts";
import {
  outcomesPicture,
  recordsPicture,
  turnsPicture,
  votesPerDayPicture,
  votesPerLanguagePicture,
  votesPerModelPicture,
} from "./vote-pictures.ts";

export interface PictureRequest {
  spec: BoardSpec;
  /** For a picture of one model: which. */
  model?: string;
  /** At most so many models; without it as many as can be read. */
  top?: number;
}

type Failures = "source_not_found" | "board_in_making" | "model_not_found";

/** As many lines, and as many rows of a grid, as a reader can follow. */
const readable = { rows: 40, grid: 25, lines: 12, languages: 15 };

/** A picture of a board: its numbers and what they say. */
export async function drawPicture(
  name: PictureName,
  { spec, model, top }: PictureRequest,
  signal: AbortSignal,
): Promise<Result<Picture, Failures>> {
  const found = await countedBoard(spec, signal);
  if (!found.ok) {
    if (found.error !== "snapshot_not_found") return found as Result<never, Failures>;
    return ok(nothingToDraw(name, "No vote counts on this board yet. Its pictures come with the first one."));
  }
  if (model !== undefined && !found.value.board.rows.some((row) => row.model === model)) return fail("model_not_found");
  const drawing = drawers[name];
  return drawing({ ...found.value, spec, model, top, signal });
}

interface Drawing extends CountedBoard {
  spec: BoardSpec;
  model?: string;
  top?: number;
  signal: AbortSignal;
}

const drawers: Record<PictureName, (drawing: Drawing) => Promise<Result<Picture, Failures>>> = {
  ratings: async ({ board, top = readable.rows }) =>
    ok(ratingsPicture(board.rows, { rounds: board.snapshot.rounds, top })),
  history: (drawing) => followed(drawing, historyPicture),
  "rank-paths": (drawing) => followed(drawing, rankPathsPicture),
  "win-fractions": async ({ board, counts, top = readable.grid }) =>
    ok(winFractionsPicture(meetingsOf(counts, board.rows), top)),
  "average-win-rates": async ({ board, counts, top = readable.rows }) =>
    ok(averageWinRatesPicture(counts, board.rows, top)),
  "predicted-win-rates": async ({ board, top = readable.grid }) => ok(predictedPicture(board.rows, top)),
  above: async ({ top = readable.grid, ...drawing }) =>
    ok(withoutReplicates("above", drawing) ?? abovePicture(drawing.board.rows, await replicatesOfBoard(drawing), top)),
  bootstrap: async ({ model, ...drawing }) => {
    const { rows, snapshot } = drawing.board;
    const picture = bootstrapPicture(rows, await replicatesOfBoard(drawing), { model, seed: snapshot.seed });
    return ok(withoutReplicates("bootstrap", drawing) ?? picture);
  },
  battles: async ({ board, counts, top = readable.grid }) =>
    ok(battlesPicture("battles", meetingsOf(counts, board.rows), top)),
  "decided-battles": async ({ board, counts, top = readable.grid }) =>
    ok(battlesPicture("decided-battles", meetingsOf(counts, board.rows), top)),
  "tied-battles": async ({ board, counts, top = readable.grid }) =>
    ok(battlesPicture("tied-battles", meetingsOf(counts, board.rows), top)),
  outcomes: async ({ counts }) => ok(outcomesPicture(counts)),
  records: async ({ board, counts, top = readable.rows }) => ok(recordsPicture(counts, board.rows, top)),
  "votes-per-model": async ({ board, counts, top = readable.rows }) =>
    ok(votesPerModelPicture(counts, board.rows, top)),
  "votes-per-day": async ({ spec }) => {
    const range = rangeOf(spec);
    return ok(votesPerDayPicture(await keptFor("days", range, () => votesPerDay(range))));
  },
  "votes-per-language": languages,
  turns: async ({ spec }) => {
    const range = rangeOf(spec);
    return ok(turnsPicture(await keptFor("turns", range, () => turnCounts(range)), { mostRecent }));
  },
  price: (drawing) => cost("price", drawing),
  speed: (drawing) => cost("speed", drawing),
  style: async ({ spec, signal }) => {
    // Style is measured by the board that controls for it, with all votes weighing alike.
    const found = await countedBoard(
      { ...spec, ...unusual(spec), method: "style-control", sampling: "as-cast" },
      signal,
    );
    if (!found.ok) return missing("style", found);
    const { findings, votes, dropped } = found.value.board.snapshot;
    const unknown = dropped.find(({ reason }) => reason === "answers_without_style")?.count;
    return ok(stylePicture(findings, votes, unknown));
  },
  elo: async ({ spec, top = readable.rows, signal }) => {
    const [one, other] = await Promise.all([
      countedBoard({ ...spec, ties: "half", sampling: "as-cast", method: "bradley-terry" }, signal),
      countedBoard({ ...spec, ties: "half", sampling: "as-cast", method: "elo" }, signal),
    ]);
    if (!one.ok) return missing("elo", one);
    if (!other.ok) return missing("elo", other);
    const reversed = await reversedElo(spec, other.value.board);
    return ok(eloPicture(one.value.board.rows, other.value.board.rows, top, reversed));
  },
  "even-sampling": async ({ spec, top = readable.rows, signal }) => {
    const found = await countedBoard(
      {
        ...spec,
        ...(spec.method === "bradley-terry" ? {} : { ties: "half" as const }),
        method: "bradley-terry",
        sampling: "as-cast",
      },
      signal,
    );
    if (!found.ok) return missing("even-sampling", found);
    const names = new Map(found.value.board.rows.map((row) => [row.model, row.name]));
    const even = (await evenRows(found.value)).map((row) => ({ ...row, name: names.get(row.model) ?? row.model }));
    return ok(evenSamplingPicture(found.value.board.rows, even, top));
  },
};

/** Style control takes ties as half-wins or leaves them out. */
const unusual = ({ ties }: BoardSpec) => (ties === "half" || ties === "out" ? {} : { ties: "half" as const });

function missing(name: PictureName, failure: { ok: false; error: string }): Result<Picture, Failures> {
  if (failure.error !== "snapshot_not_found") return failure as Result<never, Failures>;
  return ok(nothingToDraw(name, "These votes make no such board yet."));
}

/** Replicates are drawn again from counts, which online Elo and style control are not made of. */
function withoutReplicates(name: PictureName, { board }: Pick<Drawing, "board">): Picture | null {
  if (board.snapshot.method !== "bradley-terry") {
    return nothingToDraw(
      name,
      "Only Bradley–Terry boards keep what it takes to draw their resamplings again. Choose Bradley–Terry to see it.",
    );
  }
  return board.snapshot.rounds === 0 ? nothingToDraw(name, "This board was made without bootstrap rounds.") : null;
}

async function followed(
  { spec, board, top = readable.lines }: Drawing,
  draw: typeof historyPicture,
): Promise<Result<Picture, Failures>> {
  const { moments, isToldFromVotes } = await momentsOf(spec, board);
  const picture = draw(moments, namesOf(board), top);
  if (!isToldFromVotes || picture.drawing.kind === "empty") return ok(picture);
  const told = "These votes came all at once: told is how Bradley–Terry would have rated them as they were cast.";
  return ok({ ...picture, notes: [...picture.notes, told] });
}

const namesOf = ({ rows }: Leaderboard) => new Map(rows.map(({ model, name }) => [model, name]));

async function languages({ spec, counts, top = readable.languages }: Drawing): Promise<Result<Picture, Failures>> {
  const range = rangeOf(spec);
  const all = counts.reduce((sum, { modelA, modelB, count }) => sum + (modelA === modelB ? 0 : count), 0);
  if (spec.category === overall && range.days === null) {
    const found = await keptFor("languages", range, () => votesPerLanguage(spec.source, ownCategories()));
    return ok(
      votesPerLanguagePicture(
        found.map(({ language, votes }) => ({ language: categoryName(language), votes })),
        all,
        top,
      ),
    );
  }
  const found = await keptFor("recent languages", range, () => recentLanguages(range));
  const named = found.map(({ language, votes }) => ({ language: languageName(language), votes }));
  return ok(votesPerLanguagePicture(named, Math.min(all, mostRecent), top));
}

async function cost(kind: "price" | "speed", drawing: Drawing): Promise<Result<Picture, Failures>> {
  const { rows } = drawing.board;
  const slugs = rows.map(({ model }) => model);
  // By board, as boards of the same votes differ in which models are on them.
  const costs = await keptFor(`costs ${drawing.board.snapshot.id}`, rangeOf(drawing.spec), () => modelCosts(slugs));
  return ok(costPicture(kind, rows, costs, await replicatesOfBoard(drawing)));
}
