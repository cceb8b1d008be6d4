import type { Battle, Turn } from "./store.ts";
import { sides } from "./types.ts";
import type { BattleEvent, Side } from "./types.ts";

/**
 * How far a reader of a battle's stream has come: the turn, the characters of each side (UTF-16 code units), and which
 * closing events were sent. It is the id of every event, so a reader that comes back with `Last-Event-ID` goes on
 * exactly there, on any server, after any restart; no log of events is kept.
 */
export interface Position {
  turn: number;
  length: Record<Side, number>;
  isDone: Record<Side, boolean>;
  isReady: boolean;
}

export const beginning: Position = { turn: 1, length: { a: 0, b: 0 }, isDone: { a: false, b: false }, isReady: false };

export const formatPosition = ({ turn, length, isDone, isReady }: Position): string =>
  `${turn}.${length.a}.${length.b}.${Number(isDone.a)}${Number(isDone.b)}${Number(isReady)}`;

/** Reads an event id back; anything that is not one starts from the beginning. */
export function parsePosition(id: string | null): Position {
  const parts = /^(\d{1,4})\.(\d{1,9})\.(\d{1,9})\.([01])([01])([01])$/.exec(id ?? "");
  if (!parts || Number(parts[1]) < 1) return beginning;
  const [, turn, a, b, doneA, doneB, ready] = parts;
  return {
    turn: Number(turn),
    length: { a: Number(a), b: Number(b) },
    isDone: { a: doneA === "1", b: doneB === "1" },
    isReady: ready === "1",
  };
}

/** An event, and where its reader stands after it. */
export interface PositionedEvent {
  event: BattleEvent;
  position: Position;
}

/** Everything a reader at `from` has yet to hear of a battle as it stands now. */
export function eventsSince(battle: Pick<Battle, "turns" | "state">, from: Position): PositionedEvent[] {
  const events: PositionedEvent[] = [];
  let position = from;
  const tell = (event: BattleEvent, change: Partial<Position>) => {
    position = { ...position, ...change };
    events.push({ event, position });
  };

  for (const turn of battle.turns.filter(({ index }) => index >= from.turn)) {
    if (turn.index > position.turn) position = { ...beginning, turn: turn.index };
    tellOfTurn(turn, () => position, tell);
  }
  return events;
}

function tellOfTurn(turn: Turn, now: () => Position, tell: (event: BattleEvent, change: Partial<Position>) => void) {
  for (const side of sides) {
    const { text, isDone } = turn.answers[side];
    const piece = text.slice(now().length[side]);
    if (piece) {
      tell(
        { type: "delta", side, turn: turn.index, text: piece },
        { length: { ...now().length, [side]: text.length } },
      );
    }
    if (isDone && !now().isDone[side]) {
      tell({ type: "done", side, turn: turn.index }, { isDone: { ...now().isDone, [side]: true } });
    }
  }
  if (turn.state === "answered" && !now().isReady) tell({ type: "ready", turn: turn.index }, { isReady: true });
  if (turn.state === "void") {
    // The same for both sides: which of them failed, and how, would hint at who it is.
    for (const side of sides) tell({ type: "failed", side, turn: turn.index, reason: "unavailable" }, {});
  }
}
