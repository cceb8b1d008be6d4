import "server-only";
import { battleColumns } from "./formats/battles.ts";
import { leaderboardColumns } from "./formats/leaderboard.ts";
import { lmsys2023 } from "./formats/lmsys-2023.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { readBattles, readVotes } from "./store.ts";
import type { Column, DatasetName } from "./types.ts";
import { cellText } from "./write-rows.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

export type Description = { name: string; says: string; example: string }[];

/** The columns of every data set, each with its value in one row of this source, under stand-in pseudonyms. */
export async function describeDatasets(
  source: { id: string } | null,
  board: LeaderboardRow | undefined,
): Promise<Record<DatasetName, Description>> {
  const sample = {
    sourceId: source?.id ?? nobody,
    counted: "true",
    limit: 1,
    voter: () => "3f9c0a71d2e84b56",
    battle: () => "b81d7e02c4a95f36",
  } as const;
  const vote = await first(readVotes(sample));
  const battle = await first(readBattles(sample));
  return {
    votes: describe(lmsys2023, vote),
    battles: describe(battleColumns, battle),
    leaderboard: describe(leaderboardColumns, board),
  };
}

const describe = <Row>(columns: Column<Row>[], row: Row | undefined): Description =>
  columns.map((column) => ({
    name: column.name,
    says: column.says,
    example: row ? shorten(cellText(column, row)) : "",
  }));

async function first<Row>(batches: AsyncGenerator<Row[]>): Promise<Row | undefined> {
  for await (const rows of batches) return rows[0];
  return undefined;
}

/** A published conversation may be long; its beginning shows its shape. */
const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
