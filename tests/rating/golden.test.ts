import { describe, expect, test } from "vitest";
import { rateCounts, rateSequence, rateTally, tallyVotes } from "#lib/rating/index.ts";
import type { Board, BoardRow, PairCount } from "#lib/rating/index.ts";
import { golden, goldenVotes, hasShared } from "./shared-golden.ts";

type ByModel<T = number> = Record<string, T>;

const z975 = 1.959963984540054;
const mixtral = { model: "mixtral-8x7b-instruct-v0.1", rating: 1114 };

/** The largest difference between a board and a reference, over all models. */
function worst(board: Board, reference: ByModel, of: (row: BoardRow) => number = (row) => row.rating!): number {
  return Math.max(...board.rows.map((row) => Math.abs(of(row) - reference[row.model])));
}

const mean = (numbers: number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
const halfWidth = ({ low, high }: BoardRow) => (high! - low!) / 2 / z975;

describe.runIf(hasShared)("against reference figures", () => {
  describe.each(["m20_n10000_s1", "m55_n230000_s1"])("votes %s", (set) => {
    const votes = hasShared ? goldenVotes(`votes_${set}`) : [];
    const counted = tallyVotes(votes);

    test("Bradley–Terry ratings, standard errors and ranks are the exact ones", () => {
      const exact = golden<{
        rating_mean1000: ByModel;
        rating_anchor1114: ByModel;
        se_sandwich: ByModel;
        se_sandwich_vs_anchor: ByModel;
        rank_ub_sandwich: ByModel;
        num_battles: ByModel;
      }>(`exact_bt_${set}`);
      const board = rateTally(counted, { intervals: "sandwich" });
      expect(worst(board, exact.rating_mean1000)).toBeLessThan(1e-6);
      expect(worst(board, exact.se_sandwich, halfWidth)).toBeLessThan(1e-6);
      expect(worst(board, exact.rank_ub_sandwich, (row) => row.rank!)).toBe(0);
      expect(worst(board, exact.num_battles, (row) => row.votes)).toBe(0);

      const anchored = rateTally(counted, { intervals: "sandwich", anchor: mixtral });
      expect(worst(anchored, exact.rating_anchor1114)).toBeLessThan(1e-6);
      expect(worst(anchored, exact.se_sandwich_vs_anchor, halfWidth)).toBeLessThan(1e-6);
    });

    test("online Elo in file order is the exact one", () => {
      const exact = golden<{ online_elo: ByModel }>(`exact_elo_${set}`);
      expect(worst(rateSequence(votes, { rounds: 0 }), exact.online_elo)).toBeLessThan(1e-6);
    });
  });

  test.each(["m20_n230000_s1", "m55_n230000_s1"])("bootstrap intervals agree with 20,000 rounds: %s", (set) => {
    const reference = golden<{
      mean1000: ByModel<[number, number, number]>;
      sd_mean1000: ByModel;
      anchor1114: ByModel<[number, number, number]>;
    }>(`ref_bt_boot_${set}_r20000`);
    const counted = tallyVotes(goldenVotes(`votes_${set}`));
    const { rows } = rateTally(counted);
    const off = (end: "low" | "high", place: 0 | 2) =>
      rows.map((row) => (row[end]! - reference.mean1000[row.model][place]) / reference.sd_mean1000[row.model]);
    for (const differences of [off("low", 0), off("high", 2)]) {
      expect(Math.max(...differences.map(Math.abs))).toBeLessThan(0.45);
      expect(Math.abs(mean(differences))).toBeLessThan(0.15);
    }
    const widthRatio = ({ model, low, high }: BoardRow, { [model]: [l, , h] }: ByModel<[number, number, number]>) =>
      (high! - low!) / (h - l);
    expect(mean(rows.map((row) => widthRatio(row, reference.mean1000)))).toBeGreaterThan(0.98);
    expect(mean(rows.map((row) => widthRatio(row, reference.mean1000)))).toBeLessThan(1.02);

    const anchored = rateTally(counted, { anchor: mixtral }).rows.filter(({ model }) => model !== mixtral.model);
    expect(Math.abs(mean(anchored.map((row) => widthRatio(row, reference.anchor1114))) - 1)).toBeLessThan(0.02);
  });

  test("FastChat's own fit and bootstrap agree within FastChat's own error", () => {
    const counted = tallyVotes(goldenVotes("votes_m55_n230000_s1"));
    const { rating } = golden<{ rating: ByModel }>("bt_m55_n230000_s1");
    const board = rateTally(counted, { anchor: mixtral });
    const differences = board.rows.map((row) => Math.abs(row.rating! - rating[row.model])).sort((a, b) => a - b);
    expect(differences[Math.floor(differences.length / 2)]).toBeLessThan(0.05);
    expect(differences.at(-1)).toBeLessThan(2.5);

    const theirs = golden<{ q025: ByModel; q975: ByModel; variance: ByModel }>("bt_boot_m55_n230000_s1_r1000");
    for (const { model, low, high } of board.rows.filter((row) => row.model !== mixtral.model)) {
      const error = Math.sqrt(theirs.variance[model]);
      expect(Math.abs(low! - theirs.q025[model]) / error, model).toBeLessThan(0.6);
      expect(Math.abs(high! - theirs.q975[model]) / error, model).toBeLessThan(0.6);
    }
  });

  interface HardGraph {
    name: string;
    verdict: string;
    M: number;
    edges: [first: number, second: number, wins: number, losses: number, ties: number][];
    theta_elo?: number[];
    se_sandwich_elo?: number[];
  }
  const nameOf = (index: number) => `m${String(index).padStart(3, "0")}`;
  const countsOf = ({ edges }: HardGraph): PairCount[] =>
    edges.flatMap(([i, j, wins, losses, ties]) => {
      const pair = { modelA: nameOf(i), modelB: nameOf(j) };
      return [
        { ...pair, winner: "model_a", count: wins },
        { ...pair, winner: "model_b", count: losses },
        { ...pair, winner: "tie", count: ties },
      ];
    });

  test.each(hasShared ? golden<HardGraph[]>("hard_graphs") : [])("$name: $verdict", (graph) => {
    const board = rateCounts(countsOf(graph), { intervals: "sandwich" });
    const byName = new Map(board.rows.map((row) => [row.model, row]));
    graph.theta_elo?.forEach((points, i) => expect(byName.get(nameOf(i))!.rating! - 1000).toBeCloseTo(points, 5));
    graph.se_sandwich_elo?.forEach((error, i) => expect(halfWidth(byName.get(nameOf(i))!)).toBeCloseTo(error, 5));
    if (graph.verdict === "ok")
      expect(board.rows.every((row) => row.rating !== null && row.component === 0)).toBe(true);
    if (graph.name === "two_components") {
      expect(board.components).toBe(2);
      expect(board.rows.map((row) => row.component)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    }
    if (graph.name === "undefeated_model") {
      expect(byName.get("m004")).toMatchObject({
        rating: null,
        rank: null,
        high: null,
        bound: "undefeated",
        component: 0,
      });
      expect(board.rows.filter((row) => row.rating !== null)).toHaveLength(4);
    }
  });
});
