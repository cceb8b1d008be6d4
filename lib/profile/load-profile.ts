import "server-only";
import { Keeper } from "#lib/analysis/kept.ts";
import { momentsOf } from "#lib/analysis/gather.ts";
import { historyPicture } from "#lib/analysis/rating-pictures.ts";
import { recordPicture } from "#lib/analysis/record-picture.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import { specOf } from "#lib/leaderboard/board-spec.ts";
import { findPublicModel, listModelEvents } from "#lib/models/store.ts";
import { categoryBoards, usualBoard, usualCounts } from "./boards.ts";
import { reasonRates } from "./reasons.ts";
import { recordAgainst } from "./record.ts";
import { countReasons, listVoteSources, privateSlugs } from "./store.ts";
import { strengthsOf } from "./strengths.ts";
import type { Profile, Standing, VoteSource } from "./types.ts";

/**
 * Everything but status and life follows from a board, so a standing is kept under its snapshot. A new board's categories
 * are made in the seconds after it, and reasons come with votes that move no board: hence not for ever.
 */
const standings = new Keeper(300);
const standingMs = 30_000;
const reasons = new Keeper(50);
const reasonsMs = 60_000;

/**
 * A model's page: what it is, what happened to it, and how it stands in one source's votes; in the arena's, or else in the
 * first source that has it, unless a source is asked for.
 */
export async function loadProfile(
  slug: string,
  asked?: string,
): Promise<Result<Profile, "model_not_found" | "source_not_found">> {
  const model = await findPublicModel(slug);
  if (!model) return fail("model_not_found");
  const [events, all] = await Promise.all([listModelEvents(slug), listVoteSources()]);
  if (asked !== undefined && !all.some((source) => source.slug === asked)) return fail("source_not_found");
  const boards = await Promise.all(all.map(async (source) => ({ source, board: await usualBoard(source.slug) })));
  const having = boards.filter(({ board }) => board?.rows.some((row) => row.model === slug));
  const chosen = asked === undefined ? having[0] : boards.find(({ source }) => source.slug === asked);
  const board = chosen && having.includes(chosen) ? chosen.board : null;
  const standing =
    board &&
    (await standings.get(`${board.snapshot.id}/${slug}`, () => standingOf(slug, chosen!.source, board), standingMs));
  return ok({
    model,
    events,
    sources: having.map(({ source }) => source),
    source: chosen?.source ?? null,
    standing,
  });
}

async function standingOf(slug: string, source: VoteSource, board: Leaderboard): Promise<Standing> {
  const { snapshot, rows } = board;
  const [categories, counts, { moments }, said, hidden] = await Promise.all([
    categoryBoards(source),
    usualCounts(source),
    momentsOf(specOf({ source: source.slug }), board),
    reasons.get(source.id, () => countReasons(source.id), reasonsMs),
    privateSlugs(),
  ]);
  const row = rows.find(({ model }) => model === slug)!;
  const shown = rows.filter(({ model }) => !hidden.has(model));
  const record = recordAgainst(slug, counts, shown);
  return {
    snapshot,
    row,
    rated: rows.filter(({ rating, component }) => rating !== null && component === row.component).length,
    strengths: strengthsOf(
      slug,
      rows,
      categories.map((one) => ({ category: one.snapshot.category, rows: one.rows })),
    ),
    record,
    pictures: {
      history: historyPicture(onlyOf(slug, moments), new Map([[slug, row.name]]), 1),
      record: recordPicture(
        row.name,
        record.map(({ rival, wins, losses, ties }) => ({ rival: rival.model, name: rival.name, wins, losses, ties })),
      ),
    },
    reasons: reasonRates(slug, said),
    traffic: { share: row.votes / snapshot.votes, even: 2 / rows.length },
  };
}

const onlyOf = <Row extends { model: string }, Moment extends { rows: readonly Row[] }>(
  slug: string,
  moments: readonly Moment[],
) => moments.map((moment) => ({ ...moment, rows: moment.rows.filter(({ model }) => model === slug) }));
