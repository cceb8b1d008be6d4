import fs from "node:fs";
import path from "node:path";

export interface Recording {
  /** Where the answers come from, for a line on the screen. */
  source: string;
  /** Strongest first. The scale is the recording's own; only the order counts. */
  models: { name: string; strength: number }[];
  prompts: string[];
  /** The recorded answer, or null where the recording has none. */
  answer: (model: string, prompt: string) => string | null;
}

const shared = process.env.RINGSIDE_SHARED ?? path.join(import.meta.dirname, "../../../shared");

/** Real answers of real models when the shared data is there, else the few of ours. */
export const hasSharedAnswers = fs.existsSync(path.join(shared, "data/answers/alpacaeval-shared.jsonl"));

export function readRecording(from: "shared" | "fixtures" = hasSharedAnswers ? "shared" : "fixtures"): Recording {
  return from === "shared" ? readShared() : readFixtures();
}

interface Line {
  prompt: string;
  answers: Record<string, string>;
}

function readShared(): Recording {
  const folder = path.join(shared, "data/answers");
  const figures = JSON.parse(fs.readFileSync(path.join(folder, "alpacaeval-shared-models.json"), "utf8")) as Record<
    string,
    { ae2_lc_win_rate: number }
  >;
  const models = Object.entries(figures).map(([name, figure]) => ({ name, strength: figure.ae2_lc_win_rate }));
  return toRecording(
    "shared/data/answers/alpacaeval-shared.jsonl",
    models,
    readLines(path.join(folder, "alpacaeval-shared.jsonl")) as Line[],
  );
}

function readFixtures(): Recording {
  const file = path.join(import.meta.dirname, "../fixtures/answers.jsonl");
  const [head, ...lines] = readLines(file) as [Pick<Recording, "models">, ...Line[]];
  return toRecording("tests/fixtures/answers.jsonl", head.models, lines);
}

function readLines(file: string): unknown[] {
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as unknown);
}

function toRecording(source: string, models: Recording["models"], lines: Line[]): Recording {
  const answers = new Map(lines.map((line) => [line.prompt, line.answers]));
  return {
    source,
    models: models.toSorted((one, other) => other.strength - one.strength),
    prompts: lines.map(({ prompt }) => prompt),
    answer: (model, prompt) => answers.get(prompt)?.[model] ?? null,
  };
}
