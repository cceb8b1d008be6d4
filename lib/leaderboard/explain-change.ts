import "server-only";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { assemble, prepare } from "./assemble.ts";
import { boardKey, isMadeOfCounts, specOfKey } from "./board-spec.ts";
import { gatherAgain } from "./reproduce.ts";
import type { Redoing } from "./reproduce.ts";
import { findSnapshot, listSources } from "./store.ts";

/** By how many points each cause moved a model; null where a board on the way does not rate it. */
export interface Causes {
  model: string;
  /** Votes that came in between, judged and filed as they are on the later board. */
  newVotes: number | null;
  /** Other verdicts, taggings and consents on votes that the earlier board saw too. */
  opinions: number | null;
  /** Other options, another method, other code. */
  parameters: number | null;
}

/**
 * Why a board moved: the earlier board's votes are rated again, then with the votes that came since, then with what is said of
 * all votes on the later board, then in its way. Each step's difference is one cause; together they are the whole change.
 *
 * Only between boards of one source and category that are made of counts.
 */
export async function explainChange(
  from: string,
  to: string,
  { machinery, onProgress = () => {} }: Redoing = {},
): Promise<Result<Causes[], "snapshot_not_found" | "not_comparable">> {
  const [before, after] = [await findSnapshot(from), await findSnapshot(to)];
  if (!before || !after) return fail("snapshot_not_found", { message: `There is no snapshot ${before ? to : from}.` });
  const source = (await listSources()).find(({ slug }) => slug === after.slug);
  const [was, is] = [specOfKey(before.slug, before.board), specOfKey(after.slug, after.board)];
  const isAlike = before.slug === after.slug && before.category === after.category;
  if (
    !source ||
    !was ||
    !is ||
    !isAlike ||
    !isMadeOfCounts(was) ||
    !isMadeOfCounts(is) ||
    !before.taken ||
    !after.taken
  ) {
    return fail("not_comparable", {
      message: "Causes are told apart only between boards of one source and category that are made of counts.",
    });
  }
  const rate = async (as: { taken: string; opinionsOf?: string }, part: number) => {
    const gathered = await gatherAgain(source, was, {
      ...as,
      newest: null,
      onProgress: (share) => onProgress((part + share) / 3),
    });
    return ratings(
      assemble(prepare(gathered, was), { source, spec: was, parameters: before.parameters, machinery }).board.rows,
    );
  };
  const start = await rate({ taken: before.taken }, 0);
  const withVotes = await rate({ taken: after.taken, opinionsOf: before.taken }, 1);
  const withOpinions = await rate({ taken: after.taken }, 2);
  const end = ratings(after.rows);
  const step = (one: Map<string, number | null>, other: Map<string, number | null>, model: string) => {
    const [low, high] = [one.get(model) ?? null, other.get(model) ?? null];
    return low === null || high === null ? null : high - low;
  };
  return ok(
    [...end.keys()].map((model) => ({
      model,
      newVotes: step(start, withVotes, model),
      opinions: step(withVotes, withOpinions, model),
      parameters:
        boardKey(was) === boardKey(is) && before.codeVersion === after.codeVersion ? 0 : step(withOpinions, end, model),
    })),
  );
}

const ratings = (rows: readonly { model: string; rating: number | null }[]) =>
  new Map(rows.map(({ model, rating }) => [model, rating]));
