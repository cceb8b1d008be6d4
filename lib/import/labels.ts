import { flagOf } from "./fields.ts";
import type { FieldsOf, Label } from "./fields.ts";

/** What arena-human-preference calls the seven marks of a hard prompt; six make one. */
const criteria = [
  ...["complexity", "creativity", "domain_knowledge", "problem_solving", "real_world", "specificity"],
  "technical_accuracy",
];
const enoughCriteria = 6;
/** From so many tokens on a question brings its material along, there as here. */
const longQueryTokens = 500;

/** Categories that the file's own classifier decided, nested as LMArena publishes them or in columns of their own. */
export async function labelsOf(fields: FieldsOf): Promise<Label[]> {
  return [
    ...(await firstOf(fields, "creative-writing", "category_tag.creative_writing_v0.1.creative_writing", "creative")),
    ...(await firstOf(fields, "math", "category_tag.math_v0.1.math", "math")),
    ...(await firstOf(fields, "instruction-following", "category_tag.if_v0.1.if", "if")),
    ...(await hardPrompt(fields)),
    ...(await firstOf(fields, "coding", "is_code")),
    ...(await fields.label("multi-turn", "conv_metadata.turns", 2)),
    ...(await fields.label("long-query", "conv_metadata.sum_user_tokens", longQueryTokens)),
    ...(await firstOf(fields, "refusal", "is_refusal")),
  ];
}

async function firstOf(fields: FieldsOf, category: string, ...paths: string[]): Promise<Label[]> {
  for (const path of paths) {
    const found = await fields.label(category, path);
    if (found.length > 0) return found;
  }
  return [];
}

/** Given as a number, or as seven answers. */
async function hardPrompt(fields: FieldsOf): Promise<Label[]> {
  const category = "hard-prompt";
  const counted = await fields.label(category, "criteria", enoughCriteria);
  if (counted.length > 0) return counted;
  const cells = [];
  for (const name of criteria) {
    const cell = await fields.nested(`category_tag.criteria_v0.1.${name}`);
    if (cell === undefined) return [];
    cells.push(cell);
  }
  const sum = cells.map((cell) => `cast(${flagOf(cell)} as integer)`).join(" + ");
  return [{ category, sql: `(${sum}) >= ${enoughCriteria}`, complaint: "null" }];
}
