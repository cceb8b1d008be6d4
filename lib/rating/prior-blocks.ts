import { connectedGroups } from "./connectivity.ts";
import { recordsOf } from "./tally.ts";
import type { Block } from "./connectivity.ts";
import type { Tally } from "./tally.ts";
import type { Bound } from "./types.ts";

/**
 * The scales there are under a prior, which makes every fit finite: one per group linked by votes, largest first. Groups that
 * never met stay apart, as a prior knows nothing of the distance between them.
 */
export function connectedBlocks(tally: Tally): Block[] {
  const groups = new Map<number, number[]>();
  connectedGroups(tally).forEach((label, model) => {
    const group = groups.get(label);
    if (group) group.push(model);
    else groups.set(label, [model]);
  });
  return [...groups.values()]
    .sort((left, right) => right.length - left.length || left[0] - right[0])
    .map((members) => ({ members: Int32Array.from(members), unbounded: [] }));
}

/** The warning a clean record carries: its rating rests on the prior. */
export function boundOf(tally: Tally, model: number): { bound?: Bound } {
  const { votes, wins, losses, ties } = recordsOf(tally)[model];
  if (votes === 0) return {};
  return losses + ties === 0 ? { bound: "undefeated" } : wins + ties === 0 ? { bound: "winless" } : {};
}
