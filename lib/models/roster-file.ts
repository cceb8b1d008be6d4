import { statSync } from "node:fs";
import type { z } from "zod";
import { env } from "#lib/env.ts";
import { parseOperatorText, readOperatorText } from "#lib/operator-file.ts";
import { fastChatSchema, fromFastChat, looksLikeFastChat } from "./fastchat.ts";
import { rosterSchema } from "./schema.ts";
import type { RosterEntry } from "./schema.ts";

export interface RosterFile {
  entries: RosterEntry[];
  /** Keys that were written in the file itself, by slug. They are never stored. */
  keys: Map<string, string>;
}

/** Thrown when MODELS_FILE cannot be used; one line per mistake, each with file, line, column and field. */
export class RosterFileError extends Error {
  override name = "RosterFileError";
}

/** Reads a roster, as JSON or YAML. Fails: throws `RosterFileError`. */
export function readRosterFile(path: string): RosterFile {
  const read = readOperatorText(path, "MODELS_FILE");
  if ("problem" in read) throw new RosterFileError(read.problem);
  return parseRoster(read.text, path);
}

export function parseRoster(text: string, path: string): RosterFile {
  const file = parseOperatorText(text, path);
  if ("problem" in file) throw new RosterFileError(file.problem);
  const { value, at } = file;
  const isFastChat = looksLikeFastChat(value);
  if (!isFastChat && !(typeof value === "object" && value !== null && "models" in value)) {
    throw new RosterFileError(
      `${at([])}: expected a list under "models", or the map of FastChat's api_endpoints.json.`,
    );
  }
  const say = (issues: z.core.$ZodIssue[]) => new RosterFileError(file.complain(issues));

  if (!isFastChat) {
    const parsed = rosterSchema.safeParse(value, { reportInput: true });
    if (!parsed.success) throw say(parsed.error.issues);
    return { entries: parsed.data.models, keys: new Map() };
  }
  const parsed = fastChatSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw say(parsed.error.issues);
  const roster = fromFastChat(parsed.data);
  const twice = roster.entries.find(
    ({ slug }, index) => roster.entries.findIndex((one) => one.slug === slug) !== index,
  );
  if (twice) throw new RosterFileError(`${at([twice.name])}: "${twice.name}" has the same slug as another model.`);
  return roster;
}

let remembered: { path: string; changedAt: number; keys: Map<string, string> } | undefined;

/**
 * The key that a FastChat file holds for a model. Each process reads the file for itself, again when it has changed, so
 * that no key is ever written anywhere.
 */
export function inlineKey(slug: string): string | undefined {
  const path = env().MODELS_FILE;
  if (!path) return undefined;
  try {
    const changedAt = statSync(path).mtimeMs;
    if (remembered?.path !== path || remembered.changedAt !== changedAt) {
      remembered = { path, changedAt, keys: readRosterFile(path).keys };
    }
  } catch {
    // A file that broke after the start takes no running model with it.
  }
  return remembered?.path === path ? remembered.keys.get(slug) : undefined;
}
