import { clsx } from "clsx";
import type { ClassValue } from "clsx";

/**
 * Joins class names; a later utility wins over an earlier one of its kind. Kinds are those that our components set and their
 * callers set otherwise: tailwind-merge knows every kind there is, and weighs 8 kB, half of what the leaderboard may load
 * besides React and Next. It is the second witness in the test.
 */
export function classNames(...names: ClassValue[]): string {
  const classes = clsx(names).split(" ").filter(Boolean);
  const taken = new Set<string>();
  const kept = classes.toReversed().filter((name) => {
    const { variants, kind } = read(name);
    if (kind === null) return true;
    if (taken.has(variants + kind)) return false;
    for (const covered of [kind, ...(covers[kind] ?? [])]) taken.add(variants + covered);
    return true;
  });
  return kept.toReversed().join(" ");
}

/** "max-md:p-0!" is `p` under the variant `max-md:`; what is important competes only with its like. */
function read(name: string): { variants: string; kind: string | null } {
  const isImportant = name.endsWith("!");
  const plain = isImportant ? name.slice(0, -1) : name;
  // Colons in brackets belong to a value.
  const end = plain.replace(/\[[^\]]*\]/g, (inside) => "_".repeat(inside.length)).lastIndexOf(":") + 1;
  return { variants: plain.slice(0, end) + (isImportant ? "!" : ""), kind: kindOf(plain.slice(end)) };
}

const wholes = new Map([
  ...["block", "inline-block", "inline", "flex", "inline-flex", "grid", "inline-grid", "contents", "hidden"].map(
    (name) => [name, "display"] as const,
  ),
  ...["static", "fixed", "absolute", "relative", "sticky"].map((name) => [name, "position"] as const),
  ["rounded", "rounded"],
]);

const prefixes =
  /^-?(px|py|pt|pr|pb|pl|p|mx|my|mt|mr|mb|ml|m|gap-x|gap-y|gap|min-w|min-h|max-w|max-h|size|w|h|bg|items|self|align|z|opacity|whitespace)-/;

function kindOf(utility: string): string | null {
  const whole = wholes.get(utility);
  if (whole) return whole;
  if (/^font-(light|normal|medium|semibold|bold)$/.test(utility)) return "font-weight";
  if (/^rounded-(none|xs|sm|md|lg|xl|2xl|full)$/.test(utility)) return "rounded";
  if (/^text-(xs|sm|base|lg|xl|\dxl|\[[\d.]+(rem|px|em)\])$/.test(utility)) return "text-size";
  if (/^text-(left|center|right|start|end)$/.test(utility)) return "text-align";
  if (/^text-(balance|pretty|wrap|nowrap|ellipsis|clip|\[)/.test(utility)) return null;
  if (utility.startsWith("text-")) return "text-color";
  if (
    /^border-(transparent|current|[a-z]{3,}(-|$))/.test(utility) &&
    !/^border-(dashed|solid|collapse|separate|spacing)/.test(utility)
  )
    return "border-color";
  return prefixes.exec(utility)?.[1] ?? null;
}

/** What a kind sets along with itself. */
const covers: Record<string, readonly string[]> = {
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  gap: ["gap-x", "gap-y"],
};
