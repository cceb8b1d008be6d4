/**
 * What each layout must be, written down from the descriptions of the arenas they come from and not from our own code: names and
 * types in their order, as DuckDB names the types of a Parquet file.
 */
const message = "STRUCT(content VARCHAR, role VARCHAR)[]";
const roleFirst = 'STRUCT("role" VARCHAR, content VARCHAR)[]';
const part = 'STRUCT("type" VARCHAR, "text" VARCHAR, image VARCHAR, mimeType VARCHAR)[]';
const spoken = `STRUCT("role" VARCHAR, "content" ${part})`;
const headings = "STRUCT(h1 BIGINT, h2 BIGINT, h3 BIGINT, h4 BIGINT, h5 BIGINT, h6 BIGINT)";
const lists = 'STRUCT("ordered" BIGINT, unordered BIGINT)';
const bold = 'STRUCT("**" BIGINT, "__" BIGINT)';
const moderation = [
  ...["harassment", "harassment/threatening", "hate", "hate/threatening", "self-harm", "self-harm/instructions"],
  ...["self-harm/intent", "sexual", "sexual/minors", "violence", "violence/graphic"],
];
const each = (type: string) => moderation.map((name) => `"${name}" ${type}`).join(", ");
const compariaMessage =
  "STRUCT(role VARCHAR, content VARCHAR, reasoning_content VARCHAR, metadata STRUCT(generation_id VARCHAR, output_tokens BIGINT, duration DOUBLE))[]";

const qualities = [
  ...["useful", "complete", "creative", "clear_formatting", "incorrect", "superficial", "instructions_not_followed"],
].flatMap((quality) => [`conv_${quality}_a BOOLEAN`, `conv_${quality}_b BOOLEAN`]);

