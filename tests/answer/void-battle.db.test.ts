import { expect, test } from "vitest";
import { openTestArena } from "../support/arena.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.TOKEN_TIMEOUT_SECONDS = "1";
// Slow enough that something is shown before an answer breaks off in its middle.
const arena = await openTestArena(["ada", "bob", "cyd"], { msPerChunk: 200 });
const { db } = await import("#lib/db.ts");
const { findBattle } = await import("#lib/battle/store.ts");
const { eventsSince, beginning } = await import("#lib/battle/stream-position.ts");

test.each(["drop", "half_event", "hang_midway"] as const)(
  "a side that fails (%s) after text was shown makes the battle void, and both sides are told the same",
  async (how) => {
    arena.misbehave("bob", how);
    const { id } = await arena.startBetween("ada", "bob");
    await arena.answerWaiting();
    arena.misbehave("bob", null);

    const battle = (await findBattle(id))!;
    expect(battle.state).toBe("void");
    expect(battle.modelB).toBe((await db.model.findUniqueOrThrow({ where: { slug: "bob" } })).id);
    const told = eventsSince(battle, beginning).map(({ event }) => event);
    expect(told.filter(({ type }) => type === "delta")).toHaveLength(2);
    expect(told.filter(({ type }) => type === "failed").map((event) => ({ ...event, side: "either" }))).toEqual([
      { type: "failed", side: "either", turn: 1, reason: "unavailable" },
      { type: "failed", side: "either", turn: 1, reason: "unavailable" },
    ]);
    const failed = await db.answer.findMany({ where: { turn: { battleId: id } }, orderBy: { side: "asc" } });
    expect(failed.map(({ side, state }) => [side, state])).toEqual([
      ["a", "failed"],
      ["b", "failed"],
    ]);
  },
);
