import "server-only";
import type { Moderator } from "./moderation-model.ts";
import { insertCheck, uncheckedConversations } from "./store.ts";

const batch = 50;

/** Has the moderator look at every conversation that could be published and that it has not seen. */
export async function checkConversations(moderator: Moderator, signal?: AbortSignal) {
  const done = { checked: 0, flagged: 0 };
  for (;;) {
    const waiting = await uncheckedConversations(moderator.name, batch);
    for (const { battleId, texts } of waiting) {
      signal?.throwIfAborted();
      const flags = await moderator.check(texts);
      await insertCheck(battleId, moderator.name, flags);
      done.checked++;
      if (flags.length > 0) done.flagged++;
    }
    if (waiting.length < batch) return done;
  }
}
