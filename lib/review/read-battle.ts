import "server-only";
import type { BattleId } from "#lib/battle/types.ts";
import { sides } from "#lib/battle/types.ts";
import { mayBeNamed } from "#lib/battle/view-battle.ts";
import { env } from "#lib/env.ts";
import { flagsOf } from "#lib/privacy/moderate.ts";
import { openModerator } from "#lib/privacy/moderation-model.ts";
import { fail, ok } from "#lib/result.ts";
import { ownCategories, tagsVersion } from "#lib/tagging/categories-file.ts";
import { isLanguageSlug } from "#lib/tagging/language-names.ts";
import { handVersion } from "#lib/tagging/store.ts";
import { handCategories } from "#lib/tagging/tag-by-hand.ts";
import { topicCategories } from "#lib/tagging/topics.ts";
import { readReview } from "./store.ts";
import type { BattleReview, Publishing, StoredReview, TaggedCategory } from "./types.ts";

const dayMs = 24 * 3600 * 1000;

/** One battle with all that is known of it, and whether its conversation may be published. For administrators. */
export async function readBattle(battleId: BattleId, now = new Date()) {
  const stored = await readReview(battleId);
  if (!stored) return fail("battle_not_found");
  const decision = stored.decisions[0]?.decision ?? "checks";
  const texts = stored.turns.flatMap(({ prompt, answers }) => [
    prompt,
    ...sides.map((side) => answers[side]?.text ?? ""),
  ]);
  const words = [...new Set(texts.flatMap(flagsOf))];
  const { modelA, modelB, ...battle } = stored;
  const isOver = stored.state === "recorded" || mayBeNamed({ mode: stored.mode, vote: stored.votes[0] ?? null });
  const review: BattleReview = {
    ...battle,
    names: isOver ? { a: modelA, b: modelB } : null,
    decision,
    words,
    categories: tagged(stored),
    isTaggedAnew: stored.taggings[0]?.version === tagsVersion(),
    publishing: publishingOf(stored, words, now),
  };
  return ok(review);
}

/** The same questions as every way out asks, in the order in which an administrator would. */
function publishingOf(battle: StoredReview, words: string[], now: Date): Publishing {
  const { turns, votes, consent, release, decisions, checks } = battle;
  if (release !== null) return { may: true, since: "released" };
  if (turns.length === 0) return { may: false, because: "no_text" };
  if (consent !== "publish") return { may: false, because: "consent" };
  if (votes.length === 0) return { may: false, because: "no_vote" };
  const decision = decisions[0]?.decision ?? "checks";
  if (decision === "withhold") return { may: false, because: "withheld" };
  if (decision === "checks") {
    const moderator = openModerator();
    const check = moderator && checks.find(({ checker }) => checker === moderator.name);
    if (words.length > 0) return { may: false, because: "words" };
    if (moderator && !check) return { may: false, because: "unchecked" };
    if (check && check.flags.length > 0) return { may: false, because: "model" };
  }
  const newest = Math.max(...votes.map(({ castAt }) => castAt.getTime()));
  const from = new Date(newest + env().PUBLISH_AFTER_DAYS * dayMs);
  return from <= now ? { may: true, since: "now" } : { may: true, since: "later", from };
}

/** The categories that hold, each with what put it there. */
function tagged({ taggings, source, categoryAnswers }: StoredReview): TaggedCategory[] {
  const [newest] = taggings;
  if (!newest) return [];
  const isByHand = newest.version === handVersion;
  // Whoever said something else than what was there before them said the language, too.
  const before = taggings.find(({ version }) => version !== handVersion);
  const saysLanguage = isByHand && newest.language !== (before?.language ?? null);
  const isOfFile = newest.version === "labels";
  return newest.categories.map((category) => {
    if (isByHand && handCategories().includes(category)) return { category, by: "an administrator" };
    if (isOfFile) return { category, by: `the labels of the file that ${source.name} came from` };
    if ((topicCategories as readonly string[]).includes(category)) return { category, by: "a built-in tagger" };
    const own = ownCategories().find(({ slug }) => slug === category);
    const asked = categoryAnswers.find((answer) => answer.category === category && answer.answer === "yes");
    if (asked) return { category, by: `${asked.model}, asked by version ${asked.version} of your category` };
    if (own) return { category, by: `the rule of your category, version ${own.version}` };
    if (saysLanguage && isLanguageSlug(category)) return { category, by: "an administrator" };
    return { category, by: newest.language ? "language detection" : "a category that is no longer there" };
  });
}
