import "server-only";
import { env } from "#lib/env.ts";
import { discoverModels } from "./discover.ts";
import { houseRoster } from "./house-roster.ts";
import { hasUnread, planRoster } from "./plan-roster.ts";
import type { Roster } from "./plan-roster.ts";
import { readRosterFile } from "./roster-file.ts";
import { changeRoster } from "./store.ts";

export interface RosterSync {
  /** How many models are new, say something else than before, were paused, and may now be drawn. */
  added: number;
  updated: number;
  paused: number;
  active: number;
  /** Sentences for the operator. */
  warnings: string[];
}

/**
 * Brings the stored roster up to date: from MODELS_FILE, else from what the environment leads to, else the house
 * line-up. Models are added and updated by slug and never deleted; those no longer named are paused.
 * Fails: throws `RosterFileError` when the file is wrong, before anything is changed.
 */
export async function syncRoster(): Promise<RosterSync> {
  const { roster, warnings } = await readRoster();
  const changes = await changeRoster((rows) => {
    const isForHouse =
      roster.origin === "environment" && roster.entries.length === 0 && !hasUnread(rows, roster.unread);
    return planRoster(rows, isForHouse ? { origin: "house", entries: houseRoster(), unread: roster.unread } : roster);
  });
  if (changes.active < 2) {
    const count = changes.active === 1 ? "Only one model is" : "No model is";
    warnings.push(
      `${count} active; a battle needs two. Add models to ${env().MODELS_FILE ?? "MODELS_FILE"} or switch some on.`,
    );
  }
  return {
    added: changes.added.length,
    updated: changes.updated.length,
    paused: changes.statuses.filter(({ to }) => to === "paused").length,
    active: changes.active,
    warnings,
  };
}

async function readRoster(): Promise<{ roster: Roster; warnings: string[] }> {
  const path = env().MODELS_FILE;
  if (path) {
    const { entries } = readRosterFile(path);
    const unset = new Set(entries.map(({ apiKeyEnv }) => apiKeyEnv).filter((name) => name && !process.env[name]));
    return {
      roster: { origin: "file", entries, unread: [] },
      warnings: [...unset].map((name) => `${name} is not set, so the models that name it in ${path} cannot answer.`),
    };
  }
  const { entries, unread, warnings } = await discoverModels(env());
  return { roster: { origin: "environment", entries, unread }, warnings };
}
