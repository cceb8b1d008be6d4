import { clsx } from "clsx";
import type { ClassValue } from "clsx";
import { createTailwindMerge } from "tailwind-merge";

const any = [() => true];
const sizes = ["xs", "sm", "base", "lg", "xl", "2xl", "3xl"];
const weights = ["light", "normal", "medium", "semibold", "bold"];
const sides = ["left", "center", "right", "justify", "start", "end"];

/**
 * The kinds of utility that our components set and their callers set otherwise. The library's own list of every kind there
 * is weighs 6 kB, a tenth of what the leaderboard may load beside React and Next.
 */
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: ["block", "inline-block", "inline", "flex", "inline-flex", "grid", "inline-grid", "contents", "hidden"],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    ...Object.fromEntries(
      ["p", "px", "py", "pt", "pr", "pb", "pl", "m", "mx", "my", "mt", "mr", "mb", "ml", "gap", "gap-x", "gap-y"]
        .concat(["w", "h", "size", "min-w", "min-h", "max-w", "max-h", "bg", "items", "justify", "self", "align", "z"])
        .concat(["opacity", "leading", "tracking", "whitespace", "shrink", "overflow", "cursor"])
        .map((name) => [name, [{ [name]: any }]]),
    ),
    rounded: [{ rounded: ["", ...any] }],
    "font-weight": [{ font: weights }],
    "text-size": [{ text: sizes }],
    "text-align": [{ text: sides }, "numeric"],
    "text-color": [
      { text: [(value: string) => !["balance", "pretty", "wrap", "nowrap", "ellipsis", "clip"].includes(value)] },
    ],
  },
  conflictingClassGroups: {
    p: ["px", "py", "pt", "pr", "pb", "pl"],
    px: ["pr", "pl"],
    py: ["pt", "pb"],
    m: ["mx", "my", "mt", "mr", "mb", "ml"],
    mx: ["mr", "ml"],
    my: ["mt", "mb"],
    size: ["w", "h"],
    gap: ["gap-x", "gap-y"],
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: [],
}));

/** Joins class names; a later utility wins over an earlier one of its kind. */
export function classNames(...names: ClassValue[]): string {
  return merge(clsx(names));
}
