import "server-only";
import { Keeper } from "#lib/analysis/kept.ts";
import { inOrder, isTopic, overall, spokenCategory } from "#lib/leaderboard/categories.ts";
import { listCategories } from "#lib/leaderboard/store.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { findModelsBySlug, findPublicModel } from "#lib/models/store.ts";
import { usualBoard, usualCounts } from "#lib/profile/boards.ts";
import { listVoteSources } from "#lib/profile/store.ts";
import type { VoteSource } from "#lib/profile/types.ts";
import { publishable } from "#lib/privacy/publishable.ts";
import { publishingNow } from "#lib/privacy/publishing.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { boardPace } from "#lib/trust/load-report.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { fitBoard, foresee } from "./foresee.ts";
import { periodsOf, toPart } from "./parts.ts";
import { sentenceOf } from "./sentence.ts";
import { countPair, publishedBattles, splitPair } from "./store.ts";
import type { Cell, Dimension } from "./store.ts";
import type { Comparison, PairStanding, SampleBattle } from "./types.ts";

/** Kept under their snapshots; a fit of 500 models takes 4 MB. */
const standings = new Keeper(500);
const standingMs = 30_000;
const fits = new Keeper(8);
/** What is read vote by vote is not read again for every new board: of a busy arena there is one every second. */
const readings = new Keeper(500);

/** Two models side by side, in the arena's votes or else the first source that has both, unless a source is asked for. */
export async function loadComparison(
  firstSlug: string,
  secondSlug: string,
  asked?: string,
): Promise<Result<Comparison, "model_not_found" | "source_not_found">> {
  const [first, second, all] = await Promise.all([
    findPublicModel(firstSlug),
    findPublicModel(secondSlug),
    listVoteSources(),
  ]);
  if (!first || !second) return fail("model_not_found");
  if (asked !== undefined && !all.some((source) => source.slug === asked)) return fail("source_not_found");
  const boards = await Promise.all(all.map(async (source) => ({ source, board: await usualBoard(source.slug) })));
  const has = (board: Leaderboard | null, slug: string) => board?.rows.some((row) => row.model === slug);
  const having = boards.filter(({ board }) => has(board, firstSlug) && has(board, secondSlug));
  const chosen = asked === undefined ? having[0] : boards.find(({ source }) => source.slug === asked);
  const board = chosen && having.includes(chosen) ? chosen.board : null;
  const key = `${board?.snapshot.id}/${firstSlug}/${secondSlug}`;
  return ok({
    first,
    second,
    sources: having.map(({ source }) => source),
    source: chosen?.source ?? null,
    standing:
      board && (await standings.get(key, () => standingOf(chosen!.source, board, firstSlug, secondSlug), standingMs)),
  });
}

async function standingOf(
  source: VoteSource,
  { snapshot, rows }: Leaderboard,
  firstSlug: string,
  secondSlug: string,
): Promise<PairStanding> {
  const [one, other] = await findModelsBySlug([firstSlug, secondSlug]);
  const pair = { sourceId: source.id, first: one.id, second: other.id };
  const pairKey = Object.values(pair).join("/");
  const { votes, dropped, excluded } = snapshot;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, votes);
  const cast = sum([...dropped.map(({ count }) => count), ...excluded.map((one) => one.votes)]);
  const [counts, splits, board, pace, samples] = await Promise.all([
    listCategories(source.id).then((categories) => countPair(pair, [...new Set([overall, ...categories])])),
    readings.get(`splits/${pairKey}`, () => splitPair(pair), standingMs),
    fits.get(snapshot.id, async () => fitBoard(await usualCounts(source))),
    boardPace(source.id, snapshot, { votes: cast }),
    readings.get(`samples/${pairKey}`, () => publishedBattles(pair, publishingNow()), standingMs),
  ]);
  const first = rows.find(({ model }) => model === firstSlug)!;
  const second = rows.find(({ model }) => model === secondSlug)!;
  const of = (dimension: Dimension) => splits.filter((cell) => cell.dimension === dimension);
  const parts = (some: readonly Cell[]) => some.map((cell) => toPart(cell.part, cell));
  const own = ownCategories();
  const none = toPart(overall, { first: 0, second: 0, ties: 0 });
  const all = parts(counts).find(({ part }) => part === overall) ?? none;
  const order = inOrder(
    counts.map(({ part }) => part),
    own,
  );
  const filed = order
    .flatMap((part) => parts(counts.filter((cell) => cell.part === part)))
    .filter(({ part }) => part !== overall);
  const foreseen = foresee(board, firstSlug, secondSlug);
  const names = { first: first.name, second: second.name };
  const spoken = filed.map((part) => ({ ...part, phrase: spokenCategory(part.part, own) }));
  return {
    snapshot,
    first,
    second,
    all,
    sentence: sentenceOf(names, all, spoken, foreseen),
    categories: filed.filter(({ part }) => isTopic(part, own)),
    languages: filed.filter(({ part }) => !isTopic(part, own)),
    answers: parts(of("answers")),
    prompts: parts(of("prompts")),
    periods: periodsOf(of("day")),
    foreseen,
    pace,
    samples: samples.flatMap((sample) => toPublishable(sample) ?? []),
  };
}

/** The battle as it may be shown; null where something in it speaks against that. */
function toPublishable(sample: SampleBattle): SampleBattle | null {
  const say = (content: string) => ({ content });
  const said = {
    a: sample.turns.flatMap(({ prompt, first }) => [say(prompt), say(first)]),
    b: sample.turns.map(({ second }) => say(second)),
  };
  const sides = publishable(said, sample.isCleared);
  if (!sides) return null;
  const turns = sample.turns.map((_, i) => ({
    prompt: sides.a[2 * i].content,
    first: sides.a[2 * i + 1].content,
    second: sides.b[i].content,
  }));
  return { ...sample, turns };
}
