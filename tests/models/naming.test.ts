import fc from "fast-check";
import { expect, test } from "vitest";
import { organizationOf, slugOf } from "#lib/models/naming.ts";
import { slugSchema } from "#lib/models/schema.ts";

test("whatever a model is called, its slug is a valid one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (name) => slugSchema.safeParse(slugOf(name)).success),
  );
});

test.each([
  ["openai/gpt-4o:free", "openai-gpt-4o-free"],
  ["Qwen/Qwen3-8B", "qwen-qwen3-8b"],
  ["Ada 3 (préview)", "ada-3-preview"],
  ["模型", "model"],
])("%s becomes %s", (name, slug) => expect(slugOf(name)).toBe(slug));

test.each([
  ["gpt-4o", "OpenAI"],
  ["o3-mini", "OpenAI"],
  ["openai/gpt-oss-20b", "OpenAI"],
  ["claude-opus-5", "Anthropic"],
  ["gemma3:4b", "Google"],
  ["mistral-large", "Mistral AI"],
  ["phi-4", "Microsoft"],
  ["my-own-model", "Not stated"],
])("%s is of %s", (name, organization) => expect(organizationOf(name)).toBe(organization));
