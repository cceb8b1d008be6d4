import { expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { importVotes } from "#lib/import/import-votes.ts";
import { retagBattles } from "#lib/tagging/retag-battles.ts";
import { openTestDatabase } from "../support/database.ts";
import { tag } from "../support/votes.ts";
import { workFolder } from "../scripts/run-script.ts";
import { recordedFiles } from "./recorded-files.ts";

await openTestDatabase();
const folder = workFolder();

test("imported conversations are filed anew by what they say, and stay as they are read", async () => {
  const { name, content } = recordedFiles.find((file) => file.name === "33k.jsonl")!;
  const path = folder.write(name, content);
  const done = await importVotes({ files: [{ path, name }], source: "again", actor: "test" });
  expect(done).toMatchObject({ ok: true, value: { votes: 3, conversations: 3 } });
  const { battleId } = await db.vote.findFirstOrThrow({ where: { turn: { prompt: { startsWith: "Prove that" } } } });
  const texts = () => db.turn.findMany({ where: { battleId }, include: { answers: { orderBy: { side: "asc" } } } });
  const before = await texts();
  await tag(battleId, ["klingon"], "0");
  expect((await retagBattles()).changed).toBeGreaterThan(0);
  const newest = await db.tagging.findFirstOrThrow({ where: { battleId }, orderBy: { ordinal: "desc" } });
  expect(newest.categories).toEqual(expect.arrayContaining(["math", "english"]));
  expect(newest.categories).not.toContain("klingon");
  expect(await retagBattles()).toEqual({ battles: 3, changed: 0, completed: 0 });
  expect(await texts()).toEqual(before);
  expect(before[0].answers.map(({ text }) => text)).toEqual(["Ada 3 on 1", "bob-mini on 1"]);
});
