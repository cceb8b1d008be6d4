import "server-only";
import { listRoster, type RosterModel } from "#lib/models/store.ts";
import { spendToday } from "#lib/safety/spend.ts";
import { countAnswersByModel, countOpenAlerts, recentAudit, type AuditLine } from "#lib/safety/store.ts";

/** A model as the administrator sees it. */
export interface RosterLine extends Pick<
  RosterModel,
  "slug" | "name" | "organization" | "status" | "origin" | "weight"
> {
  provider: string | null;
  answers: number;
  failures: number;
}

export interface Overview {
  roster: RosterLine[];
  spentMicros: bigint;
  capMicros: bigint;
  audit: AuditLine[];
  /** How often the share of votes kept off the boards is out of its usual band now, by source and rule. */
  openAlerts: number;
}

const dayMs = 24 * 3600 * 1000;
const shownEntries = 20;

/** All that the administrator's page shows. */
export async function loadOverview(now = new Date()): Promise<Overview> {
  const [roster, counts, spend, audit, openAlerts] = await Promise.all([
    listRoster(),
    countAnswersByModel(new Date(now.getTime() - dayMs)),
    spendToday(now),
    recentAudit(shownEntries),
    countOpenAlerts(),
  ]);
  const byModel = new Map(counts.map((count) => [count.modelId, count]));
  const lines = roster.map(({ id, slug, name, organization, status, origin, weight, provider }) => {
    const { answers, failures } = byModel.get(id) ?? { answers: 0, failures: 0 };
    return { slug, name, organization, status, origin, weight, provider, answers, failures };
  });
  return { roster: lines, ...spend, audit, openAlerts };
}
