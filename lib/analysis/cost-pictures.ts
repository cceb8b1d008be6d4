import type { BoardReplicates } from "#lib/rating/index.ts";
import { counted } from "#lib/wording.ts";
import { nothingToDraw } from "./empty.ts";
import { frontierOf } from "./frontier.ts";
import { ratedOf } from "./order.ts";
import type { Ranked } from "./order.ts";
import { printValue } from "./print-value.ts";
import type { Axis, Picture, Scatter } from "./types.ts";

/** What a model costs, where it is known. */
export interface ModelCost {
  model: string;
  /** US dollars for a million tokens of answers. */
  outputPrice: number | null;
  /** Median over its newest answers here. */
  tokensPerSecond: number | null;
}

interface Kind {
  picture: "price" | "speed";
  axis: Pick<Axis, "label" | "unit">;
  /** What a number of it is followed by in a sentence. */
  per: string;
  of: (cost: ModelCost) => number | null;
  isMoreBetter: boolean;
  unknown: string;
  leftOut: string;
}

const kinds: Record<"price" | "speed", Kind> = {
  price: {
    picture: "price",
    axis: { label: "Price per million answer tokens (US dollars)", unit: "dollars" },
    per: " per million tokens",
    of: ({ outputPrice }) => outputPrice,
    isMoreBetter: false,
    unknown: "Fewer than two rated models have a price. Prices stand in the roster file; see docs/models.md.",
    leftOut: "without a known price",
  },
  speed: {
    picture: "speed",
    axis: { label: "Median speed (tokens per second)", unit: "tokens_per_second" },
    per: " tokens a second",
    of: ({ tokensPerSecond }) => tokensPerSecond,
    isMoreBetter: true,
    unknown: "Fewer than two rated models have a measured speed. It is measured on answers given in this arena.",
    leftOut: "without a measured speed",
  },
};

/** Ratings against what an answer costs in money or in time. */
export function costPicture(
  kind: "price" | "speed",
  rows: readonly Ranked[],
  costs: readonly ModelCost[],
  found: BoardReplicates | null,
): Picture {
  const { picture, axis, per, of, isMoreBetter, unknown, leftOut } = kinds[kind];
  const costOf = new Map(costs.map((cost) => [cost.model, of(cost)]));
  const rated = ratedOf(rows);
  const offers = rated.flatMap((row) => {
    const x = costOf.get(row.model) ?? null;
    return x === null ? [] : [{ ...row, x }];
  });
  if (rated.length < 2) return nothingToDraw(picture, "No two models of this board have ratings that compare yet.");
  if (offers.length < 2) return nothingToDraw(picture, unknown);
  const { members, shares, steps } = frontierOf(offers, found, isMoreBetter);
  const onFrontier = offers
    .filter(({ model }) => members.has(model))
    .sort((one, other) => (isMoreBetter ? other.x - one.x : one.x - other.x));
  const xs = offers.map(({ x }) => x);
  const paid = xs.filter((x) => x > 0);
  const isLogarithmic = paid.length > 0 && Math.max(...paid) / Math.min(...paid) > 8;
  const said = ({ name, x }: { name: string; x: number }, after: string) =>
    `${name} (${printValue(x, axis.unit)}${after})`;
  const [first, last] = [onFrontier[0], onFrontier[onFrontier.length - 1]];
  const missing = rated.length - offers.length;
  return {
    picture,
    finding:
      onFrontier.length === 1
        ? `${said(first, per)} is both the ${kind === "price" ? "cheapest" : "fastest"} and the best of ${counted(offers.length, "model")}`
        : `${counted(onFrontier.length, "model")} of ${offers.length} ${kind === "price" ? "give the best rating for their price" : "give the best rating for their speed"}, from ${said(first, "")} to ${said(last, per)}`,
    notes: [
      ...(found
        ? [`The band is the 95 % interval of the best rating to be had, over ${counted(found.rounds, "resampling")}.`]
        : ["How sure the frontier is cannot be told for this board, which keeps no resamplings to draw again."]),
      ...(missing > 0
        ? [`${counted(missing, "rated model")} ${leftOut} ${missing === 1 ? "is" : "are"} left out.`]
        : []),
    ],
    drawing: {
      kind: "scatter",
      x: { ...axis, isLogarithmic },
      y: { label: "Rating (points)", unit: "points" },
      points: offers.map(({ model, name, x, rating, low, high }): Scatter["points"][number] => ({
        model,
        name,
        x,
        value: rating,
        low,
        high,
        onFrontier: shares.get(model) ?? 0,
        isOnFrontier: members.has(model),
      })),
      frontier: steps.sort((one, other) => one.x - other.x),
      isMoreBetter,
    },
  };
}
