import "server-only";
import { env } from "#lib/env.ts";
import { newestLeaderboard } from "#lib/leaderboard/store.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { battleColumns } from "./formats/battles.ts";
import { leaderboardColumns } from "./formats/leaderboard.ts";
import { lmsys2023 } from "./formats/lmsys-2023.ts";
import { pseudonyms } from "./pseudonym.ts";
import type { ExportRequest } from "./schema.ts";
import { findSource, readBattles, readVotes } from "./store.ts";
import { writerFor, writeRows } from "./write-rows.ts";

export interface Download {
  filename: string;
  text: AsyncGenerator<string>;
}

/** A data set of a source, as text that is made while it is read. */
export async function exportDataset(
  request: ExportRequest,
  now = new Date(),
): Promise<Result<Download, "source_not_found" | "snapshot_not_found">> {
  const { dataset, format, counted, category, method } = request;
  const source = await findSource(request.source);
  if (!source)
    return fail("source_not_found", { message: `There is no source of votes ${JSON.stringify(request.source)}.` });
  const filename = filenameOf(request, now);

  switch (dataset) {
    case "votes": {
      const votes = readVotes({ sourceId: source.id, counted, voter: pseudonymsOf("voter", source.slug) });
      return ok({ filename, text: writeRows(writerFor(lmsys2023, format), votes) });
    }
    case "battles": {
      const voter = pseudonymsOf("voter", source.slug);
      const battle = pseudonymsOf("battle", source.slug);
      const battles = readBattles({ sourceId: source.id, counted, voter, battle });
      return ok({ filename, text: writeRows(writerFor(battleColumns, format), battles) });
    }
    case "leaderboard": {
      const board = await newestLeaderboard({ source: source.slug, category, method });
      if (!board) return fail("snapshot_not_found");
      return ok({ filename, text: writeRows(writerFor(leaderboardColumns, format), inOneBatch(board.rows)) });
    }
  }
}

/** Such as `ringside-arena-votes-lmsys-2023-2026-01-31.jsonl`. */
function filenameOf({ dataset, format, source, counted }: ExportRequest, now: Date): string {
  const what = { votes: "votes-lmsys-2023", battles: "battles", leaderboard: "leaderboard" }[dataset];
  const which = dataset === "leaderboard" || counted === "true" ? "" : counted === "all" ? "-all" : "-not-counted";
  // A source's slug is ours, but it goes into a header: nothing but plain characters may.
  const safe = source.replaceAll(/[^a-z0-9._-]+/gi, "-");
  return `ringside-${safe}-${what}${which}-${now.toISOString().slice(0, 10)}.${format}`;
}

function pseudonymsOf(kind: "voter" | "battle", source: string) {
  const { PSEUDONYM_SECRET, AUTH_SECRET } = env();
  const secret = PSEUDONYM_SECRET ?? AUTH_SECRET;
  if (!secret)
    throw new Error("Neither PSEUDONYM_SECRET nor AUTH_SECRET is set: voters would have no stable pseudonym.");
  return pseudonyms(secret, kind, source);
}

async function* inOneBatch<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}
