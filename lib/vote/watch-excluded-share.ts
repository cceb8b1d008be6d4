import "server-only";
import { findChange, shareOf } from "./excluded-share.ts";
import type { Direction, Share } from "./excluded-share.ts";
import { anyRule, countMinutes, endAlert, forgetMinutes, openAlerts, raiseAlert, sumMinutes } from "./watch-store.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const weekMs = 7 * 24 * hourMs;
/** Minutes that are counted again at every look: votes and their verdicts may commit a little late. */
const againMs = 3 * minuteMs;

export interface Look {
  /** In words, for the log. */
  raised: string[];
  ended: string[];
}

/**
 * Counts the newest minutes, compares the last hour with the week before it for every source and rule, and writes what
 * changed. `lookedAt` is when it was done last: minutes since then are counted, the last hour at most.
 */
export async function watchExcludedShare(now = new Date(), lookedAt: Date | null = null): Promise<Look> {
  const at = now.getTime();
  const behind = lookedAt === null ? hourMs : Math.min(hourMs, at - lookedAt.getTime() + againMs);
  const wholeMinute = (ms: number) => new Date(Math.floor(ms / minuteMs) * minuteMs);
  await countMinutes(wholeMinute(at - behind), new Date(at));
  await forgetMinutes(new Date(at - weekMs - 2 * hourMs));

  const recentFrom = wholeMinute(at - hourMs);
  const watched = await sumMinutes(new Date(recentFrom.getTime() - weekMs), recentFrom, now);
  const open = new Map((await openAlerts()).map((alert) => [`${alert.sourceId} ${alert.rule}`, alert]));
  const look: Look = { raised: [], ended: [] };
  for (const one of watched) {
    const key = `${one.sourceId} ${one.rule}`;
    const alert = open.get(key);
    open.delete(key);
    const change = findChange(one.recent, one.usual, alert?.direction ?? null);
    if (alert && !change) {
      await endAlert(one.sourceId, one.rule, now);
      look.ended.push(describe(one.source, one.rule, one.recent, one.usual, null));
    } else if (!alert && change && (await raiseAlert(one, change.direction, now)))
      look.raised.push(describe(one.source, one.rule, one.recent, one.usual, change.direction));
  }
  // What has had no votes for a week has nothing to say any more.
  for (const { sourceId, source, rule } of open.values()) {
    await endAlert(sourceId, rule, now);
    look.ended.push(`Excluded share of ${source}, ${nameOf(rule)}: no votes to compare any more.`);
  }
  return look;
}

const nameOf = (rule: string) => (rule === anyRule ? "all rules together" : rule);
const percent = (share: Share) => `${(100 * shareOf(share)).toFixed(1)} % of ${share.votes}`;

function describe(source: string, rule: string, recent: Share, usual: Share, direction: Direction | null): string {
  const what = direction === null ? "is back to usual" : `went ${direction}`;
  return `Excluded share of ${source}, ${nameOf(rule)}, ${what}: ${percent(recent)} votes in an hour, usually ${percent(usual)}.`;
}
