import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { announce } from "#components/arena/announce.ts";
import { noBattle, phaseOf, reduceBattle } from "#components/arena/battle-state.ts";
import type { BattleAction, BattleState, HeardEvent } from "#components/arena/battle-state.ts";
import type { BattleEvent, BattleId, BattleView, Side } from "#lib/battle/types.ts";
import type { PublicModel } from "#lib/models/types.ts";

const model = (name: string): PublicModel => ({
  slug: name.toLowerCase(),
  name,
  organization: `${name} Lab`,
  license: "MIT",
  link: null,
  status: "active",
  isToy: false,
  knowledgeCutoff: null,
});

const play = (actions: readonly BattleAction[], from = noBattle("blind")) => actions.reduce(reduceBattle, from);

const numbered = (events: readonly BattleEvent[]): HeardEvent[] =>
  events.map((event, index) => ({ id: String(index + 1), event }));

const begun: BattleAction[] = [
  { type: "starting", prompt: "Hello" },
  { type: "started", id: "one" },
  { type: "stream_opened" },
];

const delta = (side: Side, text: string, turn = 1): BattleEvent => ({ type: "delta", side, turn, text });
const done = (side: Side, turn = 1): BattleEvent => ({ type: "done", side, turn });

const whole: BattleEvent[] = [
  delta("a", "Good "),
  delta("b", "Hi"),
  delta("a", "day"),
  done("b"),
  done("a"),
  { type: "ready", turn: 1 },
];

/** What a visitor can see, without how it was heard. */
const visible = (state: BattleState) => ({
  phase: phaseOf(state),
  turns: state.turns.map(({ prompt, answers: { a, b } }) => [prompt, a.text, a.isDone, b.text, b.isDone]),
});

const hear = (events: readonly HeardEvent[]): BattleAction => ({ type: "heard", events });

describe("a duel on its way", () => {
  test("goes from an empty page to writing to a vote that is open", () => {
    expect(phaseOf(noBattle("blind"))).toBe("empty");
    const writing = play(begun);
    expect(phaseOf(writing)).toBe("writing");
    const complete = play([hear(numbered(whole))], writing);
    expect(visible(complete)).toEqual({ phase: "ready", turns: [["Hello", "Good day", true, "Hi", true]] });
  });

  test("does not open the vote when only one answer is complete", () => {
    expect(phaseOf(play([...begun, hear(numbered(whole.slice(0, 4)))]))).toBe("writing");
  });

  test("is void for both sides as soon as either fails, and stays void", () => {
    const failed: BattleEvent = { type: "failed", side: "b", turn: 1, reason: "unavailable" };
    const state = play([...begun, hear(numbered([delta("a", "Good"), failed, { type: "ready", turn: 1 }]))]);
    expect(phaseOf(state)).toBe("void");
    expect(state.turns[0].answers.a.text).toBe("Good");
  });

  test("closes the vote while a follow-up is answered", () => {
    const state = play([...begun, hear(numbered(whole)), { type: "asking", prompt: "And then?" }, { type: "asked" }]);
    expect(phaseOf(state)).toBe("writing");
    expect(state.turns.map(({ prompt }) => prompt)).toEqual(["Hello", "And then?"]);
  });

  test("keeps what is on the screen while a fresh stream says it all again", () => {
    const before = play([...begun, hear(numbered(whole))]);
    const replaying = play([{ type: "stream_opened" }, hear(numbered(whole.slice(0, 1)))], before);
    expect(replaying.turns[0].answers.a.text).toBe("Good day");
    expect(visible(play([hear(numbered(whole))], replaying))).toEqual(visible(before));
  });
});

describe("a refusal", () => {
  const problem = { code: "rate_limited", message: "Wait a little." };

  test("of a new battle takes the panes away and says why", () => {
    const state = play([
      { type: "starting", prompt: "Hello" },
      { type: "refused", problem },
    ]);
    expect(phaseOf(state)).toBe("empty");
    expect(state.problem).toEqual(problem);
  });

  test("of a follow-up leaves the finished turns open for the vote", () => {
    const state = play([
      ...begun,
      hear(numbered(whole)),
      { type: "asking", prompt: "More" },
      { type: "refused", problem },
    ]);
    expect(phaseOf(state)).toBe("ready");
    expect(state.turns).toHaveLength(1);
  });

  test("of a vote opens the vote again with nothing chosen", () => {
    const voting = play([...begun, hear(numbered(whole)), { type: "voting", winner: "tie" }]);
    expect(phaseOf(voting)).toBe("voting");
    const state = play([{ type: "refused", problem }], voting);
    expect([phaseOf(state), state.winner]).toEqual(["ready", null]);
  });
});

