/** The same three battles of two models as each format would write them; in the words of that format. */

const [ada, bob] = ["Ada 3", "bob-mini"];
const prompts = [
  "Write a poem about rain.",
  "Prove that 2 + 2 = 4.",
  "Schreibe bitte einen kurzen Brief an meine Vermieterin.",
];
const at = [1_700_000_000.123456, 1_700_000_060.5, 1_700_000_120];
const talk = (prompt: string, answer: string) => [
  { role: "user", content: prompt },
  { role: "assistant", content: answer },
];
const parts = (text: string) => [{ type: "text", text, image: null, mimeType: null }];
const talkInParts = (prompt: string, answer: string) => [
  { role: "user", content: parts(prompt) },
  { role: "assistant", content: parts(answer) },
];
const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const state = (i: number, side: "a" | "b", model: string) => ({
  template_name: "raw",
  system_message: "",
  roles: ["USER", "ASSISTANT"],
  messages: [
    ["USER", "An example that nobody typed"],
    ["ASSISTANT", "and its answer"],
    ["USER", prompts[i]],
    ["ASSISTANT", `${model} on ${i}`],
  ],
  offset: 2,
  conv_id: `${"0".repeat(30)}${side}${i}`,
  model_name: model,
});

export interface RecordedFile {
  profile: string;
  name: string;
  content: string;
  /** What becomes of its three battles. */
  winners: string[];
  voters: number;
  hasTexts: boolean;
  hasTimes: boolean;
  /** Rows that are left out, by reason. */
  dropped?: Record<string, number>;
}

const four = ["model_a", "model_b", "both_bad"];

