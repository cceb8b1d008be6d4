import type { LeaderboardRow } from "#lib/leaderboard/types.ts";
import { alpacaEval } from "./formats/alpacaeval.ts";
import { arenaScatterplot } from "./formats/arena-scatterplot.ts";
import { battleColumns } from "./formats/battles.ts";
import { comparia } from "./formats/comparia.ts";
import { fastchatLog } from "./formats/fastchat-log.ts";
import { leaderboardTable } from "./formats/leaderboard-table.ts";
import { leaderboardColumns } from "./formats/leaderboard.ts";
import { lmarena2025 } from "./formats/lmarena-2025.ts";
import { lmsys2023 } from "./formats/lmsys-2023.ts";
import { lmsys33k } from "./formats/lmsys-33k.ts";
import { lmsys55k } from "./formats/lmsys-55k.ts";
import { mtbenchHuman } from "./formats/mtbench-human.ts";
import { openWebUi } from "./formats/openwebui.ts";
import { rewardModel } from "./formats/reward-model.ts";
import { trlDpo } from "./formats/trl-dpo.ts";
import { trlKto } from "./formats/trl-kto.ts";
import type { TableRow } from "./formats/leaderboard-table.ts";
import type { BattleRow, Column, DatasetName, LabelledAnswer, PreferenceRow, VoteRow } from "./types.ts";
import { fileFormats } from "./write-rows.ts";
import type { FileFormat } from "./write-rows.ts";

/** What a row is made of, and its columns. A catalogue has none: it is one object with a member for each board. */
type Rows =
  | { of: "vote"; columns: readonly Column<VoteRow>[] }
  | { of: "battle"; columns: readonly Column<BattleRow>[]; needsMeasures?: boolean }
  | { of: "pair"; columns: readonly Column<PreferenceRow>[]; firstTurnOnly?: boolean }
  | { of: "answer"; columns: readonly Column<LabelledAnswer>[] }
  | { of: "board"; columns: readonly Column<LeaderboardRow>[] }
  | { of: "table"; columns: readonly Column<TableRow>[] }
  | { of: "catalog"; columns: readonly [] };

/** One published layout. */
export type Profile = Rows & {
  name: string;
  says: string;
  /** The formats it can be written in; the first is what you get without asking. */
  formats: readonly [FileFormat, ...FileFormat[]];
};

const simple: Profile = {
  name: "lmsys-2023",
  says: "clean_battle_*.json of 2023, simple mode: what the Arena's notebooks read.",
  formats: fileFormats,
  of: "vote",
  columns: lmsys2023,
};

/** Layouts with room for a conversation: one row for each vote, or for each battle with its last. */
const layouts: readonly Profile[] = [
  {
    name: "lmsys-33k",
    says: "lmsys/chatbot_arena_conversations.",
    formats: fileFormats,
    of: "battle",
    columns: lmsys33k,
  },
  {
    name: "lmsys-55k",
    says: "lmsys/lmsys-arena-human-preference-55k, the layout of the Kaggle competition.",
    formats: ["csv", "jsonl", "json", "parquet"],
    of: "battle",
    columns: lmsys55k,
  },
  {
    name: "lmarena-2025",
    says: "lmarena-ai/arena-human-preference-140k.",
    formats: fileFormats,
    of: "battle",
    columns: lmarena2025,
    needsMeasures: true,
  },
  {
    name: "comparia",
    says: "compar:IA's comparia-votes.",
    formats: ["jsonl", "json", "parquet"],
    of: "battle",
    columns: comparia,
  },
  {
    name: "fastchat-log",
    says: "The votes in FastChat's own log, for its clean_battle_data.py.",
    formats: ["jsonl"],
    of: "battle",
    columns: fastchatLog,
  },
  {
    name: "mtbench-human",
    says: "lmsys/mt_bench_human_judgments, for FastChat's compute_agreement.py.",
    formats: fileFormats,
    of: "battle",
    columns: mtbenchHuman,
  },
  {
    name: "alpacaeval",
    says: "AlpacaEval's annotations.json.",
    formats: ["json", "jsonl", "parquet"],
    of: "battle",
    columns: alpacaEval,
  },
  {
    name: "openwebui",
    says: "Open WebUI's feedback export.",
    formats: ["json", "jsonl"],
    of: "battle",
    columns: openWebUi,
  },
];

const own = { name: "ringside", formats: fileFormats } as const;

/** The profiles of each data set; the first is what you get without asking. */
export const profiles: Record<DatasetName, readonly [Profile, ...Profile[]]> = {
  votes: [simple, ...layouts],
  battles: [
    { ...own, says: "Our own columns, with how the pair was drawn.", of: "battle", columns: battleColumns },
    simple,
    ...layouts,
  ],
  leaderboard: [
    { ...own, says: "The board as it stands, nothing rounded.", of: "board", columns: leaderboardColumns },
    {
      name: "arena-catalog",
      says: "lmarena/arena-catalog's leaderboard files: every category of the source.",
      formats: ["json"],
      of: "catalog",
      columns: [],
    },
    {
      name: "arena-scatterplot",
      says: "lmarena/arena-catalog's scatterplot-data.json: what each model costs, to set beside its rating.",
      formats: ["json"],
      of: "table",
      columns: arenaScatterplot,
    },
    {
      name: "leaderboard-table",
      says: "FastChat's leaderboard_table_*.csv: who the models are.",
      formats: ["csv"],
      of: "table",
      columns: leaderboardTable,
    },
  ],
  preferences: [
    {
      name: "trl-dpo",
      says: "TRL's preferences with an explicit prompt, for DPOTrainer: first turns.",
      formats: ["jsonl", "json", "parquet"],
      of: "pair",
      columns: trlDpo,
      firstTurnOnly: true,
    },
    {
      name: "trl-kto",
      says: "TRL's unpaired preferences, for KTOTrainer.",
      formats: ["jsonl", "json", "parquet"],
      of: "answer",
      columns: trlKto,
    },
    {
      name: "reward-model",
      says: "TRL's preferences with an implicit prompt, for RewardTrainer: whole conversations.",
      formats: ["jsonl", "json", "parquet"],
      of: "pair",
      columns: rewardModel,
    },
  ],
};
