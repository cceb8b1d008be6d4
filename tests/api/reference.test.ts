import { expect, test } from "vitest";
import { writeOpenApi } from "#lib/api/openapi.ts";
import { writeReference } from "#lib/api/reference.ts";
import { toShape } from "#lib/api/shape.ts";
import { startBattleSchema } from "#lib/battle/schema.ts";
import { castVoteSchema } from "#lib/vote/schema.ts";
import { createWebhookSchema, updateWebhookSchema } from "#lib/webhook/schema.ts";

const reference = writeReference();
const calls = reference.groups.flatMap(({ calls }) => calls);

test("the page shows every call and every schema of the document", () => {
  const { paths, components } = writeOpenApi();
  const written = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(calls.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(written.sort());
  expect(reference.schemas.map(({ name }) => name)).toEqual(Object.keys(components.schemas));
  expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
});

test("what the examples send would be accepted", () => {
  const bodyOf = (id: string) => {
    const [, body] = /-d '(.*)'$/s.exec(calls.find((call) => call.id === id)!.curl)!;
    return JSON.parse(body) as unknown;
  };
  for (const [id, schema] of [
    ["startBattle", startBattleSchema],
    ["castVote", castVoteSchema],
    ["createWebhook", createWebhookSchema],
    ["updateWebhook", updateWebhookSchema],
  ] as const)
    expect(schema.safeParse(bodyOf(id)).error).toBeUndefined();
});

test("a shape says in words what a schema says in keywords", () => {
  expect(toShape({ type: ["string", "null"], format: "date-time" }).type).toBe("time or null");
  expect(toShape({ anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }] })).toEqual({
    type: "integer or null",
    notes: ["at least 1"],
  });
  expect(toShape({ type: "array", items: { $ref: "#/components/schemas/Model" } })).toEqual({
    type: "list of Model",
    name: "Model",
    notes: [],
  });
  expect(toShape({ type: "string", enum: ["a", "b"], default: "a" }).notes).toEqual(['"a" · "b"', 'default "a"']);
});
