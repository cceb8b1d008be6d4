import { AnswerText } from "#components/arena/answer-text.tsx";
import { Section } from "#components/figures/section.tsx";
import type { SampleBattle } from "#lib/comparison/types.ts";
import { utcDay } from "#lib/wording.ts";

/** A few battles whose voters agreed to publish them. */
export function Samples({ samples, names }: { samples: SampleBattle[]; names: { first: string; second: string } }) {
  if (samples.length === 0) {
    return (
      <Section id="samples" title="No published battle yet">
        <p className="max-w-[70ch] text-sm text-muted-foreground">
          Voters decide for each conversation whether it may be published; it then appears once it is old enough and
          checks have found nothing in it. No battle of these two has come that far yet.
        </p>
      </Section>
    );
  }
  return (
    <Section id="samples" title="What they answered" note="The newest battles whose voters agreed to publish them.">
      <div className="flex flex-col gap-4">
        {samples.map((sample) => (
          <details key={sample.id} className="group rounded-lg border border-border bg-card">
            <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3 text-sm">
              <span dir="auto" className="line-clamp-2 w-full font-medium wrap-anywhere">
                {sample.turns[0]?.prompt}
              </span>
              <span className="text-muted-foreground">
                {verdict(sample, names)} · {utcDay(sample.castAt)}
              </span>
            </summary>
            <div className="border-t border-border px-4 py-4">
              {sample.turns.map(({ prompt, first, second }, index) => (
                <div key={index} className="mt-6 first:mt-0">
                  <p dir="auto" className="max-w-[75ch] text-sm whitespace-pre-wrap wrap-anywhere">
                    {prompt}
                  </p>
                  <div className="mt-4 grid gap-6 md:grid-cols-2">
                    <Answer name={names.first} text={first} side="a" />
                    <Answer name={names.second} text={second} side="b" />
                  </div>
                </div>
              ))}
            </div>
          </details>
        ))}
      </div>
    </Section>
  );
}

function Answer({ name, text, side }: { name: string; text: string; side: "a" | "b" }) {
  const colour = side === "a" ? "border-side-a text-side-a-text" : "border-side-b text-side-b-text";
  return (
    <div className="min-w-0">
      <h3 className={`border-t-2 pt-2 text-sm font-medium ${colour}`}>{name}</h3>
      <div className="mt-2 text-sm">
        <AnswerText text={text} isWriting={false} />
      </div>
    </div>
  );
}

function verdict({ outcome }: SampleBattle, names: { first: string; second: string }): string {
  if (outcome === "tie") return "A tie";
  if (outcome === "both_bad") return "Both were found bad";
  return `${names[outcome]} was preferred`;
}
