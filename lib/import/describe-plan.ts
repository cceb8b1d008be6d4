import type { ImportPlan } from "./types.ts";

const number = (n: number) => n.toLocaleString("en-US");
const count = (n: number, noun: string) => `${number(n)} ${noun}${n === 1 ? "" : "s"}`;

/** Why a row is no vote of the import, by the word it is counted under. */
export const reasonWords: Record<string, string> = {
  self_pair: "a model against itself",
  not_a_vote: "an entry that is no vote between two models",
  duplicate: "the same row again",
  not_counted: "kept off its own board",
};

export const wordsFor = (reason: string): string => reasonWords[reason] ?? reason;

/** What an import did, or would do, for a terminal. */
export function describePlan(plan: ImportPlan, isDryRun: boolean): string {
  const { source, winners, models, categories } = plan;
  const made = models.filter(({ by }) => by === "new");
  const matched = models.filter(({ by }) => by !== "new");
  const rows: [string, string][] = [
    ["format", plan.profile],
    ["rows", number(plan.rows)],
    [isDryRun ? "would be added" : "added", count(plan.votes, "vote")],
    ...(plan.alreadyThere > 0 ? [["already there", count(plan.alreadyThere, "vote")] as [string, string]] : []),
    ...plan.dropped.map(({ reason, count: n }): [string, string] => ["left out", `${number(n)}: ${wordsFor(reason)}`]),
    [
      "winners",
      Object.entries(winners)
        .map(([winner, n]) => `${winner} ${number(n)}`)
        .join(", "),
    ],
    ["models", `${number(matched.length)} known, ${number(made.length)} new`],
    ["voters", plan.voters === 0 ? "not named" : number(plan.voters)],
    ["conversations", number(plan.conversations)],
    ["categories", categories.map(({ category, votes }) => `${category} ${number(votes)}`).join(", ") || "none"],
    [
      "cast",
      plan.firstVote && plan.lastVote
        ? `${plan.firstVote} to ${plan.lastVote}`
        : "at no known time, in the order of the file",
    ],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const head = isDryRun
    ? `Nothing was written. An import into ${source.slug}${source.isNew ? ", a new source," : ""} would do this:`
    : plan.written
      ? `Imported into ${source.slug}:`
      : `Nothing to add to ${source.slug}:`;
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  const newModels =
    made.length > 0
      ? [`  new models: ${made.map(({ slug, name }) => (slug === name ? slug : `${slug} (${name})`)).join(", ")}`]
      : [];
  return [head, "", ...lines, ...newModels, ...plan.notes.map((note) => `  ${note}`)].join("\n");
}
