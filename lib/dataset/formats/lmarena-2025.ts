import type { BattleRow, Column, Json, Measures, Message } from "#lib/dataset/types.ts";
import type { Winner } from "#lib/vote/types.ts";
import { modelA, modelB } from "./lmsys-2023.ts";
import { asUuid, isoTime, textsOf } from "./messages.ts";

/** `lmarena-ai/arena-human-preference-140k`: 14 columns, and a word for two bad answers that the 2023 notebook does not know. */
export const words = {
  model_a: "model_a",
  model_b: "model_b",
  tie: "tie",
  both_bad: "both_bad",
} as const satisfies Record<Winner, string>;

/** What stands for a language that nothing tells. */
export const unknownLanguage = "und";

const partType = 'STRUCT("type" VARCHAR, "text" VARCHAR, image VARCHAR, "mimeType" VARCHAR)[]';
const messageType = `STRUCT(role VARCHAR, content ${partType})`;
const turnType = `STRUCT("user" ${messageType}, model_side_a ${messageType}, model_side_b ${messageType})`;
const headerType = `STRUCT(${["h1", "h2", "h3", "h4", "h5", "h6"].map((level) => `${level} BIGINT`).join(", ")})`;
const listType = 'STRUCT("ordered" BIGINT, "unordered" BIGINT)';
const boldType = 'STRUCT("**" BIGINT, "__" BIGINT)';
const metadataType = `STRUCT(sum_user_tokens BIGINT, sum_assistant_a_tokens BIGINT, sum_assistant_b_tokens BIGINT, context_a_tokens BIGINT, context_b_tokens BIGINT, turns BIGINT, header_count_a ${headerType}, header_count_b ${headerType}, list_count_a ${listType}, list_count_b ${listType}, bold_count_a ${boldType}, bold_count_b ${boldType})`;
const criteria = [
  "complexity",
  "creativity",
  "domain_knowledge",
  "problem_solving",
  "real_world",
  "specificity",
  "technical_accuracy",
];
const categoryType = `STRUCT("creative_writing_v0.1" STRUCT(creative_writing BOOLEAN, score VARCHAR), "criteria_v0.1" STRUCT(${criteria.map((name) => `${name} BOOLEAN`).join(", ")}), "if_v0.1" STRUCT("if" BOOLEAN, score BIGINT), "math_v0.1" STRUCT(math BOOLEAN))`;

const part = (text: string): Json => [{ type: "text", text, image: null, mimeType: null }];
const spoken = ({ role, content }: Message): Json => ({ role, content: part(content) });

function turnsOf({ conversation }: BattleRow): Json {
  if (!conversation) return [];
  const [prompts, a, b] = [
    textsOf(conversation.a, "user"),
    textsOf(conversation.a, "assistant"),
    textsOf(conversation.b, "assistant"),
  ];
  return prompts.map((prompt, turn) => ({
    user: spoken({ role: "user", content: prompt }),
    model_side_a: spoken({ role: "assistant", content: a[turn] }),
    model_side_b: spoken({ role: "assistant", content: b[turn] }),
  }));
}

function metadataOf(measures: Measures | null): Json {
  if (!measures) return null;
  const { a, b } = measures;
  return {
    sum_user_tokens: measures.promptTokens,
    sum_assistant_a_tokens: a.tokens,
    sum_assistant_b_tokens: b.tokens,
    // What LMArena counts here is not said anywhere.
    context_a_tokens: null,
    context_b_tokens: null,
    turns: measures.turns,
    header_count_a: a.style.headers,
    header_count_b: b.style.headers,
    list_count_a: a.style.lists,
    list_count_b: b.style.lists,
    bold_count_a: a.style.bold,
    bold_count_b: b.style.bold,
  };
}

/** What our taggers say, in LMArena's words; what they do not say is null. */
function tagsOf({ categories }: BattleRow): Json {
  if (!categories) return null;
  const has = (category: string) => categories.includes(category);
  return tagsWith(has, has("creative-writing") ? "yes" : "no");
}

const tagsWith = <Value>(has: (category: string) => Value, creative: Value | string) => ({
  "creative_writing_v0.1": { creative_writing: has("creative-writing"), score: creative },
  "criteria_v0.1": Object.fromEntries(criteria.map((name) => [name, null])),
  "if_v0.1": { if: has("instruction-following"), score: null },
  "math_v0.1": { math: has("math") },
});

export const lmarena2025: Column<BattleRow>[] = [
  {
    name: "id",
    type: "string",
    says: "The vote’s pseudonym as a UUID, the same in every download.",
    value: (battle) => asUuid(battle.vote),
    sql: (vote) => vote.vote().uuid,
  },
  modelA,
  modelB,
  {
    name: "winner",
    type: "string",
    says: "model_a, model_b, tie or both_bad.",
    value: (battle) => words[battle.winner],
    sql: (vote) => vote.winner(words),
  },
  {
    name: "evaluation_session_id",
    type: "string",
    says: "The battle’s pseudonym as a UUID: the same for the votes on each of its turns.",
    value: (battle) => asUuid(battle.battle),
    sql: (vote) => vote.battle().uuid,
  },
  {
    name: "evaluation_order",
    type: "integer",
    says: "Which of the battle’s votes it is, from 1.",
    value: (battle) => battle.order,
    sql: (vote) => vote.order(),
  },
  {
    name: "conversation_a",
    type: "json",
    parquet: `${messageType}[]`,
    says: "The messages on side A up to the judged turn; empty unless the voter agreed to publish them.",
    value: (battle) => (battle.conversation?.a ?? []).map(spoken),
    sql: () => [],
  },
  {
    name: "conversation_b",
    type: "json",
    parquet: `${messageType}[]`,
    says: "The same for side B.",
    value: (battle) => (battle.conversation?.b ?? []).map(spoken),
    sql: () => [],
  },
  {
    name: "full_conversation",
    type: "json",
    parquet: `${turnType}[]`,
    says: "The same by turns: the prompt and both answers.",
    value: turnsOf,
    sql: () => [],
  },
  {
    name: "conv_metadata",
    type: "json",
    parquet: metadataType,
    says: "Lengths in estimated tokens, headings, list items and bold passages: counted wherever there are texts, published or not.",
    value: (battle) => metadataOf(battle.measures),
    sql: () => null,
    maybeUnknown: true,
  },
  {
    name: "category_tag",
    type: "json",
    parquet: categoryType,
    says: "What taggers say of the prompts; empty where nobody has looked, and null inside for what ours do not say.",
    value: tagsOf,
    sql: (vote) =>
      vote.whenTagged(
        tagsWith(
          (category) => vote.whenCategory(category, true, false),
          vote.whenCategory("creative-writing", "yes", "no"),
        ),
        null,
      ),
    maybeUnknown: true,
  },
  {
    name: "language",
    type: "string",
    says: "ISO 639-1 code of the prompts’ language, as detected; und where nothing tells.",
    value: (battle) => battle.language ?? unknownLanguage,
    sql: (vote) => vote.languageCode(unknownLanguage),
  },
  {
    name: "is_code",
    type: "boolean",
    says: "Whether it is about code; empty where nobody has looked.",
    value: (battle) => battle.categories?.includes("coding") ?? null,
    sql: (vote) => vote.whenTagged(vote.whenCategory("coding", true, false), null),
    maybeUnknown: true,
  },
  {
    name: "timestamp",
    type: "timestamp",
    parquet: "TIMESTAMP",
    says: "When the vote was cast, UTC.",
    value: (battle) => isoTime(battle.castAt),
    sql: (vote) => vote.isoTime,
  },
];
