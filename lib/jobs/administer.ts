import "server-only";
import { listSources, withdrawSnapshot } from "#lib/leaderboard/store.ts";
import { fail, ok } from "#lib/result.ts";
import { insertAudit } from "#lib/safety/store.ts";
import { rules } from "#lib/vote/rules.ts";
import { recentJobs, retryJob, send } from "./queue.ts";
import { rebuildCounts } from "./rebuild-counts.ts";
import { refreshBoards } from "./refresh-boards.ts";
import { jobs } from "./registry.ts";
import { rerunRule } from "./rerun-rule.ts";
import { retagBattles } from "./retag-battles.ts";
import type { Administered } from "./schema.ts";
import { thinHistory } from "./thin-history.ts";

/** Does what an administrator asks, and writes down who it was. */
export async function administer(asked: Administered, actor: string): Promise<void> {
  const { job, ...detail } = asked;
  await enqueue(asked);
  await insertAudit({ actor, action: `job.${job}`, target: job, detail });
}

function enqueue(asked: Administered): Promise<unknown> {
  switch (asked.job) {
    case "rebuild-counts":
      return send(rebuildCounts, { source: asked.source });
    case "retag-battles":
      return send(retagBattles, {});
    case "refresh-boards":
      return send(refreshBoards, {});
    case "thin-history":
      return send(thinHistory, {});
    case "rerun-rule":
      return send(rerunRule, { rule: asked.rule, withdraw: asked.does === "withdraw" });
    case "retry":
      return retryJob(asked.name, asked.id);
  }
}

/** Takes a snapshot out of use, with a tombstone in its place. */
export async function retireSnapshot({ snapshot, reason }: { snapshot: string; reason: string }, actor: string) {
  if (!(await withdrawSnapshot(snapshot, reason, actor))) return fail("snapshot_not_found");
  await insertAudit({ actor, action: "snapshot.withdraw", target: snapshot, detail: { reason } });
  return ok(null);
}

const shownJobs = 60;

/** All that the page about jobs shows. */
export async function loadJobs() {
  const byClock = jobs.flatMap(({ name, cron }) => (cron ? [name] : []));
  const [recent, sources] = await Promise.all([recentJobs(shownJobs, byClock), listSources()]);
  return {
    kinds: jobs.map(({ name, says, cron }) => ({ name, says, cron: cron ?? null })),
    recent,
    sources: sources.map(({ slug, name }) => ({ slug, name })),
    rules: rules.map(({ name }) => name),
  };
}
