import { battleColumns } from "#lib/dataset/formats/battles.ts";
import { leaderboardColumns } from "#lib/dataset/formats/leaderboard.ts";
import { lmsys2023 } from "#lib/dataset/formats/lmsys-2023.ts";
import type { Column } from "#lib/dataset/types.ts";
import type { JsonSchema } from "./components.ts";

const message = {
  type: "object",
  properties: { role: { type: "string", enum: ["user", "assistant"] }, content: { type: "string" } },
  required: ["role", "content"],
  additionalProperties: false,
};

/** The only columns of JSON are conversations. */
const types: Record<Column<never>["type"], JsonSchema> = {
  string: { type: "string" },
  integer: { type: "integer" },
  float: { type: "number" },
  boolean: { type: "boolean" },
  json: { type: "array", items: message },
};

/** One row of each data set as JSON writes it, from the same columns that write it. */
export const records: Record<"VoteRecord" | "BattleRecord" | "LeaderboardRecord", JsonSchema> = {
  VoteRecord: toRecord(lmsys2023, []),
  BattleRecord: toRecord(battleColumns, ["sampling_policy", "pair_probability", "conversation_a", "conversation_b"]),
  LeaderboardRecord: toRecord(leaderboardColumns, ["rank", "rank_low", "rank_high", "rating", "low", "high", "bound"]),
};

function toRecord<Row>(columns: readonly Column<Row>[], maybeUnknown: readonly string[]): JsonSchema {
  const toProperty = ({ name, type, says }: Column<Row>) => {
    const schema = types[type];
    return [
      name,
      { ...schema, type: maybeUnknown.includes(name) ? [schema.type, "null"] : schema.type, description: says },
    ];
  };
  return {
    type: "object",
    properties: Object.fromEntries(columns.map(toProperty)),
    required: columns.map(({ name }) => name),
    additionalProperties: false,
  };
}
