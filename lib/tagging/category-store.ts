import "server-only";
import { db } from "#lib/db.ts";
import { findModelsBySlug, findServedModel } from "#lib/models/store.ts";
import type { ServedModel } from "#lib/models/types.ts";
import { checkBudget } from "#lib/safety/spend.ts";
import type { AskedCategory } from "./category-question.ts";
import type { ModelAnswer } from "./own-categories.ts";

/** A vote's battle that a category's question has not been asked about. */
export interface Unasked {
  voteId: string;
  battleId: string;
  prompts: string[];
}

/** The model that a category asks, with where to reach it; null when the roster has none of that name that answers. */
export async function modelOf({ model }: AskedCategory): Promise<ServedModel | null> {
  const [found] = await findModelsBySlug([model.slug]);
  return found ? findServedModel(found.id) : null;
}

/**
 * The next votes cast here, in order, that a category has not come to yet, up to a time. What a voter keeps private is not
 * shown to one more model.
 */
export async function unaskedAfter({ slug, version }: AskedCategory, until: Date, limit: number): Promise<Unasked[]> {
  const votes = await db.$queryRaw<{ voteId: string; battleId: string; judged: number }[]>`
    select v.id as "voteId", v."battleId", t.index as judged
    from "Source" s
    join "Vote" v on v."sourceId" = s.id
    join "Battle" b on b.id = v."battleId"
    join "Turn" t on t.id = v."turnId"
    left join "CategoryProgress" p on p.category = ${slug} and p.version = ${version}
    left join "Vote" last on last.id = p."voteId"
    where s.slug = 'arena' and b.consent <> 'private' and v."castAt" < ${until}
      and v."castAt" >= coalesce(last."castAt", '-infinity')
      and (last.id is null or (v."castAt", v.id) > (last."castAt", last.id))
    order by v."castAt", v.id limit ${limit}`;
  const turns = await db.turn.findMany({
    where: { battleId: { in: votes.map(({ battleId }) => battleId) } },
    orderBy: { index: "asc" },
    select: { battleId: true, index: true, prompt: true },
  });
  return votes.map(({ voteId, battleId, judged }) => ({
    ...{ voteId, battleId },
    prompts: turns.filter((turn) => turn.battleId === battleId && turn.index <= judged).map(({ prompt }) => prompt),
  }));
}

/** A question that fails so often has no answer. */
const mostAttempts = 3;

/**
 * Holds back what a question may cost, once per battle and version, before a model is asked. "answered" when that is done
 * already, or was tried too often: then it is unknown.
 */
export function reserveQuestion(
  category: AskedCategory,
  battleId: string,
  estimate: bigint,
): Promise<"ask" | "answered" | "budget_spent"> {
  const key = { battleId, category: category.slug, version: category.version };
  return db.$transaction(async (transaction) => {
    const known = await transaction.categoryAnswer.findUnique({ where: { battleId_category_version: key } });
    if (known?.answer) return "answered";
    if (known && known.attempts >= mostAttempts) {
      await transaction.categoryAnswer.update({
        where: { battleId_category_version: key },
        data: { answer: "unknown" },
      });
      return "answered";
    }
    const budget = await checkBudget(transaction, estimate);
    if (!budget.ok) return "budget_spent";
    await transaction.categoryAnswer.upsert({
      where: { battleId_category_version: key },
      create: { ...key, model: category.model.slug, reservedMicros: estimate },
      // What a failed try has cost is not known: it stays held back.
      update: { attempts: { increment: 1 }, reservedMicros: { increment: estimate } },
    });
    return "ask";
  });
}

/** A try that the model never saw counts for nothing. */
export async function releaseQuestion(category: AskedCategory, battleId: string, estimate: bigint): Promise<void> {
  await db.categoryAnswer.updateMany({
    where: { battleId, category: category.slug, version: category.version, answer: null },
    data: { attempts: { decrement: 1 }, reservedMicros: { decrement: estimate } },
  });
}

interface Answered {
  answer: ModelAnswer;
  /** Kept when it was neither yes nor no. */
  reply: string | null;
  costMicros: bigint | null;
}

export async function storeAnswer(category: AskedCategory, battleId: string, answered: Answered): Promise<void> {
  await db.categoryAnswer.updateMany({
    where: { battleId, category: category.slug, version: category.version, answer: null },
    data: answered,
  });
}

/** Notes up to which vote a category's question has been asked. */
export async function noteProgress({ slug: category, version }: AskedCategory, voteId: string): Promise<void> {
  await db.categoryProgress.upsert({
    where: { category_version: { category, version } },
    create: { category, version, voteId },
    update: { voteId },
  });
}
