import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";

/** A file of the operator's, JSON or YAML, that knows where each of its fields stands. */
export interface OperatorFile {
  value: unknown;
  /** "path:line:column" of a field, or of the nearest thing around it when it is missing. */
  at(field: readonly PropertyKey[]): string;
  /** One line per mistake: where, which field, what is wrong. */
  complain(issues: readonly z.core.$ZodIssue[]): string;
}

/** The text of a file that an environment variable names, or a sentence that says why there is none. */
export function readOperatorText(path: string, variable: string): { text: string } | { problem: string } {
  try {
    return { text: readFileSync(path, "utf8") };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})`;
    return { problem: `${variable}: ${path}: ${why}.` };
  }
}

/** JSON is YAML as well, so one parser reads both and knows where each thing stands. */
export function parseOperatorText(text: string, path: string): OperatorFile | { problem: string } {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines, prettyErrors: false });
  const placed = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  if (document.errors.length > 0)
    return { problem: document.errors.map((error) => `${placed(error.pos[0])}: ${error.message}`).join("\n") };
  const at = (field: readonly PropertyKey[]) => placed(offsetOf(document, field));
  return {
    value: document.toJS() as unknown,
    at,
    complain: (issues) =>
      issues.map((issue) => `${at(placeOf(issue))}: ${fieldOf(issue.path)} ${sentenceOf(issue)}`).join("\n"),
  };
}

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
