import type { ImportPlan, ImportProgress } from "#lib/import/types.ts";

/** How far the file has come, or the work on it. */
export type Progress = { phase: "sending"; share: number } | ImportProgress;

/** Where a file is on its way in. */
export type ImportState =
  | { step: "asked-nothing" }
  | { step: "checking" | "importing"; plan: ImportPlan | null; progress: Progress }
  | { step: "planned"; plan: ImportPlan }
  | { step: "imported"; plan: ImportPlan }
  | { step: "failed"; message: string; plan: ImportPlan | null };

export type ImportStep =
  | { type: "changed" }
  | { type: "sent"; isDryRun: boolean }
  | { type: "went-on"; progress: Progress }
  | { type: "answered"; plan: ImportPlan }
  | { type: "broke-off"; message: string };

export const nothingAsked: ImportState = { step: "asked-nothing" };

type UnderWay = Extract<ImportState, { progress: Progress }>;

const planOf = (state: ImportState) => ("plan" in state ? state.plan : null);
export const isUnderWay = (state: ImportState): state is UnderWay =>
  state.step === "checking" || state.step === "importing";

export function nextImportState(state: ImportState, step: ImportStep): ImportState {
  switch (step.type) {
    case "changed":
      // What was said of another file, or of another name, holds no more.
      return isUnderWay(state) ? state : nothingAsked;
    case "sent":
      return {
        step: step.isDryRun ? "checking" : "importing",
        // Names that were chosen for models stay in sight while they are tried.
        plan: planOf(state),
        progress: { phase: "sending", share: 0 },
      };
    case "went-on":
      return isUnderWay(state) ? { ...state, progress: step.progress } : state;
    case "broke-off":
      return { step: "failed", message: step.message, plan: planOf(state) };
    case "answered":
      return isUnderWay(state) ? { step: step.plan.written ? "imported" : "planned", plan: step.plan } : state;
  }
}

/** Slugs by names in a file, as they are typed; nothing means that a new model is made of the name. */
export type Choices = Readonly<Record<string, string>>;

const slug = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** Why what was typed cannot be a model's slug; null for what can. */
export const wrongWith = (choice: string): string | null =>
  choice.trim() === "" || slug.test(choice.trim()) ? null : "Small letters, digits, dots and dashes only.";

/** What is sent of the choices: those that say something. */
export const chosen = (choices: Choices): Record<string, string> =>
  Object.fromEntries(
    Object.entries(choices)
      .map(([name, choice]) => [name, choice.trim()])
      .filter(([, choice]) => choice !== ""),
  );
