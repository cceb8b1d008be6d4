import type { Column } from "#lib/dataset/types.ts";
import type { TableRow } from "./leaderboard-table.ts";

/** `lmarena/arena-catalog`'s scatterplot-data.json: what its picture of rating against price knows of each model. */

const text = (name: string, says: string, value: (row: TableRow) => string | null): Column<TableRow> => ({
  name,
  type: "string",
  says,
  value: (row) => value(row) || null,
  maybeUnknown: true,
});

const price = (name: string, says: string, value: (row: TableRow) => number | null): Column<TableRow> => ({
  name,
  type: "float",
  says,
  value,
  maybeUnknown: true,
});

export const arenaScatterplot: Column<TableRow>[] = [
  text("name", "The model’s name, as on the board.", (row) => row.name),
  text("model_api_key", "The model’s id, as in the votes and in `arena-catalog`.", (row) => row.model),
  price("input_token_price", "US dollars for a million tokens of prompt, as the roster says.", (row) => row.inputPrice),
  price("output_token_price", "US dollars for a million tokens of answer, alike.", (row) => row.outputPrice),
  text("organization", "Who made it.", (row) => row.organization),
  text("license", "Under which licence the model is.", (row) => row.license),
  text("price_source", "Empty: the roster does not say where a price is from.", () => null),
  text("model_source", "Where to read about it.", (row) => row.link),
];
