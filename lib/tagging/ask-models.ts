import "server-only";
import type { ServedModel } from "#lib/models/types.ts";
import { pickProvider } from "#lib/provider/pick.ts";
import { ProviderError } from "#lib/provider/types.ts";
import { costMicros, estimateMicros } from "#lib/safety/spend.ts";
import { ownCategories } from "./categories-file.ts";
import { questionFor, readReply } from "./category-question.ts";
import type { AskedCategory } from "./category-question.ts";
import {
  modelOf,
  noteProgress,
  releaseQuestion,
  reserveQuestion,
  storeAnswer,
  unaskedAfter,
} from "./category-store.ts";
import type { Unasked } from "./category-store.ts";
import { isFiledByHand, retagged } from "./retag-battles.ts";
import { retag, votedBattles } from "./store.ts";

/** Votes may commit a little later than they were cast. */
const settledMs = 30_000;
/** Questions in flight at once. */
const atOnce = 4;
/** One word is asked for; some models think before they say it. */
const maxOutputTokens = 512;
const longestReply = 500;

export interface Asking {
  asked: number;
  /** Why it stopped before the newest vote, by category. */
  stopped: string[];
}

/**
 * Asks models the questions of the operator's categories about battles that were voted on since, in order, and files those
 * battles anew. Stops when told to or when time is up; what it did not come to is done next time.
 */
export async function askModels(signal: AbortSignal, deadline: Date, now = new Date()): Promise<Asking> {
  const asking: Asking = { asked: 0, stopped: [] };
  const until = new Date(now.getTime() - settledMs);
  for (const category of ownCategories().filter(isAsked)) {
    const model = await modelOf(category);
    if (!model) {
      asking.stopped.push(`${category.slug}: no model ${category.model.slug} on the roster`);
      continue;
    }
    for (;;) {
      if (signal.aborted || Date.now() >= deadline.getTime()) return asking;
      const batch = await unaskedAfter(category, until, atOnce);
      const last = batch.at(-1);
      if (!last) break;
      const outcomes = await Promise.all(batch.map((one) => ask(category, model, one, signal)));
      asking.asked += outcomes.filter((outcome) => outcome === "asked").length;
      await fileAnew(batch.map(({ battleId }) => battleId));
      const problem = outcomes.find((outcome) => outcome !== "asked" && outcome !== "answered");
      if (problem) {
        asking.stopped.push(`${category.slug}: ${problem}`);
        break;
      }
      await noteProgress(category, last.voteId);
    }
  }
  return asking;
}

const isAsked = (category: ReturnType<typeof ownCategories>[number]): category is AskedCategory =>
  category.model !== undefined;

async function ask(category: AskedCategory, model: ServedModel, { battleId, prompts }: Unasked, signal: AbortSignal) {
  const content = questionFor(category, prompts);
  const { systemPrompt = "" } = model.endpoint;
  const estimate = estimateMicros(model, content.length + systemPrompt.length, maxOutputTokens);
  const reserved = await reserveQuestion(category, battleId, estimate);
  if (reserved !== "ask") return reserved;
  let reply = "";
  try {
    const request = { messages: [{ role: "user" as const, content }], maxOutputTokens, seed: 0, signal };
    for await (const event of pickProvider(model).generate(request)) {
      if (event.type === "text") {
        reply += event.text.replaceAll("\0", "");
        continue;
      }
      const { inputTokens, outputTokens } = event;
      const answer = readReply(reply);
      await storeAnswer(category, battleId, {
        answer,
        reply: answer === "unknown" ? reply.toWellFormed().slice(0, longestReply) : null,
        costMicros: costMicros(model, { inputTokens, outputTokens }),
      });
      return "asked";
    }
    return "malformed";
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // A model that is away was not asked; one that fails on this battle is asked twice more.
    if (error.code === "unavailable" || error.code === "rate_limited" || signal.aborted)
      await releaseQuestion(category, battleId, estimate);
    return error.code;
  }
}

async function fileAnew(battleIds: readonly string[]): Promise<void> {
  const battles = await votedBattles([...new Set(battleIds)]);
  // The same tags again are no news to the store.
  const open = battles.filter((battle) => !isFiledByHand(battle));
  if (open.length > 0) await retag(open.map((battle) => ({ battle, tags: retagged(battle) })));
}
