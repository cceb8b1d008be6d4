import type { BattleEvent, BattleMode, BattleView, Consent, Receipt, Side } from "#lib/battle/types.ts";
import type { PublicModel } from "#lib/models/types.ts";
import type { Winner } from "#lib/vote/types.ts";

export interface Answer {
  text: string;
  isDone: boolean;
  /** What the present stream has said. It starts over on every fresh stream, while `text` keeps the longest so far. */
  replayed: string;
}

export interface Turn {
  /** From 1, as the server counts. */
  index: number;
  prompt: string;
  answers: Record<Side, Answer>;
}

/** What went wrong, in words for the visitor. */
export interface Problem {
  code: string;
  message: string;
}

export interface BattleState {
  id: string | null;
  mode: BattleMode;
  turns: readonly Turn[];
  /** What the visitor asked the server for and has no answer to yet. */
  pending: "start" | "load" | "follow-up" | "vote" | null;
  connection: "steady" | "lost";
  /** The newest turn that can be judged. */
  readyTurn: number;
  isVoid: boolean;
  winner: Winner | null;
  receipt: Receipt | null;
  /** Why, as the visitor says by now. */
  reasons: readonly string[];
  models: Record<Side, PublicModel> | null;
  problem: Problem | null;
  /** What may leave of this battle, and what may still be chosen; null until the server has said it. */
  consent: Consent | null;
  consents: readonly Consent[] | null;
  /** Events of the present stream, so that one heard twice counts once. */
  heard: ReadonlySet<string>;
}

export interface HeardEvent {
  id: string;
  event: BattleEvent;
}

export type BattleAction =
  | { type: "starting"; prompt: string; consent?: Consent }
  | { type: "started"; id: string }
  | { type: "asking"; prompt: string }
  | { type: "asked" }
  | { type: "loading"; id: string }
  | { type: "loaded"; view: BattleView }
  | { type: "stream_opened" }
  | { type: "heard"; events: readonly HeardEvent[] }
  | { type: "connection"; connection: BattleState["connection"] }
  | { type: "voting"; winner: Winner }
  | { type: "voted"; receipt: Receipt; modelA: PublicModel; modelB: PublicModel }
  | { type: "reasoned"; reasons: readonly string[] }
  | { type: "reasons_refused"; id: string; problem: Problem }
  | { type: "consented"; consent: Consent; consents: readonly Consent[] }
  | { type: "refused"; problem: Problem }
  | { type: "new_round" };

/** Where the duel stands, derived from the facts above so that no two of them can disagree. */
export type Phase = "empty" | "loading" | "writing" | "ready" | "voting" | "revealed" | "void";

export const noBattle = (mode: BattleMode): BattleState => ({
  id: null,
  mode,
  turns: [],
  pending: null,
  connection: "steady",
  readyTurn: 0,
  isVoid: false,
  winner: null,
  receipt: null,
  reasons: [],
  models: null,
  problem: null,
  consent: null,
  consents: null,
  heard: new Set(),
});

export function phaseOf(state: BattleState): Phase {
  if (state.turns.length === 0) return state.pending === "load" ? "loading" : "empty";
  if (state.receipt) return "revealed";
  if (state.isVoid) return "void";
  if (state.pending === "vote") return "voting";
  const last = state.turns[state.turns.length - 1];
  return state.readyTurn >= last.index ? "ready" : "writing";
}

export function reduceBattle(state: BattleState, action: BattleAction): BattleState {
  switch (action.type) {
    case "starting":
      return {
        ...noBattle(state.mode),
        pending: "start",
        consent: action.consent ?? null,
        turns: [newTurn(1, action.prompt)],
      };
    case "started":
      return { ...state, id: action.id, pending: null };
    case "asking": {
      const turn = newTurn(state.turns.length + 1, action.prompt);
      return { ...state, pending: "follow-up", problem: null, turns: [...state.turns, turn] };
    }
    case "asked":
      return { ...state, pending: null };
    case "loading":
      return { ...noBattle(state.mode), id: action.id, pending: "load" };
    case "loaded":
      // The answer to a question about an earlier round comes too late.
      return action.view.id === state.id ? load(state, action.view) : state;
    case "stream_opened":
      return { ...state, heard: new Set(), turns: state.turns.map(forgetReplay) };
    case "heard":
      return hearAll(state, action.events);
    case "connection":
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case "voting":
      return { ...state, pending: "vote", winner: action.winner, problem: null };
    case "voted": {
      const { receipt, modelA, modelB } = action;
      return { ...state, pending: null, receipt, models: { a: modelA, b: modelB } };
    }
    case "reasoned":
      return { ...state, reasons: action.reasons, problem: null };
    case "reasons_refused":
      // The visitor may be in the next round already: they are told all the same, and nothing there is taken back.
      return { ...state, problem: action.problem, reasons: action.id === state.id ? [] : state.reasons };
    case "consented":
      return { ...state, consent: action.consent, consents: action.consents, problem: null };
    case "refused":
      return refuse(state, action.problem);
    case "new_round":
      return noBattle(state.mode);
  }
}

