import Link from "next/link";
import { compareHref } from "#lib/comparison/address.ts";
import { gapOf } from "#lib/profile/gap.ts";
import type { MethodExample } from "#lib/profile/method-example.ts";
import { counted, percent, wholeNumber } from "#lib/wording.ts";

/** Sentences about the method with the numbers of a board: each takes the example and says one thing. */
interface Props {
  example: MethodExample;
}

export function VotesExample({ example: { funnel, source } }: Props) {
  const kept = funnel.cast - funnel.counted;
  return (
    <>
      Here {counted(funnel.cast, "vote")} were cast{source.kind === "arena" ? "" : ` in ${source.name}`},{" "}
      {kept === 0
        ? "and all of them count"
        : `${wholeNumber(kept)} were kept off and ${wholeNumber(funnel.counted)} count`}
      .
    </>
  );
}

export function RecordExample({ example: { pairs, record, ahead, behind, funnel, source } }: Props) {
  const { wins, losses, ties, votes } = record;
  return (
    <>
      The {counted(funnel.counted, "vote")} are {counted(pairs, "pair")} of models that met. One of them:{" "}
      <Link
        href={compareHref(ahead.model, behind.model, source.slug)}
        prefetch={false}
        className="underline underline-offset-4"
      >
        {ahead.name} and {behind.name}
      </Link>{" "}
      met in {counted(votes, "battle")}; {ahead.name} won {wholeNumber(wins)}, {behind.name} {wholeNumber(losses)}, and{" "}
      {wholeNumber(ties)} were ties or both bad.
    </>
  );
}

export function RatingExample({ example: { ahead, behind, record } }: Props) {
  const lead = ahead.rating - behind.rating;
  const { share } = gapOf(lead);
  return (
    <>
      {ahead.name} has {wholeNumber(ahead.rating)} and {behind.name} {wholeNumber(behind.rating)}: a lead of{" "}
      {lead.toFixed(1)} points, for which the rule foresees {percent(share)} of the points between them. They came to{" "}
      {percent(record.score)}; the rest is chance, and what their battles with others say.
    </>
  );
}
