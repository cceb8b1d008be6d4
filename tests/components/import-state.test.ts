import { expect, test } from "vitest";
import { chosen, nextImportState, nothingAsked, wrongWith } from "#components/admin/import-state.ts";
import type { ImportState, ImportStep } from "#components/admin/import-state.ts";
import type { ImportPlan } from "#lib/import/types.ts";

const plan = (written: boolean) => ({ votes: 3, problems: [], written }) as unknown as ImportPlan;
const after = (...steps: ImportStep[]): ImportState => steps.reduce(nextImportState, nothingAsked);
const planned = after({ type: "sent", isDryRun: true }, { type: "answered", plan: plan(false) });

test("a dry run ends in a plan, which stays in sight until the import is done", () => {
  expect(planned).toMatchObject({ step: "planned", plan: { written: false } });
  const importing = nextImportState(planned, { type: "sent", isDryRun: false });
  expect(importing).toMatchObject({ step: "importing", plan: { votes: 3 } });
  expect(nextImportState(importing, { type: "answered", plan: plan(true) })).toMatchObject({ step: "imported" });
});

test("another file makes the plan void, but does not disturb an import under way", () => {
  expect(nextImportState(planned, { type: "changed" })).toEqual(nothingAsked);
  const underWay = nextImportState(planned, { type: "sent", isDryRun: false });
  expect(nextImportState(underWay, { type: "changed" })).toBe(underWay);
});

test("how far it is shows only while it is under way", () => {
  const progress = { phase: "writing", share: 0.5, rows: { done: 2, of: 4 } } as const;
  const underWay = after({ type: "sent", isDryRun: true }, { type: "went-on", progress });
  expect(underWay).toMatchObject({ step: "checking", progress });
  expect(nextImportState(planned, { type: "went-on", progress })).toBe(planned);
});

test("a slug may be chosen for a name, and nothing chosen is nothing sent", () => {
  expect(["", " ada-3 ", "a.b_c"].map(wrongWith)).toEqual([null, null, null]);
  expect(["Ada 3", "-a", "x".repeat(101)].map((choice) => wrongWith(choice) !== null)).toEqual([true, true, true]);
  expect(chosen({ Ada: " ada-3 ", Bob: "", Cy: "  " })).toEqual({ Ada: "ada-3" });
});

test("what failed says why, and an answer that comes late changes nothing", () => {
  const failed = after({ type: "sent", isDryRun: false }, { type: "broke-off", message: "gone" });
  expect(failed).toMatchObject({ step: "failed", message: "gone" });
  expect(nextImportState(failed, { type: "answered", plan: plan(true) })).toBe(failed);
});
