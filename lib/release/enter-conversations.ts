import "server-only";
import type { Pseudonym } from "#lib/dataset/pseudonym.ts";
import { toPair } from "#lib/dataset/preferences.ts";
import type { Conversation } from "#lib/dataset/types.ts";
import { publishable } from "#lib/privacy/publishable.ts";
import type { ReleasedPair } from "./columns.ts";
import { markConversations, readUnreleasedConversations } from "./store.ts";
import type { Session, StoredConversation } from "./store.ts";
import type { Batch } from "./write-table.ts";

interface Entering {
  release: number;
  sourceId: string;
  votedUntil: Date;
  checker: string | null;
  /** What battles are called outside. */
  name: Pseudonym;
  /** Of models whose answers may be trained on; null for all. */
  licenses: string[] | null;
}

/** Conversations that may leave by now, and the votes on them as pairs to train on. */
export async function* enterConversations(
  session: Session,
  { release, name, licenses, ...asked }: Entering,
): AsyncGenerator<Batch> {
  for await (const page of readUnreleasedConversations(session, asked)) {
    const open = page.flatMap((stored) => {
      const sides = publishable({ a: sideOf(stored, "a"), b: sideOf(stored, "b") }, stored.isCleared);
      return sides ? [{ stored, sides, battle: name(stored.battleId) }] : [];
    });
    await markConversations(
      session,
      release,
      open.map(({ stored }) => stored.battleId),
    );
    yield {
      conversations: open.map(({ stored, sides, battle }) => ({
        ...stored,
        ...sides,
        battle,
        turns: stored.turns.length,
      })),
      "preference-pairs": open.flatMap(({ stored, sides, battle }) => pairsOf(stored, sides, battle, licenses)),
    };
  }
}

const sideOf = ({ turns }: StoredConversation, side: "a" | "b") =>
  turns.flatMap((turn): Conversation["a"] => [
    { role: "user", content: turn.prompt },
    { role: "assistant", content: turn[side] },
  ]);

/** Each vote for one side, with the conversation up to the turn that it judged, as it is published. */
function pairsOf(
  { votes, turns, modelA, modelB, licenseA, licenseB }: StoredConversation,
  { a, b }: Conversation,
  battle: string,
  licenses: string[] | null,
): ReleasedPair[] {
  return votes.flatMap(({ winner, turn }) => {
    const messages = 2 * turns.filter(({ index }) => turn === null || index <= turn).length;
    const conversation = { a: a.slice(0, messages), b: b.slice(0, messages) };
    const models = { modelA, modelB, licenses: { a: licenseA, b: licenseB } };
    return toPair(
      { battle, winner, turn: turn ?? 1, conversation, categories: null, ...models },
      { ...anyAnswer, licenses: licenses && licenses.map((license) => license.toLowerCase()) },
    );
  });
}

const anyAnswer = { minChars: 1, maxChars: Infinity, maxLengthRatio: Infinity, refusals: "in" } as const;
