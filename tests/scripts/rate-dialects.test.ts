import { describe, expect, test, vi } from "vitest";
import type { Board } from "#lib/rating/index.ts";
import { runScript, workFolder } from "./run-script.ts";

// Each run starts a process of its own: half a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = workFolder();

const rate = (...args: string[]) => runScript("rate", ...args, "--json", "--bootstrap", "0");
const lines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join("\n");

/** What each model did, as "wins-losses-ties", and what was left out. */
function told(out: string) {
  const { rows, dropped } = JSON.parse(out) as Board;
  const records = rows.map(({ model, wins, losses, ties }) => [model, `${wins}-${losses}-${ties}`]);
  return { ...Object.fromEntries(records), dropped: dropped.map(({ reason, count }) => `${count} ${reason}`).join() };
}

const conversation = [
  { role: "user", content: 'say "}" and {' },
  { role: "assistant", content: "x" },
];

interface Dialect {
  name: string;
  file: string;
  content: string;
  says: Record<string, string>;
  /** The same with something nobody knows in it, and where that is. */
  spoilt: string;
  place: RegExp;
}

const state = (model_name: string) => ({ template_name: "t", messages: [["USER", "hi {"]], offset: 0, model_name });
const log = (type: string, a: string, b: string, tstamp: number) => ({
  tstamp,
  type,
  models: ["", ""],
  states: [state(a), state(b)],
  ip: "1.2.3.4",
});
const chat = { tstamp: 1, type: "chat", model: "ada", state: state("ada"), ip: "1.2.3.4" };

const feedback = (rating: unknown, siblings: string[] | null) => ({
  id: "f",
  user_id: "u",
  version: 0,
  type: "rating",
  data: { rating, model_id: "ada", sibling_model_ids: siblings, reason: "", comment: "" },
  meta: { arena: true, chat_id: "c" },
  snapshot: { chat: { chat: { models: ["ada"] } } },
  created_at: 1,
  updated_at: 2,
});

const games = (first: string | null, second: string | null) => ({
  uid: "q",
  category: "hard_prompt",
  judge: "judge",
  model: "ada",
  baseline: "bob",
  games: [
    { score: first, judgment: { answer: "[[x]]" } },
    { score: second, judgment: { answer: "[[x]]" } },
  ],
});

const choice = (chosen_model_name: string | null, both_equal: boolean) => ({
  model_a_name: "ada",
  model_b_name: "bob",
  model_pair_name: ["ada", "bob"],
  chosen_model_name,
  both_equal,
});

