import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { countVoteFiles } from "#lib/dataset/vote-files.ts";
import { importVotes } from "#lib/import/import-votes.ts";
import { refreshSource } from "#lib/leaderboard/refresh.ts";
import { newestLeaderboard } from "#lib/leaderboard/store.ts";
import { rateCounts } from "#lib/rating/index.ts";
import type { BoardRow } from "#lib/rating/index.ts";
import { openTestDatabase } from "../support/database.ts";
import { download } from "./download.ts";
import { workFolder } from "../scripts/run-script.ts";

process.env.AUTH_SECRET = "a secret that is only for tests";
process.env.BOOTSTRAP_ROUNDS = "100";
await openTestDatabase();
const out = workFolder();

const folder = path.join(
  process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../../shared"),
  "data",
  "votes",
);
const areThere = fs.existsSync(folder);
if (!areThere) console.warn(`Left out, because ${folder} is not there: imports of real votes, and their boards`);

const files = [
  { file: "lmarena-2025-a.csv", profile: "lmarena-2025", votes: 67_811, first: "gemini-2.5-pro" },
  { file: "llmfao-crowd.csv", profile: "llmfao-crowd", votes: 8_931, first: "gpt-4" },
  { file: "mteb-arena-clustering.csv", profile: "mteb-arena", votes: 123, first: undefined },
  { file: "mteb-arena-sts.csv", profile: "mteb-arena", votes: 137, first: undefined },
];

const numbers = ({ model, rank, rankLow, rankHigh, rating, low, high, votes, wins, losses, ties }: BoardRow) => ({
  ...{ model, rank, rankLow, rankHigh, rating, low, high, votes, wins, losses, ties },
});

async function boardOf(source: string, category = "overall") {
  const board = await newestLeaderboard({ source, category, method: "bradley-terry" });
  return (board?.rows ?? []) as unknown as BoardRow[];
}

/** What `npm run rate` says of files, with models named as on our boards. */
async function rate(paths: string[], slugs: ReadonlyMap<string, string>, where?: string): Promise<BoardRow[]> {
  const counted = await countVoteFiles(paths, { where });
  if (!counted.ok) throw new Error(counted.message);
  const slug = (name: string) => slugs.get(name) ?? name;
  const counts = counted.value.counts.map((count) => ({
    ...count,
    modelA: slug(count.modelA),
    modelB: slug(count.modelB),
  }));
  return rateCounts(counts, { rounds: 100 }).rows;
}

for (const { file, profile, votes, first } of files) {
  test.runIf(areThere)(
    `${file} in and out again has the board that npm run rate gives the file, to the last digit`,
    async () => {
      const real = path.join(folder, file);
      const source = path.basename(file, ".csv");
      const done = await importVotes({ files: [{ path: real, name: file }], source, actor: "test" });
      if (!done.ok) throw new Error(done.message);
      expect(done.value).toMatchObject({ profile, votes, problems: [], written: true });
      const [{ id }] = await sourcesCalled(source);
      await refreshSource({ id, slug: source });

      const slugs = new Map(done.value.models.map(({ name, slug }) => [name, slug]));
      const board = (await boardOf(source)).map(numbers);
      expect(board).toEqual((await rate([real], slugs)).map(numbers));
      if (first) expect(board[0].model).toBe(first);

      const exported = await download(out, `${source}.csv`, "votes", { format: "csv", source });
      expect((await rate([exported], new Map())).map(numbers)).toEqual(board);
    },
  );
}

test.runIf(areThere)(
  "each label of lmarena-2025-a.csv has a board of its own, as npm run rate gives those rows",
  async () => {
    const real = path.join(folder, "lmarena-2025-a.csv");
    const conditions = {
      "creative-writing": "creative = 1",
      math: "math = 1",
      "instruction-following": '"if" = 1',
      "hard-prompt": "criteria >= 6",
    };
    for (const [category, where] of Object.entries(conditions)) {
      const slugs = new Map([["amazon.nova-pro-v1:0", "amazon.nova-pro-v1-0"]]);
      expect((await boardOf("lmarena-2025-a", category)).map(numbers)).toEqual(
        (await rate([real], slugs, where)).map(numbers),
      );
    }
  },
);

async function sourcesCalled(slug: string): Promise<{ id: string }[]> {
  const { db } = await import("#lib/db.ts");
  return db.source.findMany({ where: { slug }, select: { id: true } });
}