describe("coming back to a battle", () => {
  const view: BattleView = {
    id: "one" as BattleId,
    status: "generating",
    mode: "blind",
    consent: "aggregate",
    consents: ["private", "aggregate", "publish"],
    turns: [
      { index: 1, prompt: "Hello", answers: { a: { text: "Good ", done: false }, b: { text: "Hi", done: true } } },
    ],
  };

  test("shows what was already written and takes the replay as the same text", () => {
    const loaded = play([
      { type: "loading", id: "one" },
      { type: "loaded", view },
    ]);
    expect(visible(loaded)).toEqual({ phase: "writing", turns: [["Hello", "Good ", false, "Hi", true]] });
    const state = play([{ type: "stream_opened" }, hear(numbered(whole))], loaded);
    expect(visible(state)).toEqual(visible(play([...begun, hear(numbered(whole))])));
  });

  test("shows the vote and the names when it was voted on elsewhere", () => {
    const voted: BattleView = {
      ...view,
      status: "voted",
      modelA: model("Ada"),
      modelB: model("Bob"),
      vote: { winner: "model_b", castAt: "2026-01-01T00:00:00Z", reasons: ["useful_b"] },
      receipt: { counted: true, reasons: [] },
    };
    const state = play([
      { type: "loading", id: "one" },
      { type: "loaded", view: voted },
    ]);
    expect([phaseOf(state), state.winner, state.models?.a.name]).toEqual(["revealed", "model_b", "Ada"]);
    expect(state.reasons).toEqual(["useful_b"]);
  });

  test("ignores an answer about a battle that was left meanwhile", () => {
    const state = play([{ type: "loading", id: "one" }, { type: "new_round" }, { type: "loaded", view }]);
    expect(phaseOf(state)).toBe("empty");
  });
});

const texts = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }), { maxLength: 8 });

/** Both sides' events in any interleaving that keeps each side's own order, closed by `ready`. */
const streams = fc
  .record({ a: texts, b: texts, picks: fc.array(fc.boolean(), { maxLength: 20 }) })
  .map(({ a, b, picks }) => {
    const left = {
      a: [...a.map((text) => delta("a", text)), done("a")],
      b: [...b.map((text) => delta("b", text)), done("b")],
    };
    const events: BattleEvent[] = [];
    for (const isA of picks) {
      const next = left[isA ? "a" : "b"].shift();
      if (next) events.push(next);
    }
    return {
      a: a.join(""),
      b: b.join(""),
      events: [...events, ...left.a, ...left.b, { type: "ready", turn: 1 } as const],
    };
  });

/** How a stream may reach the page: in pieces, with any stretch of it heard again, reopened in the middle. */
const deliveries = streams.chain((stream) =>
  fc
    .array(fc.record({ from: fc.nat(), to: fc.nat(), isFresh: fc.boolean() }), { maxLength: 6 })
    .map((stretches) => ({ stream, stretches })),
);

test("any interleaving of the two sides ends in the same state", () => {
  fc.assert(
    fc.property(streams, ({ a, b, events }) => {
      const state = play([...begun, hear(numbered(events))]);
      expect(visible(state)).toEqual({ phase: "ready", turns: [["Hello", a, true, b, true]] });
    }),
  );
});

test("dropped lines, replays and reopened streams change nothing in the end", () => {
  fc.assert(
    fc.property(deliveries, ({ stream, stretches }) => {
      const events = numbered(stream.events);
      let heardUpTo = 0;
      const actions: BattleAction[] = [...begun];
      for (const { from, to, isFresh } of stretches) {
        // A fresh stream starts at the beginning; a resumed one at or before what was heard last.
        if (isFresh) actions.push({ type: "stream_opened" });
        const start = isFresh ? 0 : from % (heardUpTo + 1);
        const end = Math.min(events.length, start + (to % (events.length + 1)));
        actions.push(hear(events.slice(start, end)));
        heardUpTo = isFresh ? end : Math.max(heardUpTo, end);
      }
      actions.push({ type: "stream_opened" }, hear(events));
      expect(visible(play(actions))).toEqual(visible(play([...begun, hear(events)])));
    }),
  );
});

describe("a screen reader", () => {
  const states = [...begun, ...numbered(whole).map((event) => hear([event]))].reduce<BattleState[]>(
    (all, action) => [...all, reduceBattle(all[all.length - 1], action)],
    [noBattle("blind")],
  );
  const said = states.slice(1).map((state, index) => announce(states[index], state));

  test("hears beginnings and ends, and never a token", () => {
    expect(said.filter(Boolean)).toEqual([
      "Both answers are being written.",
      "Answer B is complete.",
      "Answer A is complete.",
      "Both answers are complete. You can vote.",
    ]);
  });

  test("hears who was who, and that the vote is recorded", () => {
    const voting = play([{ type: "voting", winner: "model_a" }], states.at(-1));
    const receipt = { counted: true, reasons: [] };
    const revealed = play([{ type: "voted", receipt, modelA: model("Ada"), modelB: model("Bob") }], voting);
    expect(announce(voting, revealed)).toBe(
      "You said: A is better. Answer A was Ada by Ada Lab. Answer B was Bob by Bob Lab. Your vote is recorded.",
    );
  });
});
