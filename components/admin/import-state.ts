import type { ImportPlan } from "#lib/import/types.ts";

/** Where a file is on its way in. */
export type ImportState =
  | { step: "asked-nothing" }
  | { step: "checking" | "importing"; plan: ImportPlan | null }
  | { step: "planned"; plan: ImportPlan }
  | { step: "imported"; plan: ImportPlan }
  | { step: "failed"; message: string; plan: ImportPlan | null };

export type ImportStep =
  | { type: "changed" }
  | { type: "sent"; isDryRun: boolean }
  | { type: "answered"; plan: ImportPlan }
  | { type: "broke-off"; message: string };

export const nothingAsked: ImportState = { step: "asked-nothing" };

const planOf = (state: ImportState) => ("plan" in state ? state.plan : null);
const isUnderWay = (state: ImportState) => state.step === "checking" || state.step === "importing";

export function nextImportState(state: ImportState, step: ImportStep): ImportState {
  switch (step.type) {
    case "changed":
      // What was said of another file, or of another name, holds no more.
      return isUnderWay(state) ? state : nothingAsked;
    case "sent":
      return {
        step: step.isDryRun ? "checking" : "importing",
        plan: step.isDryRun ? null : planOf(state),
      };
    case "broke-off":
      return { step: "failed", message: step.message, plan: planOf(state) };
    case "answered":
      return isUnderWay(state) ? { step: step.plan.written ? "imported" : "planned", plan: step.plan } : state;
  }
}
