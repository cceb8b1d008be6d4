import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openUnreliableDatabase } from "../support/database.ts";

const database = await openUnreliableDatabase();
const arena = await openTestArena(["ada", "bob"], { msPerChunk: 120 });
const { findBattle } = await import("#lib/battle/store.ts");
const { claimTurn } = await import("#lib/answer/store.ts");
const { answerTurn } = await import("#lib/answer/answer-turn.ts");
const { streamBattle } = await import("#lib/battle/stream-battle.ts");
const { closeBus } = await import("#lib/live/bus.ts");

test("a database that goes away for five seconds in the middle of a battle costs neither text nor a second purchase", async () => {
  const prompt = arena.provider.prompts[0];
  const { id } = await arena.startBetween("ada", "bob", prompt);
  const heard = { a: "", b: "" };
  const over = new AbortController();
  const watching = streamBattle(id, null, {
    signal: over.signal,
    close: () => over.abort(),
    send: (event, data) => {
      const { side, text } = data as { side: "a" | "b"; text?: string };
      if (event === "delta") heard[side] += text;
    },
  });
  const answering = answerTurn((await claimTurn())!, new AbortController().signal);
  while (heard.a === "") await sleep(20);

  await database.stopServer();
  await sleep(5_000);
  await database.startServer();
  await answering;
  await watching;
  await closeBus();

  expect(heard).toEqual({ a: arena.provider.answer("ada", [prompt]), b: arena.provider.answer("bob", [prompt]) });
  expect((await findBattle(id))!.state).toBe("answered");
  expect(arena.provider.requests).toHaveLength(2);
}, 60_000);
