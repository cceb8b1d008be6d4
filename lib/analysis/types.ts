import type { PictureName } from "./pictures.ts";

/** What numbers of a picture are counted in: how they are printed, rounded and headed. */
export type Unit = "points" | "share" | "count" | "rank" | "dollars" | "tokens_per_second" | "time";

/** One direction of a picture. */
export interface Axis {
  /** What is measured, with its unit: "Rating (points)". */
  label: string;
  unit: Unit;
  /** Steps of equal factors rather than equal differences; a value of 0 stands apart from them. */
  isLogarithmic?: boolean;
  /** A value worth a line of its own, such as an even chance. */
  reference?: number;
}

/** A value with the 95 % interval around it; ends are null where none is known. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

/** A line of a picture: a model by its slug, or anything else that has a name. */
interface Named {
  model?: string;
  name: string;
}

/** Points with whiskers, one line per row. */
export interface Dots {
  kind: "dots";
  axis: Axis;
  /** One name per value of a row. */
  series: string[];
  rows: (Named & { values: (Estimate | null)[] })[];
  /** What a row is, for the table: "Model". */
  rowLabel: string;
  /** How many rows there are in all; the picture has the first of them. */
  total: number;
}

/** Lengths side by side, one line per row, in one part or several. */
export interface Bars {
  kind: "bars";
  axis: Axis;
  series: string[];
  rows: (Named & { values: number[]; words?: string })[];
  rowLabel: string;
  total: number;
}

/** A quantity over time or over numbers, as upright bars. */
export interface Columns {
  kind: "columns";
  x: Axis;
  y: Axis;
  /** `at` is the start of a day or a number. A column reaches to `to`, or has a place of its own; its `parts`, one per series, add up to it. */
  columns: { at: number; to?: number; label: string; value: number; parts?: number[] }[];
  /** What the parts of a column are, where it has any, from below. */
  series?: string[];
  /** Values of x worth a line. */
  marks: { at: number; label: string }[];
}

/** Something followed through time, one line per model. */
export interface Lines {
  kind: "lines";
  axis: Axis;
  lines: (Named & { points: ({ at: number } & Estimate)[] })[];
  /** Whether small is good and stands at the top. */
  isRank: boolean;
  total: number;
}

/** Every model against every other: `cells[i][j]` is row i against column j, null where nothing is known. */
export interface Matrix {
  kind: "matrix";
  unit: Unit;
  /** What a cell says: "Share of decided battles won by model A". */
  label: string;
  /** Around one half, or from none upwards. */
  scale: "diverging" | "sequential";
  models: { model: string; name: string }[];
  cells: (number | null)[][];
  total: number;
}

/** Ratings against something that one would rather have less (or more) of, and the best to be had at each. */
export interface Scatter {
  kind: "scatter";
  x: Axis;
  y: Axis;
  points: (Named &
    Estimate & {
      x: number;
      /** Share of resamplings in which it is on the frontier. */ onFrontier: number;
      isOnFrontier: boolean;
    })[];
  /** The best rating to be had up to each x, in the order of x, as steps. */
  frontier: ({ x: number } & Estimate)[];
  /** Whether more of x is better, as of speed: the steps then fall instead of rise. */
  isMoreBetter: boolean;
}

/** Nothing to draw, and why. */
export interface Empty {
  kind: "empty";
  says: string;
}

export type Drawing = Dots | Bars | Columns | Lines | Matrix | Scatter | Empty;

/** A picture with everything that is said about it. Drawing it takes no further computing. */
export interface Drawn {
  /** What it shows, in words with numbers. */
  finding: string;
  /** How it was made and what it leaves out, a sentence each. */
  notes: string[];
  drawing: Drawing;
  /** For a picture of one model: which one it is, and which others it could be. */
  choice?: { chosen: string; models: { model: string; name: string }[] };
}

/** One of the pictures of a board. */
export interface Picture extends Drawn {
  picture: PictureName;
}
