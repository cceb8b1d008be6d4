import type { ReactNode } from "react";
import type { Metadata } from "next";
import Link from "next/link";
import { SourceNotice } from "#components/figures/source-notice.tsx";
import { Section } from "#components/figures/section.tsx";
import { utcTime } from "#components/leaderboard/wording.ts";
import { WinFormula } from "#components/methods/formula.tsx";
import { GapReader } from "#components/methods/gap-reader.tsx";
import { RatingExample, RecordExample, VotesExample } from "#components/methods/examples.tsx";
import { Page } from "#components/shell/page.tsx";
import { pageMetadata } from "#lib/page-metadata.ts";
import { gapOf, readGap } from "#lib/profile/gap.ts";
import { methodExample } from "#lib/profile/method-example.ts";
import { counted, wholeNumber } from "#lib/wording.ts";

export const metadata: Metadata = pageMetadata({
  title: "Methods",
  description: "How blind votes become ratings, intervals and ranks, how to read a gap, and when not to trust it.",
  path: "/methods",
});

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MethodsPage({ searchParams }: Props) {
  const { gap } = await searchParams;
  const asked = [gap].flat()[0];
  const points = asked === undefined ? null : readGap(asked);
  const example = await methodExample();
  return (
    <Page title="How votes become numbers" lead="Five steps from a click to a rank, with the numbers of this arena.">
      {example && <SourceNotice kind={example.source.kind} />}
      <div className="[&_section>div>p]:max-w-[70ch] [&_section>div>p+p]:mt-3">
        <Section id="votes" title="1. Somebody votes without knowing who is who">
          <p>
            Two models, drawn by chance, answer the same prompt side by side and on one clock. The voter says A is
            better, B is better, a tie, or both are bad; only then are the names shown. A vote is never changed
            afterwards.
          </p>
          <p>
            Not every vote can count: one cast after an answer gave its model away was not blind. Which rule kept a vote
            off is written down, and can be undone. {example && <VotesExample example={example} />}
          </p>
        </Section>
        <Section id="counts" title="2. Votes become counts per pair">
          <p>
            For a rating it does not matter who voted when, only how often each model beat each other.{" "}
            {example && <RecordExample example={example} />}
          </p>
        </Section>
        <Section id="ratings" title="3. Counts become ratings">
          <p>
            Every model gets the one number that makes all these counts together most likely, by this rule (Bradley and
            Terry, 1952):
          </p>
          <WinFormula />
          <p>
            A tie, and a both-bad, counts as half a win for each. Only differences mean anything, so the mean of all
            ratings is set to 1,000. {example && <RatingExample example={example} />}
          </p>
        </Section>
        <Section id="intervals" title="4. How sure is it? The votes are drawn again">
          <p>
            {example
              ? `The votes are drawn anew ${counted(example.snapshot.rounds, "time")}, with replacement, and rated each time. `
              : "The votes are drawn anew a thousand times, with replacement, and rated each time. "}
            The middle 95 % of what comes out is the interval.{" "}
            {example && (
              <>
                For {example.ahead.name} it reaches from {wholeNumber(example.ahead.low)} to{" "}
                {wholeNumber(example.ahead.high)}, from {counted(example.ahead.votes, "vote")}.{" "}
              </>
            )}
            Four times the votes make it half as wide.
          </p>
        </Section>
        <Section id="ranks" title="5. A rank counts only rivals that are surely better">
          <p>
            Rank is 1 + the number of models whose whole interval lies above. Models that the votes cannot tell apart
            share one. The small figures beside it are the places by rating alone that a model took in 95 % of the
            drawings. They count every rival that came out above it, surely better or not, and can so all lie below the
            rank: “4 5–7” has three rivals that are surely better, and at least one more that came out above it nearly
            every time.
          </p>
        </Section>
        <Section
          id="gap"
          title="How to read a gap: 400 points are odds of ten to one"
          note="What matters is the difference of two ratings, never the rating itself."
        >
          <GapReader asked={asked} answer={points === null ? null : gapOf(points)} />
        </Section>
        <Section id="choices" title="Other ways to count">
          <ul className="flex max-w-[70ch] list-disc flex-col gap-2 pl-5">
            <Point term="Ties">
              are half a win for each, as a rule. Left out, or with a likelihood of their own (Davidson 1970; Rao and
              Kupper 1967), ratings spread wider: compare orders across these, not numbers.
            </Point>
            <Point term="Online Elo">
              moves a rating a little after every vote, in order. It never settles: a ticker, not a measurement.
            </Point>
            <Point term="Style control">
              asks who would win if both answers were as long and as decorated: length, headings, lists and bold are
              explained away before strength is.
            </Point>
            <Point term="Categories">
              are boards of their own over the votes of one topic or language, with fewer votes and so wider intervals.
            </Point>
          </ul>
        </Section>
        <Section id="trust" title="When not to trust it">
          <ul className="flex max-w-[70ch] list-disc flex-col gap-2 pl-5">
            <Point term="A gap inside the intervals">is not a ranking, however the rows are sorted.</Point>
            <Point term="Few votes.">Below about 30 votes a model, read its record, not its interval.</Point>
            <Point term="One scale must fit all.">
              It has no room for A beats B beats C beats A, nor for a model that is good at some prompts only: look at
              the categories.
            </Point>
            <Point term="Votes are taken as independent.">
              Many votes of one person, or on one prompt, make intervals too narrow.
            </Point>
            <Point term="Who meets whom must not depend on the verdict.">
              Models withdrawn when they lose would bias everyone. Why a model went is on its page.
            </Point>
            <Point term="Preference is not truth.">
              People who do not check prefer a wrong answer that sounds right; voters here are whoever comes, with the
              prompts they bring.
            </Point>
            <Point term="Models without a common rival">
              stand in groups of their own, and their ratings must not be compared.
            </Point>
          </ul>
        </Section>
        <Section id="again" title="Do it again yourself">
          <p>
            Every counted vote <Link href="/data">can be downloaded</Link>, and the same program that makes the board
            rates the file:
          </p>
          <pre
            className="mt-3 w-fit max-w-full overflow-x-auto rounded-md bg-muted px-3 py-2 font-mono text-xs"
            tabIndex={0}
          >
            npm run rate -- votes.jsonl
          </pre>
          {example && (
            <p className="mt-3 text-sm text-muted-foreground">
              The numbers on this page are of {example.source.name}, snapshot{" "}
              <code className="font-mono text-xs wrap-anywhere">{example.snapshot.id}</code>, made{" "}
              {utcTime(example.snapshot.createdAt)}.
            </p>
          )}
        </Section>
      </div>
    </Page>
  );
}

function Point({ term, children }: { term: string; children: ReactNode }) {
  return (
    <li>
      <strong className="font-semibold">{term}</strong> {children}
    </li>
  );
}
