import "server-only";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { publishingNow } from "#lib/privacy/publishing.ts";
import { currentSnapshot, hasPublished, lastPlace, readBattleRows } from "./export-store.ts";
import { toAnswers, toPair } from "./preferences.ts";
import { profiles } from "./profiles.ts";
import type { Profile } from "./profiles.ts";
import { readExportRequest } from "./schema.ts";
import { datasets } from "./types.ts";
import type { BattleRow, Column, DatasetName } from "./types.ts";
import { beginning } from "./vote-sql.ts";
import { cellText, writerFor } from "./write-rows.ts";

export interface DescribedColumn {
  name: string;
  /** As a Parquet file has it. */
  type: string;
  says: string;
  /** This column in one row of the file, as it is written there. */
  example: string;
}

export interface DescribedProfile {
  name: string;
  says: string;
  formats: readonly string[];
  columns: DescribedColumn[];
}

export interface DescribedDataset {
  name: DatasetName;
  profiles: DescribedProfile[];
  /** The first rows in the data set's own layout. */
  preview: string[][];
  /** What a row of that layout takes as a line of JSON, by the rows of the preview; null without any. */
  bytesPerRow: number | null;
}

const previewRows = 3;

/** Every data set of a source with its layouts, under stand-in pseudonyms: what a page shows before anything is downloaded. */
export async function describeDatasets(
  sourceId: string,
  board: readonly LeaderboardRow[],
): Promise<DescribedDataset[]> {
  const at = await currentSnapshot();
  const votes = await sample(sourceId, at, "votes");
  const published = (await hasPublished(sourceId)) ? await sample(sourceId, at, "preferences") : [];
  return datasets.map((name) => {
    const own = profiles[name][0];
    const rows = rowsOf(own, name === "preferences" ? published : votes, board).slice(0, previewRows);
    const writer = writerFor(own.columns as readonly Column<never>[], "jsonl");
    const lines = rows.map((row) => writer.row(row as never));
    return {
      name,
      profiles: profiles[name].map((profile) => ({
        ...{ name: profile.name, says: profile.says, formats: profile.formats },
        columns: describe(profile.columns, rowsOf(profile, name === "preferences" ? published : votes, board)[0]),
      })),
      preview: rows.map((row) => own.columns.map((column) => shorten(cellText(column as Column<never>, row as never)))),
      bytesPerRow:
        lines.length > 0 ? lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / lines.length : null,
    };
  });
}

const standIns = {
  voter: () => "3f9c0a71d2e84b56",
  battle: () => "b81d7e02c4a95f3688d0c17be25f4a93",
  vote: () => "5d2ea94c01b7f3860f4b9d31c8e7a265",
};

async function sample(sourceId: string, at: string, dataset: "votes" | "preferences"): Promise<BattleRow[]> {
  const upTo = await lastPlace(sourceId, at);
  const selection = {
    ...{
      sourceId,
      at,
      counted: "true" as const,
      category: null,
      language: null,
      since: null,
      until: null,
      model: null,
    },
    ...{ lastOfBattle: false, publishedOnly: dataset === "preferences", publishing: publishingNow() },
  };
  if (!upTo) return [];
  const reading = { selection, after: beginning, upTo };
  for await (const rows of readBattleRows(reading, { names: standIns, needsMeasures: true, sample: previewRows }))
    return rows;
  return [];
}

/** What a profile's rows are made of, from the votes and the board there are. */
function rowsOf(profile: Profile, battles: readonly BattleRow[], board: readonly LeaderboardRow[]): unknown[] {
  switch (profile.of) {
    case "vote":
    case "battle":
      return [...battles];
    case "pair":
      return battles.flatMap((battle) => toPair(battle, anyQuality(), profile));
    case "answer":
      return battles.flatMap((battle) => toAnswers(battle, anyQuality()));
    case "board":
      return [...board];
    case "table":
      return board.map((row) => ({ ...row, knowledgeCutoff: null, inputPrice: null, outputPrice: null }));
    case "catalog":
      return [];
  }
}

function anyQuality() {
  const request = readExportRequest("preferences", {});
  if (!request.ok) throw new Error(request.message);
  return request.value.quality;
}

function describe(columns: readonly Column<never>[], row: unknown): DescribedColumn[] {
  return columns.map((column) => ({
    ...{ name: column.name, type: column.type, says: column.says },
    example: row === undefined ? "" : shorten(cellText(column, row as never)),
  }));
}

/** A published conversation may be long; its beginning shows its shape. */
const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
