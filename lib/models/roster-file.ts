import { readFileSync, statSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";
import { env } from "#lib/env.ts";
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
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})`;
    throw new RosterFileError(`MODELS_FILE: ${path}: ${why}.`);
  }
  return parseRoster(text, path);
}

/** JSON is YAML as well, so one parser reads both and knows where each thing stands. */
export function parseRoster(text: string, path: string): RosterFile {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  if (document.errors.length > 0) {
    throw new RosterFileError(document.errors.map((error) => `${at(error.pos[0])}: ${error.message}`).join("\n"));
  }
  const value: unknown = document.toJS();
  const isFastChat = looksLikeFastChat(value);
  if (!isFastChat && !(typeof value === "object" && value !== null && "models" in value)) {
    throw new RosterFileError(`${at(0)}: expected a list under "models", or the map of FastChat's api_endpoints.json.`);
  }
  const say = (issues: z.core.$ZodIssue[]) =>
    new RosterFileError(
      issues
        .map((issue) => `${at(offsetOf(document, placeOf(issue)))}: ${fieldOf(issue.path)} ${sentenceOf(issue)}`)
        .join("\n"),
    );

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
  if (twice)
    throw new RosterFileError(
      `${at(offsetOf(document, [twice.name]))}: "${twice.name}" has the same slug as another model.`,
    );
  return roster;
}

/** Where a field stands, or the nearest thing around it when it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}

/** A field that is not known is pointed at itself, not at what it stands in. */
const placeOf = (issue: z.core.$ZodIssue) =>
  issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]] : issue.path;

const fieldOf = (path: readonly PropertyKey[]) =>
  path.map((part, index) => (typeof part === "number" ? `[${part}]` : `${index ? "." : ""}${String(part)}`)).join("") ||
  "file";

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `has a field it should not have: ${issue.keys.join(", ")}.`;
  if (issue.code === "invalid_type" && issue.input === undefined) return "is missing.";
  return `${/^(is|has|must|names)\b|^"/.test(issue.message) ? "" : "is wrong: "}${issue.message}.`;
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
