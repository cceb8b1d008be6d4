import { Button } from "#components/ui/button.tsx";
import { listed } from "#lib/wording.ts";
import type { Decision } from "#lib/privacy/decision.ts";
import type { BattleReview, Publishing } from "#lib/review/types.ts";
import { toMinute } from "./times.ts";

const decisionWords: Record<Decision, string> = {
  withhold: "Withheld",
  clear: "Cleared",
  checks: "Left to the checks",
};

const choices: Record<Decision, { label: string; says: string }> = {
  withhold: { label: "Withhold", says: "The conversation leaves by no door, whatever the checks find." },
  clear: {
    label: "Clear",
    says: "It may leave whatever the checks find, if its voter agreed; personal data is masked.",
  },
  checks: { label: "Leave it to the checks", says: "What word lists and the moderation model find decides again." },
};

type Props = Pick<
  BattleReview,
  "id" | "turns" | "words" | "checks" | "decisions" | "decision" | "publishing" | "release"
> & {
  decide: (form: FormData) => Promise<void>;
};

/** What was found in a conversation, what an administrator said of that, and what follows. */
export function ModerationPanel(props: Props) {
  const { id, turns, words, checks, decisions, decision, publishing, release, decide } = props;
  const says = publishingInWords(publishing, release);
  if (turns.length === 0) return <p className="text-sm text-muted-foreground">{says}</p>;
  return (
    <div className="flex flex-col gap-4 text-sm">
      <p className="max-w-[70ch] font-medium">{says}</p>
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <dt className="text-muted-foreground">Word lists</dt>
        <dd>{words.length === 0 ? "Found nothing" : `Found ${listed(words)}`}</dd>
        <dt className="text-muted-foreground">Moderation model</dt>
        <dd>
          {checks.length === 0 && "None has looked at it"}
          {checks.map(({ checker, flags, checkedAt }) => (
            <span key={checker} className="block wrap-anywhere">
              {checker} found {flags.length === 0 ? "nothing" : listed(flags)},{" "}
              <time dateTime={checkedAt.toISOString()}>{toMinute(checkedAt)}</time>
            </span>
          ))}
        </dd>
        <dt className="text-muted-foreground">By hand</dt>
        <dd>{decisions.length === 0 ? "Nobody has decided" : decisionWords[decision]}</dd>
      </dl>
      {decisions.length > 0 && (
        <ol aria-label="What was decided, newest first" className="flex flex-col gap-2">
          {decisions.map((said) => (
            <li key={said.decidedAt.toISOString()} className="border-l-2 border-border pl-3">
              <p className="wrap-anywhere">
                {decisionWords[said.decision]}: {said.reason}
              </p>
              <p className="text-xs wrap-anywhere text-muted-foreground">
                {said.decidedBy}, <time dateTime={said.decidedAt.toISOString()}>{toMinute(said.decidedAt)}</time>
              </p>
            </li>
          ))}
        </ol>
      )}
      <form action={decide} className="flex max-w-xl flex-col gap-3">
        <input type="hidden" name="battleId" value={id} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 font-medium">Decide by hand</legend>
          {Object.entries(choices)
            .filter(([offered]) => offered !== decision)
            .map(([offered, { label, says }]) => (
              <label key={offered} className="flex items-baseline gap-2">
                <input type="radio" name="decision" value={offered} required className="accent-primary" />
                <span>
                  {label}
                  <span className="block text-xs text-muted-foreground">{says}</span>
                </span>
              </label>
            ))}
        </fieldset>
        <label className="flex flex-col gap-1.5 font-medium">
          Reason
          <input
            name="reason"
            required
            minLength={3}
            maxLength={500}
            autoComplete="off"
            className="h-10 rounded-md border border-input bg-card px-3 font-normal"
          />
        </label>
        <Button type="submit" look="outline" className="self-start">
          Decide
        </Button>
      </form>
    </div>
  );
}

const becauses = {
  no_text: "There is no conversation that could be published.",
  consent: "It stays here: its voter did not let it be published.",
  no_vote: "It stays here: nobody has voted on it.",
  withheld: "It stays here: an administrator withholds it.",
  words: "It stays here: word lists found something.",
  model: "It stays here: the moderation model found something.",
  unchecked: "It stays here until the moderation model has looked at it.",
} as const;

function publishingInWords(publishing: Publishing, release: number | null): string {
  if (!publishing.may) return becauses[publishing.because];
  if (publishing.since === "released")
    return `It is in release ${release} and stays there. What you decide holds for downloads and pages from now on.`;
  if (publishing.since === "later") return `It may be published from ${toMinute(publishing.from)} on.`;
  return "It may be published, masked: downloads, comparisons and the next release may show it.";
}
