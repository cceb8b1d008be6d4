import { expect, test } from "vitest";
import { nextImportState, nothingAsked } from "#components/admin/import-state.ts";
import type { ImportState, ImportStep } from "#components/admin/import-state.ts";
import type { ImportPlan } from "#lib/import/types.ts";

const plan = (written: boolean) => ({ votes: 3, problems: [], written }) as unknown as ImportPlan;
const after = (...steps: ImportStep[]): ImportState => steps.reduce(nextImportState, nothingAsked);
const told = (event: Extract<ImportStep, { type: "told" }>["event"]): ImportStep => ({ type: "told", event });

test("a dry run ends in a plan, and the import after it is shown with that plan until it is done", () => {
  const planned = after(
    { type: "sent", isDryRun: true },
    told({ type: "progress", phase: "reading", share: 0.5 }),
    told({ type: "plan", plan: plan(false) }),
  );
  expect(planned).toMatchObject({ step: "planned", plan: { written: false } });
  const importing = nextImportState(planned, { type: "sent", isDryRun: false });
  expect(importing).toMatchObject({ step: "importing", phase: "Sending", plan: { votes: 3 } });
  const writing = nextImportState(importing, told({ type: "progress", phase: "writing", share: 0.9 }));
  expect(writing).toMatchObject({ step: "importing", phase: "Writing", share: 0.9 });
  expect(nextImportState(writing, told({ type: "plan", plan: plan(true) }))).toMatchObject({ step: "imported" });
});

test("another file makes the plan void, but does not disturb an import under way", () => {
  const planned = after({ type: "sent", isDryRun: true }, told({ type: "plan", plan: plan(false) }));
  expect(nextImportState(planned, { type: "changed" })).toEqual(nothingAsked);
  const under = nextImportState(planned, { type: "sent", isDryRun: false });
  expect(nextImportState(under, { type: "changed" })).toBe(under);
});

test("what failed says why, and what comes late changes nothing", () => {
  const failed = after(
    { type: "sent", isDryRun: true },
    told({ type: "failed", error: { code: "import_running", message: "another is running" } }),
  );
  expect(failed).toMatchObject({ step: "failed", message: "another is running" });
  expect(nextImportState(failed, told({ type: "progress", phase: "reading", share: 1 }))).toBe(failed);
  expect(after({ type: "sent", isDryRun: false }, { type: "broke-off", message: "gone" })).toMatchObject({
    step: "failed",
    message: "gone",
  });
});
