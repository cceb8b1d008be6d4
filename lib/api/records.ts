import { battleColumns } from "#lib/dataset/formats/battles.ts";
import { leaderboardColumns } from "#lib/dataset/formats/leaderboard.ts";
import { lmsys2023 } from "#lib/dataset/formats/lmsys-2023.ts";
import { trlDpo } from "#lib/dataset/formats/trl-dpo.ts";
import type { Column } from "#lib/dataset/types.ts";
import type { JsonSchema } from "./components.ts";

const message = {
  type: "object",
  properties: { role: { type: "string", enum: ["user", "assistant"] }, content: { type: "string" } },
  required: ["role", "content"],
  additionalProperties: false,
};

const types: Record<Column<never>["type"], JsonSchema> = {
  string: { type: "string" },
  integer: { type: "integer" },
  bigint: { type: "integer" },
  float: { type: "number" },
  boolean: { type: "boolean" },
  timestamp: { type: "string", format: "date-time" },
  json: { type: "array", items: message },
};

/** One row of each data set in its own layout as JSON writes it, from the same columns that write it. */
export const records: Record<"VoteRecord" | "BattleRecord" | "LeaderboardRecord" | "PreferenceRecord", JsonSchema> = {
  VoteRecord: toRecord(lmsys2023),
  BattleRecord: toRecord(battleColumns),
  LeaderboardRecord: toRecord(leaderboardColumns),
  PreferenceRecord: toRecord(trlDpo),
};

function toRecord<Row>(columns: readonly Column<Row>[]): JsonSchema {
  const toProperty = ({ name, type, says, parquet, maybeUnknown }: Column<Row>) => {
    const schema = parquet === "VARCHAR[]" ? { type: "array", items: { type: "string" } } : types[type];
    return [name, { ...schema, type: maybeUnknown ? [schema.type, "null"] : schema.type, description: says }];
  };
  return {
    type: "object",
    properties: Object.fromEntries(columns.map(toProperty)),
    required: columns.map(({ name }) => name),
    additionalProperties: false,
  };
}