function newTurn(index: number, prompt: string): Turn {
  const empty = { text: "", isDone: false, replayed: "" };
  return { index, prompt, answers: { a: empty, b: empty } };
}

function forgetReplay(turn: Turn): Turn {
  const { a, b } = turn.answers;
  return { ...turn, answers: { a: { ...a, replayed: "" }, b: { ...b, replayed: "" } } };
}

/** Takes back what was shown before the server agreed to it. The prompt itself is kept by the prompt box. */
function refuse(state: BattleState, problem: Problem): BattleState {
  if (state.pending === "start" || state.pending === "load") return { ...noBattle(state.mode), problem };
  const turns = state.pending === "follow-up" ? state.turns.slice(0, -1) : state.turns;
  return { ...state, turns, pending: null, winner: state.receipt ? state.winner : null, problem };
}

function load(state: BattleState, view: BattleView): BattleState {
  const turns = view.turns.map(({ index, prompt, answers }) => {
    const known = state.turns.find((turn) => turn.index === index) ?? newTurn(index, prompt);
    const merge = (side: Side): Answer => ({
      ...known.answers[side],
      text: longer(known.answers[side].text, answers[side].text),
      isDone: known.answers[side].isDone || answers[side].done,
    });
    return { index, prompt, answers: { a: merge("a"), b: merge("b") } };
  });
  const lastIndex = turns.at(-1)?.index ?? 0;
  const isJudgeable = view.status === "answered" || view.status === "voted";
  return {
    ...state,
    id: view.id,
    mode: view.mode,
    consent: view.consent,
    consents: view.consents,
    turns,
    pending: null,
    readyTurn: isJudgeable ? lastIndex : state.readyTurn,
    isVoid: state.isVoid || view.status === "void",
    winner: view.vote ? (view.vote.winner as Winner) : null,
    receipt: view.receipt ?? null,
    reasons: view.vote?.reasons ?? [],
    models: view.modelA && view.modelB ? { a: view.modelA, b: view.modelB } : state.models,
  };
}

const longer = (one: string, other: string) => (other.length > one.length ? other : one);

function hearAll(state: BattleState, events: readonly HeardEvent[]): BattleState {
  const heard = new Set(state.heard);
  let next = state;
  for (const { id, event } of events) {
    // Both sides may move under one id, so an event is known by its id together with what it is about.
    const key = `${id} ${event.type} ${event.turn} ${"side" in event ? event.side : ""}`;
    if (heard.has(key)) continue;
    heard.add(key);
    next = hear(next, event);
  }
  return { ...next, heard };
}

function hear(state: BattleState, event: BattleEvent): BattleState {
  switch (event.type) {
    case "delta":
      return changeAnswer(state, event.turn, event.side, (answer) => {
        const replayed = answer.replayed + event.text;
        return { ...answer, replayed, text: longer(answer.text, replayed) };
      });
    case "done":
      return changeAnswer(state, event.turn, event.side, (answer) => ({ ...answer, isDone: true }));
    case "failed":
      return { ...state, isVoid: true };
    case "ready":
      return { ...state, readyTurn: Math.max(state.readyTurn, event.turn) };
  }
}

/** A turn asked in another tab is not here yet; it comes with its prompt when the battle is next loaded. */
function changeAnswer(state: BattleState, index: number, side: Side, change: (answer: Answer) => Answer): BattleState {
  const known = state.turns.some((turn) => turn.index === index);
  const turns = known
    ? state.turns
    : [...state.turns, newTurn(index, "")].sort((one, other) => one.index - other.index);
  return {
    ...state,
    turns: turns.map((turn) =>
      turn.index === index ? { ...turn, answers: { ...turn.answers, [side]: change(turn.answers[side]) } } : turn,
    ),
  };
}
