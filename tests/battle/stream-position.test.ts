import fc from "fast-check";
import { expect, test } from "vitest";
import { beginning, eventsSince, formatPosition, parsePosition } from "#lib/battle/stream-position.ts";
import type { Position } from "#lib/battle/stream-position.ts";
import type { Battle, Turn } from "#lib/battle/store.ts";

type Seen = Pick<Battle, "turns" | "state">;

const answer = (text: string, isDone = false) => ({ text, isDone, attempt: 1, modelId: "m" as never });

function turn(
  index: number,
  a: string,
  b: string,
  state: Turn["state"] = "running",
  isDone = { a: false, b: false },
): Turn {
  const answers = { a: answer(a, isDone.a), b: answer(b, isDone.b) };
  return { id: `t${index}` as never, index, prompt: "?", state, createdAt: new Date(0), answeredAt: null, answers };
}

const bothDone = { a: true, b: true };

test("an event id says where its reader stands, and reads back as the same place", () => {
  const position: Position = { turn: 3, length: { a: 12, b: 7 }, isDone: { a: true, b: false }, isReady: false };
  expect(formatPosition(position)).toBe("3.12.7.100");
  expect(parsePosition("3.12.7.100")).toEqual(position);
});

test.each([null, "", "0.0.0.000", "1.2.3", "1.2.3.4", "1.-2.3.000", "1.9999999999.3.000", "x".repeat(5000)])(
  "an id that was never sent (%j) starts from the beginning",
  (id) => expect(parsePosition(id)).toEqual(beginning),
);

test("a finished turn is told as text, two ends and one readiness", () => {
  const battle: Seen = { state: "answered", turns: [turn(1, "yes", "no", "answered", bothDone)] };
  expect(eventsSince(battle, beginning).map(({ event }) => event)).toEqual([
    { type: "delta", side: "a", turn: 1, text: "yes" },
    { type: "done", side: "a", turn: 1 },
    { type: "delta", side: "b", turn: 1, text: "no" },
    { type: "done", side: "b", turn: 1 },
    { type: "ready", turn: 1 },
  ]);
});

test("a void turn says the same of both sides", () => {
  const battle: Seen = { state: "void", turns: [turn(1, "so far", "", "void")] };
  expect(eventsSince(battle, parsePosition("1.6.0.000")).map(({ event }) => event)).toEqual([
    { type: "failed", side: "a", turn: 1, reason: "unavailable" },
    { type: "failed", side: "b", turn: 1, reason: "unavailable" },
  ]);
});

test("wherever a reader is cut off, coming back with the last id gives every character and every ending once", () => {
  const text = fc.string({ unit: "binary", maxLength: 60 });
  const growth = fc.array(fc.record({ a: fc.nat(20), b: fc.nat(20), cutAfter: fc.nat(6) }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }), growth, (texts, steps) => {
      const heard = texts.map(() => ({ a: "", b: "", done: 0, ready: 0 }));
      let lastId: string | null = null;
      const look = (battle: Seen, most: number) => {
        for (const { event, position } of eventsSince(battle, parsePosition(lastId)).slice(0, most)) {
          const of = heard[event.turn - 1];
          if (event.type === "delta") of[event.side] += event.text;
          if (event.type === "done") of.done++;
          if (event.type === "ready") of.ready++;
          lastId = formatPosition(position);
        }
      };
      const finished = (count: number) =>
        texts.slice(0, count).map(([a, b], i) => turn(i + 1, a, b, "answered", bothDone));
      texts.forEach(([a, b], i) => {
        let [lengthA, lengthB] = [0, 0];
        for (const step of steps) {
          [lengthA, lengthB] = [lengthA + step.a, lengthB + step.b];
          const growing = turn(i + 1, a.slice(0, lengthA), b.slice(0, lengthB));
          look({ state: "generating", turns: [...finished(i), growing] }, step.cutAfter);
        }
        // Turns the reader missed altogether are caught up with later.
        if (i % 2 === 0) look({ state: "answered", turns: finished(i + 1) }, Infinity);
      });
      look({ state: "answered", turns: finished(texts.length) }, Infinity);
      expect(heard).toEqual(texts.map(([a, b]) => ({ a, b, done: 2, ready: 1 })));
    }),
  );
});
