import type { DuckDBDataChunk } from "@duckdb/node-api";
import type { CellOfFile, OpenedFile } from "#lib/dataset/vote-cells.ts";
import { complaintSeparator } from "./fields.ts";
import type { Fields } from "./fields.ts";
import type { LineColumns } from "./line-query.ts";
import { tagLine, tagTurns } from "./tag-line.ts";
import type { RecordedTurn, VoteLine } from "./types.ts";

/** What is wrong with a row: a column, what stands there, and what it should be. */
export interface Refused {
  row: number;
  column: string;
  value: string | null;
  claim: string;
}

/** What files hold where there is no conversation. */
const nothingSaid = /^\s*(\[\s*\]|\{\s*\}|null)?\s*$/;

type CountedCell = Exclude<CellOfFile, { problem: object }>;

/** Turns rows as DuckDB hands them over into lines, and gathers what is wrong with others. */
export class LineReader {
  readonly refused: Refused[] = [];
  readonly dropped: Map<string, number>;
  /** Texts in which a NUL, which Postgres cannot hold, was replaced. */
  replacedNuls: number;
  /** Rows with something where a conversation should be that is none. */
  unreadTexts: number;
  readonly #fields: Fields;
  readonly #names: readonly (keyof LineColumns)[];
  readonly #models: readonly [string, string];
  readonly #cells: Map<number, CountedCell>;

  constructor(
    { dialect }: OpenedFile,
    cells: readonly CellOfFile[],
    fields: Fields,
    names: readonly (keyof LineColumns)[],
    before?: { dropped: [string, number][]; replacedNuls: number; unreadTexts: number },
  ) {
    this.dropped = new Map(before?.dropped);
    this.replacedNuls = before?.replacedNuls ?? 0;
    this.unreadTexts = before?.unreadTexts ?? 0;
    this.#fields = fields;
    this.#names = names;
    this.#models = dialect.models;
    this.#cells = new Map(cells.flatMap((cell) => (cell.problem ? [] : [[cell.id, cell] as const])));
  }

  /** The lines of some rows, and which votes of the file those rows are, lines or not. */
  read(chunk: DuckDBDataChunk): { lines: VoteLine[]; numbers: number[] } {
    const all = chunk.getColumns();
    const columns = Object.fromEntries(this.#names.map((name, i) => [name, all[i]])) as unknown as LineColumns;
    const texts = all.slice(this.#names.length) as (string | null)[][];
    const lines: VoteLine[] = [];
    for (let i = 0; i < chunk.rowCount; i++) {
      const cell = this.#cells.get(columns.cell[i]);
      if (!cell) continue;
      if (columns.dropped[i]) this.drop(this.#fields.dropped!.reason);
      else if (!this.#refuses(columns, i, cell)) lines.push(this.#line(columns, texts, i, cell));
    }
    return { lines, numbers: columns.nth };
  }

  drop(reason: string, count = 1): void {
    this.dropped.set(reason, (this.dropped.get(reason) ?? 0) + count);
  }

  #refuses(columns: LineColumns, i: number, { modelA, modelB }: CountedCell): boolean {
    const row = columns.row[i];
    const complaint = columns.complaint[i];
    if (complaint !== null) {
      const [column, value, claim] = complaint.split(complaintSeparator);
      this.refused.push({ row, column, value: value === "" ? null : value, claim });
      return true;
    }
    const names: [string, string | null][] = [
      [this.#models[0], modelA],
      [this.#models[1], modelB],
      [this.#fields.id?.column ?? "id", columns.id[i]],
      ["judge", columns.judge[i]],
      ["sampling_policy", columns.policy[i]],
    ];
    const bad = names.find(([, name]) => name?.includes("\0"));
    if (bad) this.refused.push({ row, column: bad[0], value: bad[1], claim: "holds a NUL, which no name has" });
    return bad !== undefined;
  }

  #line(columns: LineColumns, texts: (string | null)[][], i: number, cell: CountedCell): VoteLine {
    const { modelA, modelB, winner } = cell;
    const turns = this.#turns(texts, i, cell);
    const turn = columns.turn[i];
    const judged = turns.slice(0, turn ?? turns.length);
    const own = tagTurns(judged.length > 0 ? judged : turns);
    const decided = (this.#fields.labels ?? []).map(({ category }, bit) => ({
      category,
      holds: (columns.decided[i] & (2 ** bit)) === 0 ? null : (columns.holding[i] & (2 ** bit)) !== 0,
    }));
    return {
      ...{ row: columns.row[i], modelA, modelB, winner, turn, turns },
      id: columns.id[i],
      castAt: this.#fields.castAt ? columns.at[i] : null,
      judge: columns.judge[i] === "" ? null : columns.judge[i],
      wasBlind: columns.blind[i] ?? true,
      tags: tagLine({ decided, language: columns.language[i], turn }, own),
      style: own?.style ?? null,
      samplingPolicy: columns.policy[i],
      pairProbability: columns.probability[i],
    };
  }

  #turns(texts: (string | null)[][], i: number, { modelA, modelB }: CountedCell): RecordedTurn[] {
    const { conversation } = this.#fields;
    if (!conversation) return [];
    const cells = texts.map((column) => column[i]);
    const turns = conversation.read(cells, modelA, modelB);
    if (turns.length === 0 && cells.some((cell) => cell !== null && !nothingSaid.test(cell))) this.unreadTexts++;
    return turns
      .map(({ prompt, a, b }) => ({ prompt: this.#clean(prompt), a: this.#clean(a), b: this.#clean(b) }))
      .filter(({ prompt, a, b }) => prompt !== "" || a !== "" || b !== "");
  }

  #clean(text: string): string {
    if (text.includes("\0")) this.replacedNuls++;
    return text.replaceAll("\0", "\uFFFD").toWellFormed();
  }
}