export const recordedFiles: RecordedFile[] = [
  {
    profile: "lmsys-2023",
    name: "clean_battle.json",
    content: JSON.stringify(
      ["model_a", "model_b", "tie (bothbad)"].map((winner, i) => ({
        ...{ model_a: ada, model_b: bob, winner, judge: `arena_user_${i}`, turn: i + 1, anony: true },
        ...{ language: ["English", "unknown", "German"][i], tstamp: at[i] },
      })),
    ),
    winners: four,
    voters: 3,
    hasTexts: false,
    hasTimes: true,
  },
  {
    profile: "lmsys-2023",
    name: "33k.jsonl",
    content: lines(
      ["model_a", "model_b", "tie (bothbad)"].map((winner, i) => ({
        ...{ question_id: `q${i}`, model_a: ada, model_b: bob, winner, judge: `arena_user_${i}` },
        conversation_a: talk(prompts[i], `Ada 3 on ${i}`),
        conversation_b: talk(prompts[i], `bob-mini on ${i}`),
        ...{ turn: 1, anony: true, language: ["English", "unknown", "German"][i], tstamp: at[i] },
        openai_moderation: { flagged: false },
      })),
    ),
    winners: four,
    voters: 3,
    hasTexts: true,
    hasTimes: true,
  },
  {
    profile: "lmsys-2023",
    name: "55k.csv",
    content:
      "id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie\n" +
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]
        .map((flags, i) => {
          const cell = (text: string) => `"${JSON.stringify([text]).replaceAll('"', '""')}"`;
          const texts = [prompts[i], `Ada 3 on ${i}`, `bob-mini on ${i}`].map(cell).join(",");
          return `${30192 + i},${ada},${bob},${texts},${flags.join(",")}\n`;
        })
        .join(""),
    winners: ["model_a", "model_b", "tie"],
    voters: 0,
    hasTexts: true,
    hasTimes: false,
  },
  {
    profile: "lmarena-2025",
    name: "140k.jsonl",
    content: lines(
      four.map((winner, i) => ({
        ...{ id: `0000000${i}-0000-4000-8000-000000000000`, model_a: ada, model_b: bob, winner },
        ...{ evaluation_session_id: "11111111-0000-4000-8000-000000000000", evaluation_order: i + 1 },
        conversation_a: talkInParts(prompts[i], `Ada 3 on ${i}`),
        conversation_b: talkInParts(prompts[i], `bob-mini on ${i}`),
        full_conversation: [],
        conv_metadata: { sum_user_tokens: 7, turns: 1 },
        category_tag: {
          "creative_writing_v0.1": { creative_writing: i === 0, score: i === 0 ? "yes" : "no" },
          "criteria_v0.1": Object.fromEntries(
            [
              "complexity",
              "creativity",
              "domain_knowledge",
              "problem_solving",
              "real_world",
              "specificity",
              "technical_accuracy",
            ].map((name, nth) => [name, i === 1 && nth > 0]),
          ),
          "if_v0.1": { if: false, score: 1 },
          "math_v0.1": { math: i === 1 },
        },
        ...{ language: ["en", "und", "de"][i], is_code: false, timestamp: new Date(at[i] * 1000).toISOString() },
      })),
    ),
    winners: four,
    voters: 1,
    hasTexts: true,
    hasTimes: true,
  },
  {
    profile: "lmarena-2025",
    name: "labels.csv",
    content: `row,model_a,model_b,winner,creative,math,if,criteria\n${four
      .map(
        (winner, i) => `${2 * i},${ada},${bob},${winner},${i === 0 ? 1 : 0},${i === 1 ? 1 : 0},0,${i === 1 ? 6 : 5}\n`,
      )
      .join("")}`,
    winners: four,
    voters: 0,
    hasTexts: false,
    hasTimes: false,
  },
  {
    profile: "comparia",
    name: "comparia-votes.jsonl",
    content: lines(
      [ada, bob, null].map((chosen, i) => ({
        ...{
          id: i + 1,
          timestamp: new Date(at[i] * 1000).toISOString().replace("Z", ""),
          model_a_name: ada,
          model_b_name: bob,
        },
        ...{
          model_pair_name: [ada, bob],
          chosen_model_name: chosen,
          both_equal: chosen === null,
          opening_msg: prompts[i],
        },
        conversation_a: [{ role: "system", content: "Be kind." }, ...talk(prompts[i], `Ada 3 on ${i}`)],
        conversation_b: talk(prompts[i], `bob-mini on ${i}`),
        ...{ conv_turns: 1, session_hash: "s", visitor_id: `visitor ${i}` },
      })),
    ),
    winners: ["model_a", "model_b", "tie"],
    voters: 3,
    hasTexts: true,
    hasTimes: true,
  },
  {
    profile: "fastchat-log",
    name: "2023-11-14-conv.json",
    content:
      lines([
        { tstamp: at[0], type: "chat", model: ada, start: 1, finish: 2, state: state(0, "a", ada), ip: "192.0.2.1" },
      ]) +
      lines(
        ["leftvote", "rightvote", "bothbad_vote"].map((type, i) => ({
          ...{ tstamp: Math.round(at[i] * 1e4) / 1e4, type, models: ["", ""], ip: `192.0.2.${i}` },
          states: [state(i, "a", ada), state(i, "b", bob)],
        })),
      ),
    winners: four,
    voters: 3,
    hasTexts: true,
    hasTimes: true,
    dropped: { not_a_vote: 1 },
  },
  {
    profile: "mtbench-human",
    name: "human.jsonl",
    content: lines(
      ["model_a", "model_b", "tie"].map((winner, i) => ({
        ...{ question_id: 81 + i, model_a: ada, model_b: bob, winner, judge: "author_2" },
        conversation_a: talk(prompts[i], `Ada 3 on ${i}`),
        conversation_b: talk(prompts[i], `bob-mini on ${i}`),
        turn: 1,
      })),
    ),
    winners: ["model_a", "model_b", "tie"],
    voters: 1,
    hasTexts: true,
    hasTimes: false,
  },
  {
    profile: "alpacaeval",
    name: "annotations.json",
    content: JSON.stringify(
      [1, 2, 1.5].map((preference, i) => ({
        ...{ instruction: prompts[i], output_1: `Ada 3 on ${i}`, generator_1: ada, output_2: `bob-mini on ${i}` },
        ...{ generator_2: bob, dataset: "helpful_base", annotator: "a judge", preference },
      })),
    ),
    winners: ["model_a", "model_b", "tie"],
    voters: 1,
    hasTexts: true,
    hasTimes: false,
  },
  {
    profile: "openwebui",
    name: "feedback-history-export-1.json",
    content: JSON.stringify(
      [1, -1, 0].map((rating, i) => ({
        ...{ id: `f${i}`, user_id: `user ${i}`, version: 0, type: "rating" },
        data: { rating, model_id: ada, sibling_model_ids: [bob], reason: "", comment: "", tags: [] },
        meta: { arena: true, model_id: ada, message_id: "m1", chat_id: "c" },
        snapshot: {
          chat: {
            chat: {
              history: {
                messages: {
                  m0: { id: "m0", parentId: null, childrenIds: ["m1", "m2"], role: "user", content: prompts[i] },
                  m1: { id: "m1", parentId: "m0", role: "assistant", content: `Ada 3 on ${i}`, model: ada },
                  m2: { id: "m2", parentId: "m0", role: "assistant", content: `bob-mini on ${i}`, model: bob },
                },
              },
            },
          },
        },
        ...{ created_at: Math.floor(at[i]), updated_at: Math.floor(at[i]) },
      })),
    ),
    winners: ["model_a", "model_b", "tie"],
    voters: 3,
    hasTexts: true,
    hasTimes: true,
  },
  {
    profile: "llmfao-crowd",
    name: "crowd.csv",
    content: `id,prompt,model_x,model_y,worker,winner,left,right\n${["left", "right", "tie"]
      .map((winner, i) => `0,8,97,98,${i},${winner},${ada},${bob}\n`)
      .join("")}`,
    winners: ["model_a", "model_b", "tie"],
    voters: 3,
    hasTexts: false,
    hasTimes: false,
  },
  {
    profile: "mteb-arena",
    name: "mteb.csv",
    content: `model_a,model_b,winner,anony,tstamp\n${["model_a", "model_b", "tie (bothbad)"]
      .map((winner, i) => `${ada},${bob},${winner},1,${at[i]}\n`)
      .join("")}${ada},${ada},tie,1,${at[0]}\n`,
    winners: four,
    voters: 0,
    hasTexts: false,
    hasTimes: true,
    dropped: { self_pair: 1 },
  },
  {
    profile: "ringside",
    name: "battles.jsonl",
    content: lines(
      [...four, "tie"].map((winner, i) => ({
        ...{
          question_id: `b${i}`,
          model_a: ada,
          model_b: bob,
          winner,
          judge: `arena_user_${i}`,
          turns: 1,
          anony: true,
        },
        ...{ counted: i < 3, sampling_policy: "uniform", pair_probability: 0.5, tstamp: at[i % 3] },
        conversation_a: i < 3 ? talk(prompts[i], `Ada 3 on ${i}`) : null,
        conversation_b: i < 3 ? talk(prompts[i], `bob-mini on ${i}`) : null,
      })),
    ),
    winners: four,
    voters: 3,
    hasTexts: true,
    hasTimes: true,
    dropped: { not_counted: 1 },
  },
  {
    profile: "plain",
    name: "plain.csv",
    content: `model_a;model_b;winner\n${["model_a", "model_b", "both_bad"].map((winner) => `${ada};${bob};${winner}\n`).join("")}`,
    winners: four,
    voters: 0,
    hasTexts: false,
    hasTimes: false,
  },
];
