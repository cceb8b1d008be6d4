import type { Column } from "#lib/dataset/types.ts";
import type { LeaderboardRow } from "#lib/leaderboard/types.ts";

/** FastChat's `leaderboard_table_YYYYMMDD.csv`: who the models are. `-` stands for what is not known. */
export interface TableRow extends LeaderboardRow {
  knowledgeCutoff: string | null;
  /** US dollars per million tokens; null when unknown. */
  inputPrice: number | null;
  outputPrice: number | null;
}

const missing = "-";

const text = (name: string, says: string, value: (row: TableRow) => string | null): Column<TableRow> => ({
  name,
  type: "string",
  says,
  value: (row) => value(row) || missing,
});

export const leaderboardTable: Column<TableRow>[] = [
  text("key", "The model’s id, as in the votes.", (row) => row.model),
  text("Model", "The model’s name, as on the board.", (row) => row.name),
  text("MT-bench (score)", "Always -: not measured here.", () => null),
  text("MMLU", "Always -: not measured here.", () => null),
  text("Knowledge cutoff date", "As the roster says.", (row) => row.knowledgeCutoff),
  text("License", "Under which licence the model is.", (row) => row.license),
  text("Organization", "Who made it.", (row) => row.organization),
  text("Link", "Where to read about it.", (row) => row.link),
];