const dialects: Dialect[] = [
  {
    name: "FastChat's raw log, chats and thumbs among the battles",
    file: "2024-01-01-conv.json",
    content: lines(
      chat,
      log("leftvote", "ada", "bob", 2),
      log("rightvote", "ada", "bob", 3),
      log("tievote", "bob", "ada", 4),
      { ...chat, type: "upvote" },
      log("bothbad_vote", "ada", "bob", 5),
      log("leftvote", "ada", "bob", 6),
      log("share", "ada", "bob", 7),
    ),
    says: { ada: "2-1-2", bob: "1-2-2", dropped: "3 not_a_vote" },
    spoilt: lines(chat, log("leftvote", "ada", "bob", 2), log("middlevote", "ada", "bob", 3)),
    place: /:3:20: type: "middlevote" is not a known verdict/,
  },
  {
    name: "FastChat's remote log, where nested values are texts",
    file: "remote.jsonl",
    content: lines({ ...log("leftvote", "ada", "bob", 2), states: JSON.stringify([state("ada"), state("bob")]) }),
    says: { ada: "1-0-0", bob: "0-1-0", dropped: "" },
    spoilt: lines({ ...log("leftvote", "ada", "bob", 2), states: "[]" }),
    place: /:1:\d+: states: nothing names no model/,
  },
  {
    name: "the notebook's clean battles",
    file: "clean_battle_20240101.json",
    content: JSON.stringify([
      { model_a: "ada", model_b: "bob", winner: "tie (bothbad)", judge: "arena_user_1", turn: 1, anony: true },
      { model_a: "ada", model_b: "bob", winner: "model_b", judge: "arena_user_1", turn: 1, anony: true },
    ]),
    says: { ada: "0-1-1", bob: "1-0-1", dropped: "" },
    spoilt: JSON.stringify([{ model_a: "ada", model_b: "bob", winner: "both", turn: 1, anony: true }]),
    place: /:1:\d+: winner: "both"/,
  },
  {
    name: "the 140k set's both_bad",
    file: "140k.jsonl",
    content: lines(
      { id: "1", model_a: "ada", model_b: "bob", winner: "both_bad", full_conversation: [{ user: conversation[0] }] },
      { id: "2", model_a: "ada", model_b: "bob", winner: "model_a", full_conversation: [] },
    ),
    says: { ada: "1-0-1", bob: "0-1-1", dropped: "" },
    spoilt: lines({ id: "1", model_a: "ada", model_b: "bob", winner: "tie?" }),
    place: /:1:\d+: winner: "tie\?"/,
  },
  {
    name: "the 55k set's one-hot columns, answers with line breaks beside them",
    file: "train.csv",
    content:
      "id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie\n" +
      '1,ada,bob,"[""q1\nq2""]",x,y,1,0,0\n2,ada,bob,q,"a,b",y,0,1,0\n3,ada,bob,q,x,y,0,0,1\n',
    says: { ada: "1-1-1", bob: "1-1-1", dropped: "" },
    spoilt:
      "id,model_a,model_b,prompt,winner_model_a,winner_model_b,winner_tie\n" +
      '1,ada,bob,"[""q1\nq2""]",1,0,0\n2,ada,bob,q,1,1,0\n',
    place: /:4:13: winner_model_a: "1" does not say, with the rest/,
  },
  {
    name: "compar:IA's chosen model",
    file: "comparia.jsonl",
    content: lines(choice("ada", false), choice("bob", false), choice(null, true), choice("ada", false)),
    says: { ada: "2-1-1", bob: "1-2-1", dropped: "" },
    spoilt: lines(choice("ada", false), choice("eve", false)),
    place: /:2:\d+: chosen_model_name: "eve"/,
  },
  {
    name: "AlpacaEval's preferences, and those between the whole ones",
    file: "annotations.json",
    content: JSON.stringify(
      [1, 2, 1.5, 1.2, 1.97].map((preference) => ({ generator_1: "ada", generator_2: "bob", preference })),
    ),
    says: { ada: "2-2-1", bob: "2-2-1", dropped: "" },
    spoilt: JSON.stringify([{ generator_1: "ada", generator_2: "bob", preference: 0 }]),
    place: /:1:\d+: preference: "0"/,
  },
  {
    name: "Arena-Hard's two games, sides swapped in the second",
    file: "judgment.jsonl",
    content: lines(games("B>>A", "A>B"), games("A=B", "B>A")),
    says: { ada: "2-1-1", bob: "1-2-1", dropped: "" },
    spoilt: lines(games("A>B", "A=B"), games("A>B", "A<B")),
    place: /:2:\d+: score: "A<B"/,
  },
  {
    name: "Open WebUI's feedback, a comparison with every sibling",
    file: "feedback-history-export-1.json",
    content: JSON.stringify([
      feedback(1, ["bob", "eve"]),
      feedback("-1", ["bob"]),
      feedback(0, ["eve"]),
      feedback(1, null),
    ]),
    says: { ada: "2-1-1", bob: "1-1-0", eve: "0-1-1", dropped: "1 not_a_vote" },
    spoilt: JSON.stringify([feedback(7, ["bob"])]),
    place: /:1:\d+: rating: "7"/,
  },
  {
    name: "MT-bench's human judgments",
    file: "human.jsonl",
    content: lines(
      { question_id: 81, model_a: "ada", model_b: "bob", winner: "tie (inconsistent)", judge: "author_2", turn: 1 },
      { question_id: 81, model_a: "ada", model_b: "bob", winner: "model_b", judge: "expert_17", turn: 2 },
    ),
    says: { ada: "0-1-1", bob: "1-0-1", dropped: "" },
    spoilt: lines({ question_id: 81, model_a: "ada", model_b: "", winner: "tie", judge: "author_2", turn: 1 }),
    place: /:1:\d+: model_b: "" names no model/,
  },
  {
    name: "MT-bench's judge, who saw each pair twice",
    file: "gpt-4_pair.jsonl",
    content: lines(
      { question_id: 1, model_1: "ada", model_2: "bob", g1_winner: "model_1", g2_winner: "model_1", turn: 1 },
      { question_id: 2, model_1: "ada", model_2: "bob", g1_winner: "model_1", g2_winner: "model_2", turn: 1 },
    ),
    says: { ada: "1-0-1", bob: "0-1-1", dropped: "" },
    spoilt: lines({ question_id: 1, model_1: "ada", model_2: "bob", g1_winner: "error", g2_winner: "model_1" }),
    place: /:1:\d+: g1_winner: "error"/,
  },
  {
    name: "BigCodeArena's votes",
    file: "code.jsonl",
    content: lines(
      { model_a: "ada", model_b: "bob", vote: "left" },
      { model_a: "ada", model_b: "bob", vote: "both_bad" },
    ),
    says: { ada: "1-0-1", bob: "0-1-1", dropped: "" },
    spoilt: lines({ model_a: "ada", model_b: "bob", vote: "up" }),
    place: /:1:\d+: vote: "up"/,
  },
  {
    name: "Copilot Arena's accepted index",
    file: "copilot.csv",
    content: "prefix,model_a,model_b,acceptedIndex\nx,ada,bob,0\ny,ada,bob,1\nz,ada,bob,0\n",
    says: { ada: "2-1-0", bob: "1-2-0", dropped: "" },
    spoilt: "prefix,model_a,model_b,acceptedIndex\nx,ada,bob,2\n",
    place: /:2:11: acceptedIndex: "2"/,
  },
];

describe.each(dialects)("$name", ({ file, content, says, spoilt, place }) => {
  test("is read", async () => {
    const { status, out, err } = await rate(folder.write(file, content));
    expect([status, err]).toEqual([0, ""]);
    expect(told(out)).toEqual(says);
  });

  test("is refused with its place where it says something unknown, unless lenient", async () => {
    const path = folder.write(`spoilt-${file}`, spoilt);
    const strict = await rate(path);
    expect([strict.status, strict.out]).toEqual([1, ""]);
    expect(strict.err).toMatch(place);
    expect(strict.err).toContain(path);
    const lenient = await rate(path, folder.write(file, content), "--lenient");
    const known = JSON.parse(lenient.out) as Board;
    expect(known.dropped.some(({ reason }) => /^(unknown_winner|missing_model)$/.test(reason))).toBe(true);
  });
});

test("votes in every dialect make one board", async () => {
  const { out } = await rate(...dialects.map(({ file, content }) => folder.write(`all-${file}`, content)));
  const sum = (of: "wins" | "losses" | "ties") =>
    (JSON.parse(out) as Board).rows.reduce((total, row) => total + row[of], 0);
  expect(sum("wins")).toBe(sum("losses"));
  expect((JSON.parse(out) as Board).votes).toBe(39);
});
