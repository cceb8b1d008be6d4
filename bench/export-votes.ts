import { performance } from "node:perf_hooks";
import type { Case, OwnMeasurement } from "./case.ts";
import { filledSlug, openFilledDatabase, sizeName } from "./filled-database.ts";

/** How many votes there are to download: BENCH_VOTES=10000000 takes a database of 9 GB. */
const votes = Number(process.env.BENCH_VOTES ?? 1_000_000);

const newestTag = (column: string) =>
  `(select tag.${column} from "Tagging" tag where tag."battleId" = p.id order by tag.ordinal desc limit 1)`;

/** What a layout is made of, as it stands in the database. */
const stored = {
  vote: `v.id`,
  battle: `v."battleId"`,
  voter: `v."voterId"`,
  castAt: `v."castAt"`,
  seconds: `extract(epoch from v."castAt")::float8`,
  models: "a.slug, b.slug",
  winner: "v.winner",
  turn: "coalesce(t.index, 1)",
  blind: `v."wasBlind"`,
  language: newestTag("language"),
  categories: newestTag("categories"),
  asked: `p."requestedCategory"`,
  reasons: `coalesce((select later.reasons from "VoteReasons" later where later."voteId" = v.id
                      order by later.ordinal desc limit 1), v.reasons)`,
  order: `(select count(*) from "Vote" w where w."battleId" = v."battleId" and (w."castAt", w.id) <= (v."castAt", v.id))`,
};

type Stored = keyof typeof stored;

/**
 * A download beside `COPY … TO STDOUT` of the same rows: the columns that the layout is made of, of the same votes, by one
 * query that may do as it likes. What is to be reached is half its rows a second, so twice its time.
 */
async function prepare(
  query: Record<string, string>,
  columns: readonly Stored[],
): Promise<() => Promise<OwnMeasurement>> {
  const { exportDataset } = await import("#lib/dataset/export.ts");
  const { downloadBytes } = await import("#lib/dataset/download-bytes.ts");
  const { readExportRequest } = await import("#lib/dataset/schema.ts");
  const { pool } = await import("#lib/db.ts");
  process.env.AUTH_SECRET ??= "a secret that is only for measuring";
  await openFilledDatabase(votes);
  const request = readExportRequest("votes", { source: filledSlug, ...query });
  if (!request.ok) throw new Error(request.message);

  const client = await pool().connect();
  const { to: copyTo } = await import("pg-copy-streams");
  let peakMb: number | undefined;
  let run = 0;
  return async () => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    // With other pseudonyms each time, so that it is another file: one that lies ready would cost nothing.
    const download = await exportDataset(request.value, { scope: `run ${run++}` });
    if (!download.ok) throw new Error(download.error);
    let rows = 0;
    for await (const _ of downloadBytes(download.value, request.value, (more) => (rows += more)));
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    // Of the first download, before this process has read anything else.
    peakMb ??= process.resourceUsage().maxRSS / 1024;

    const copied = performance.now();
    await swallow(client.query(copyTo(`copy (${sameRows(columns)}) to stdout`)));
    const copyMs = performance.now() - copied;
    const rate = (time: number) => `${Math.round(rows / (time / 1000)).toLocaleString("en-US")} rows a second`;
    console.error(
      `${rows.toLocaleString("en-US")} votes: COPY ${rate(copyMs)}, download ${rate(ms)}, so ${((100 * copyMs) / ms).toFixed(0)} %`,
    );
    return { ms, cpuMs: (user + system) / 1000, mb: peakMb, reachMs: 2 * copyMs };
  };
}

const sameRows = (columns: readonly Stored[]) => `
  select ${columns.map((column) => stored[column]).join(", ")}
  from "Vote" v join "Battle" p on p.id = v."battleId" join "Source" s on s.id = v."sourceId"
  join "Model" a on a.id = p."modelAId" join "Model" b on b.id = p."modelBId" left join "Turn" t on t.id = v."turnId"
  where s.slug = '${filledSlug}' and p.consent <> 'private'
    and not exists (select from "Verdict" d where d."voteId" = v.id and d."withdrawnAt" is null)`;

function swallow(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on("data", () => {});
    stream.once("end", resolve);
    stream.once("error", reject);
  });
}

const download = (name: string, query: Record<string, string>, columns: readonly Stored[]): Case => ({
  name: `export: ${sizeName(votes)} votes as ${name}, COPY × 2`,
  reachMs: Infinity,
  reachMb: 300,
  prepare: () => prepare(query, columns),
  measuresItself: true,
  // As `npm run export` has it (scripts/bootstrap.mjs).
  flags: ["--max-semi-space-size=4", "--max-old-space-size=384"],
  leastRuns: 3,
});

const simple = ["models", "winner", "voter", "turn", "blind", "language", "seconds"] as const;

export const cases: Case[] = [
  download("JSON lines", { format: "jsonl" }, simple),
  download("CSV", { format: "csv" }, simple),
  download("Parquet", { format: "parquet" }, simple),
  download("comparia", { profile: "comparia" }, [
    "vote",
    "castAt",
    "models",
    "winner",
    "turn",
    "asked",
    "battle",
    "voter",
    "reasons",
  ]),
  download("openwebui", { profile: "openwebui" }, [
    "vote",
    "voter",
    "winner",
    "models",
    "categories",
    "blind",
    "turn",
    "battle",
    "castAt",
  ]),
  download("lmarena-2025", { profile: "lmarena-2025" }, [
    "vote",
    "models",
    "winner",
    "battle",
    "order",
    "language",
    "categories",
    "castAt",
  ]),
  download("fastchat-log", { profile: "fastchat-log" }, ["castAt", "winner", "blind", "models", "vote", "voter"]),
];
