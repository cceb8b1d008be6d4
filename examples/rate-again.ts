/**
 * Downloads the votes of a source, rates the models anew in fifty lines, holds the numbers against the board, and draws them.
 *
 *   node examples/rate-again.ts http://localhost:3000 --source simulated --out ratings.svg
 *
 * Needs nothing but Node 22.18 or newer, which runs TypeScript as it is. A copy of this file works anywhere.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";

interface VoteRecord {
  model_a: string;
  model_b: string;
  winner: "model_a" | "model_b" | "tie" | "tie (bothbad)";
}

interface BoardRow {
  model: string;
  name: string;
  /** Null for a model that won or lost everything, or that nothing ties to others. */
  rating: number | null;
  low: number | null;
  high: number | null;
  /** Models of one component are tied to each other by wins and losses; only they have a common scale. */
  component: number | null;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: "string", default: "simulated" },
    out: { type: "string", default: "ratings.svg" },
    json: { type: "boolean", default: false },
  },
});
const base = positionals[0] ?? "http://localhost:3000";
const source = encodeURIComponent(values.source);
/** A personal access token is needed for nothing here; with one, its own limits count. */
const headers: Record<string, string> = process.env.TOKEN ? { authorization: `Bearer ${process.env.TOKEN}` } : {};

async function ask(path: string): Promise<string> {
  const response = await fetch(base + path, { headers });
  const text = await response.text();
  if (!response.ok) {
    console.error(`${base}${path} answered ${response.status}: ${text}`);
    process.exit(1);
  }
  return text;
}

/** Wins per ordered pair; a tie, and both being bad, is half a win to each. */
function countWins(votes: readonly VoteRecord[]) {
  const models = [...new Set(votes.flatMap(({ model_a, model_b }) => [model_a, model_b]))].sort();
  const place = new Map(models.map((model, index) => [model, index]));
  const wins = models.map(() => new Float64Array(models.length));
  for (const { model_a, model_b, winner } of votes) {
    const [a, b] = [place.get(model_a)!, place.get(model_b)!];
    const forA = winner === "model_a" ? 1 : winner === "model_b" ? 0 : 0.5;
    wins[a][b] += forA;
    wins[b][a] += 1 - forA;
  }
  return { models, wins };
}

/** Bradley–Terry by Newman's iteration (JMLR 24, 2023), as points: 400 to ten-to-one odds, 1000 on average. */
function rate({ models, wins }: ReturnType<typeof countWins>): Map<string, number> {
  const strength = new Float64Array(models.length).fill(1);
  for (let sweep = 0, largestStep = 1; largestStep > 1e-12 && sweep < 100_000; sweep++) {
    largestStep = 0;
    for (const i of models.keys()) {
      let gained = 0;
      let conceded = 0;
      for (const j of models.keys()) {
        if (i === j) continue;
        gained += (wins[i][j] * strength[j]) / (strength[i] + strength[j]);
        conceded += wins[j][i] / (strength[i] + strength[j]);
      }
      const next = gained / conceded;
      largestStep = Math.max(largestStep, Math.abs(Math.log(next / strength[i])));
      strength[i] = next;
    }
  }
  const points = [...strength].map((value) => 400 * Math.log10(value));
  const mean = points.reduce((sum, value) => sum + value, 0) / points.length;
  return new Map(models.map((model, index) => [model, 1000 + points[index] - mean]));
}

/** Every group of models on one scale, rated by the votes among them. */
function rateGroups(rows: readonly BoardRow[], votes: readonly VoteRecord[]): Map<string, number> {
  const rated = rows.filter(({ rating }) => rating !== null);
  const groups = Map.groupBy(rated, ({ component }) => component);
  return new Map(
    [...groups.values()].flatMap((group) => {
      const models = new Set(group.map(({ model }) => model));
      const among = votes.filter(({ model_a, model_b }) => models.has(model_a) && models.has(model_b));
      return [...rate(countWins(among))];
    }),
  );
}

/** A row per model: our rating as a point, the board's interval as a line. */
function draw(rows: readonly BoardRow[], ratings: ReadonlyMap<string, number>): string {
  const ends = rows.flatMap(({ low, high, rating }) => [low ?? rating ?? 1000, high ?? rating ?? 1000]);
  const [least, most] = [Math.min(...ends) - 20, Math.max(...ends) + 20];
  const x = (value: number) => (220 + (460 * (value - least)) / (most - least)).toFixed(1);
  const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const lines = rows.map(({ model, name, low, high }, index) => {
    const y = 50 + 24 * index;
    const rating = ratings.get(model);
    const whisker = low === null || high === null ? "" : `<path d="M${x(low)} ${y}H${x(high)}" stroke="#0072b2"/>`;
    const point = rating === undefined ? "" : `<circle cx="${x(rating)}" cy="${y}" r="4" fill="#0072b2"/>`;
    const label = rating === undefined ? "" : `<text x="710" y="${y + 4}">${Math.round(rating)}</text>`;
    return `<text x="210" y="${y + 4}" text-anchor="end">${escape(name)}</text>${whisker}${point}${label}`;
  });
  const height = 70 + 24 * rows.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 ${height}" font-family="sans-serif" font-size="13">
<rect width="760" height="${height}" fill="white"/>
<text x="20" y="24" font-size="15">Rated anew from the downloaded votes; lines are the board's 95 % intervals</text>
${lines.join("\n")}
</svg>
`;
}

const board = JSON.parse(await ask(`/api/leaderboard?source=${source}`)) as {
  snapshot: { id: string; votes: number };
  rows: BoardRow[];
};
// The very votes that this board was made of, however many were cast since.
const votes = (await ask(`/api/export/votes?source=${source}&format=jsonl&snapshot=${board.snapshot.id}`))
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as VoteRecord);
const ratings = rateGroups(board.rows, votes);
const differences = board.rows.flatMap(({ model, rating }) =>
  rating === null ? [] : [Math.abs(rating - (ratings.get(model) ?? Infinity))],
);
const largestDifference = Math.max(0, ...differences);
await writeFile(values.out, draw(board.rows, ratings));

if (values.json) {
  console.log(
    JSON.stringify({
      snapshot: board.snapshot.id,
      votes: votes.length,
      largestDifference,
      ratings: Object.fromEntries(ratings),
    }),
  );
} else {
  console.log(
    `${votes.length.toLocaleString("en")} votes, ${ratings.size} models rated; the board counts ${board.snapshot.votes.toLocaleString("en")}.\n`,
  );
  for (const { model, name, rating } of board.rows)
    console.log(
      `${name.padEnd(32)} ${(ratings.get(model)?.toFixed(1) ?? "none").padStart(8)}   board ${(rating?.toFixed(1) ?? "none").padStart(8)}`,
    );
  console.log(`\nLargest difference: ${largestDifference.toExponential(1)} points. Drawn in ${values.out}.`);
}
