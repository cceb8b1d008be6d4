import "server-only";
import { Counter, Gauge, Registry, collectDefaultMetrics } from "prom-client";
import { countForMetrics, type Counts } from "#lib/safety/store.ts";

/** Counting takes the database some time once there are millions of votes, so scrapers share one count this long. */
const sharedForMs = 10_000;

// Next may load this module more than once, and the default metrics watch the whole process.
const holder = globalThis as {
  ringsideProcessMetrics?: Registry;
  ringsideCounts?: { at: number; counts: Promise<Counts> };
};

/** Everything in Prometheus' text format: what happened here, and how this process is. */
export async function writeMetrics(now = Date.now()): Promise<{ text: string; contentType: string }> {
  const counts = toRegistry(await sharedCounts(now), now);
  const all = Registry.merge([counts, processMetrics()]);
  return { text: await all.metrics(), contentType: all.contentType };
}

function sharedCounts(now: number): Promise<Counts> {
  const shared = holder.ringsideCounts;
  if (shared && now - shared.at < sharedForMs) return shared.counts;
  const counts = countForMetrics();
  holder.ringsideCounts = { at: now, counts };
  counts.catch(() => delete holder.ringsideCounts);
  return counts;
}

function processMetrics(): Registry {
  if (!holder.ringsideProcessMetrics) {
    holder.ringsideProcessMetrics = new Registry();
    collectDefaultMetrics({ register: holder.ringsideProcessMetrics });
  }
  return holder.ringsideProcessMetrics;
}

function toRegistry(counts: Counts, now: number): Registry {
  const registers = [new Registry()];
  const counter = (name: string, help: string, label: string) =>
    new Counter({ name: `ringside_${name}_total`, help, labelNames: [label], registers });

  const battles = counter("battles", "Battles begun here.", "mode");
  for (const { mode, count } of counts.battles) battles.inc({ mode }, count);
  const votes = counter("votes", "Votes stored, by where they come from.", "source");
  for (const { source, count } of counts.votes) votes.inc({ source }, count);
  const answers = counter("answers", "Answers asked of models, by how they stand.", "state");
  for (const { state, count } of counts.answers) answers.inc({ state }, count);

  const active = { name: "ringside_active_models", help: "Models that may be drawn.", registers };
  new Gauge(active).set(counts.activeModels);
  const alert = new Gauge({
    name: "ringside_excluded_share_alert",
    help: "1 while the share of votes kept off the boards, by any rule or one, is above or below its usual band.",
    labelNames: ["source", "rule", "direction"],
    registers,
  });
  for (const { source, rule, direction } of counts.alerts) alert.set({ source, rule: rule || "any", direction }, 1);
  const help = "Seconds since the newest board of a source was made.";
  const age = new Gauge({ name: "ringside_snapshot_age_seconds", help, labelNames: ["source"], registers });
  for (const { source, createdAt } of counts.snapshots) {
    if (createdAt) age.set({ source }, Math.max(0, (now - createdAt.getTime()) / 1000));
  }
  return registers[0];
}
