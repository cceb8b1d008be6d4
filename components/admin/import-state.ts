import type { ImportEvent, ImportPlan } from "#lib/import/types.ts";

/** Where a file is on its way in. */
export type ImportState =
  | { step: "asked-nothing" }
  | { step: "checking" | "importing"; phase: string; share: number; plan: ImportPlan | null }
  | { step: "planned"; plan: ImportPlan }
  | { step: "imported"; plan: ImportPlan }
  | { step: "failed"; message: string; plan: ImportPlan | null };

export type ImportStep =
  | { type: "changed" }
  | { type: "sent"; isDryRun: boolean }
  | { type: "told"; event: ImportEvent }
  | { type: "broke-off"; message: string };

export const nothingAsked: ImportState = { step: "asked-nothing" };

const phaseWords: Record<string, string> = { reading: "Reading", checking: "Checking", writing: "Writing" };

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
        ...{ phase: "Sending", share: 0, plan: step.isDryRun ? null : planOf(state) },
      };
    case "broke-off":
      return { step: "failed", message: step.message, plan: planOf(state) };
    case "told":
      return isUnderWay(state) ? hear(state, step.event) : state;
  }
}

function hear(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case "progress":
      return { ...state, phase: phaseWords[event.phase], share: event.share } as ImportState;
    case "failed":
      return { step: "failed", message: event.error.message, plan: planOf(state) };
    case "plan":
      return { step: event.plan.written ? "imported" : "planned", plan: event.plan };
  }
}