const written: Record<string, string[]> = {
  "lmsys-2023": [
    ...["model_a VARCHAR", "model_b VARCHAR", "winner VARCHAR", "judge VARCHAR", "turn BIGINT", "anony BOOLEAN"],
    ...["language VARCHAR", "tstamp DOUBLE"],
  ],
  "lmsys-33k": [
    ...["question_id VARCHAR", "model_a VARCHAR", "model_b VARCHAR", "winner VARCHAR", "judge VARCHAR"],
    ...[`conversation_a ${message}`, `conversation_b ${message}`, "turn BIGINT", "anony BOOLEAN", "language VARCHAR"],
    "tstamp DOUBLE",
    `openai_moderation STRUCT(categories STRUCT(${each("BOOLEAN")}), category_scores STRUCT(${each("DOUBLE")}), flagged BOOLEAN)`,
    'toxic_chat_tag STRUCT("roberta-large" STRUCT(flagged BOOLEAN, probability DOUBLE), "t5-large" STRUCT(flagged BOOLEAN, score DOUBLE))',
  ],
  "lmsys-55k": [
    ...[
      "id BIGINT",
      "model_a VARCHAR",
      "model_b VARCHAR",
      "prompt VARCHAR",
      "response_a VARCHAR",
      "response_b VARCHAR",
    ],
    ...["winner_model_a BIGINT", "winner_model_b BIGINT", "winner_tie BIGINT"],
  ],
  "lmarena-2025": [
    ...["id VARCHAR", "model_a VARCHAR", "model_b VARCHAR", "winner VARCHAR", "evaluation_session_id VARCHAR"],
    ...["evaluation_order BIGINT", `conversation_a ${spoken}[]`, `conversation_b ${spoken}[]`],
    `full_conversation STRUCT("user" ${spoken}, model_side_a ${spoken}, model_side_b ${spoken})[]`,
    `conv_metadata STRUCT(sum_user_tokens BIGINT, sum_assistant_a_tokens BIGINT, sum_assistant_b_tokens BIGINT, context_a_tokens BIGINT, context_b_tokens BIGINT, turns BIGINT, header_count_a ${headings}, header_count_b ${headings}, list_count_a ${lists}, list_count_b ${lists}, bold_count_a ${bold}, bold_count_b ${bold})`,
    'category_tag STRUCT("creative_writing_v0.1" STRUCT(creative_writing BOOLEAN, score VARCHAR), "criteria_v0.1" STRUCT(complexity BOOLEAN, creativity BOOLEAN, domain_knowledge BOOLEAN, problem_solving BOOLEAN, real_world BOOLEAN, specificity BOOLEAN, technical_accuracy BOOLEAN), "if_v0.1" STRUCT("if" BOOLEAN, score BIGINT), "math_v0.1" STRUCT(math BOOLEAN))',
    ...["language VARCHAR", "is_code BOOLEAN", "timestamp TIMESTAMP"],
  ],
  comparia: [
    ...["id BIGINT", "timestamp TIMESTAMP_NS", "model_a_name VARCHAR", "model_b_name VARCHAR"],
    ...["model_pair_name VARCHAR[]", "chosen_model_name VARCHAR", "opening_msg VARCHAR", "both_equal BOOLEAN"],
    ...[`conversation_a ${compariaMessage}`, `conversation_b ${compariaMessage}`, "conv_turns BIGINT"],
    ...[
      "system_prompt_a VARCHAR",
      "system_prompt_b VARCHAR",
      "selected_category VARCHAR",
      "is_unedited_prompt BOOLEAN",
    ],
    ...["conversation_pair_id VARCHAR", "session_hash VARCHAR", "visitor_id VARCHAR"],
    ...["conv_comments_a VARCHAR", "conv_comments_b VARCHAR", ...qualities],
  ],
  "mtbench-human": [
    ...["question_id BIGINT", "model_a VARCHAR", "model_b VARCHAR", "winner VARCHAR", "judge VARCHAR"],
    ...[`conversation_a ${message}`, `conversation_b ${message}`, "turn BIGINT"],
  ],
  alpacaeval: [
    ...["instruction VARCHAR", "output_1 VARCHAR", "generator_1 VARCHAR", "output_2 VARCHAR", "generator_2 VARCHAR"],
    ...["dataset VARCHAR", "annotator VARCHAR", "preference DOUBLE", "price_per_example DOUBLE"],
    ...["time_per_example DOUBLE", "raw_completion VARCHAR"],
  ],
};

const plain = (type: string) => type.replaceAll('"', "");

/** Column and type of each, and the same types without the quotes that DuckDB puts around some names. */
export const layouts = Object.fromEntries(
  Object.entries(written).map(([name, columns]) => [
    name,
    columns.map((column) => {
      const [, first, type] = /^(\S+) (.+)$/s.exec(column)!;
      return { name: first, type: plain(type) };
    }),
  ]),
);

export const trainingLayouts = {
  "trl-dpo": { prompt: roleFirst, chosen: roleFirst, rejected: roleFirst },
  "trl-kto": { prompt: roleFirst, completion: roleFirst, label: "BOOLEAN" },
  "reward-model": { chosen: roleFirst, rejected: roleFirst },
};

export const plainType = plain;

/** The word that each layout has for A better, B better, a tie and two bad answers; a reader of its own tells them apart. */
export const verdicts: Record<string, { column: string; words: [string, string, string, string] }> = {
  "lmsys-2023": { column: "winner", words: ["model_a", "model_b", "tie", "tie (bothbad)"] },
  "lmsys-33k": { column: "winner", words: ["model_a", "model_b", "tie", "tie (bothbad)"] },
  "lmarena-2025": { column: "winner", words: ["model_a", "model_b", "tie", "both_bad"] },
  "mtbench-human": { column: "winner", words: ["model_a", "model_b", "tie", "tie"] },
  alpacaeval: { column: "preference", words: ["1", "2", "1.5", "1.5"] },
  "fastchat-log": { column: "type", words: ["leftvote", "rightvote", "tievote", "bothbad_vote"] },
};
