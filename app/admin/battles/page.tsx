import type { Metadata } from "next";
import Link from "next/link";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ReviewForm } from "#components/admin/review-form.tsx";
import { ReviewList } from "#components/admin/review-list.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { checkInput, sentenceOf } from "#lib/http.ts";
import { listVotes, reviewChoices } from "#lib/review/list-votes.ts";
import { reviewQuerySchema } from "#lib/review/schema.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { counted } from "#lib/wording.ts";

export const metadata: Metadata = { title: "Battles", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const link = "underline decoration-input underline-offset-4 hover:decoration-current";

export default async function AdminBattlesPage({ searchParams }: Query) {
  const carrier = await headers();
  if (!(await currentAdmin(carrier))) {
    const error = (await currentSession(carrier)) ? "NotAdministrator" : "SignInFirst";
    redirect(`/sign-in?error=${error}&callbackUrl=/admin/battles`);
  }
  const asked = await searchParams;
  const query = checkInput(asked, reviewQuerySchema);
  const shown = query.ok ? query.value : reviewQuerySchema.parse({});
  const [choices, votes] = await Promise.all([reviewChoices(shown.source), query.ok ? listVotes(query.value) : query]);
  const own = ownCategories();
  return (
    <Page title="Battles" lead="What was asked and answered, how it is filed, and whether it may be published.">
      <div className="flex flex-col gap-6 pb-10">
        <p className="text-sm">
          <Link href="/admin" className={link}>
            Administration
          </Link>
        </p>
        <ReviewForm key={JSON.stringify(shown)} query={shown} {...choices} own={own} />
        {!votes.ok && (
          <Card role="alert" className="text-sm">
            {votes.message ?? sentenceOf(votes.error)}
          </Card>
        )}
        {votes.ok && <Found {...votes.value} query={shown} own={own} />}
      </div>
    </Page>
  );
}

type Listed = Extract<Awaited<ReturnType<typeof listVotes>>, { ok: true }>["value"];

function Found({
  lines,
  looked,
  isFull,
  next,
  query,
  own,
}: Listed & { query: Record<string, string | undefined>; own: ReturnType<typeof ownCategories> }) {
  const noun = query.vote === "without" ? "battle" : "vote";
  const nouns = noun === "battle" ? "battles of its own" : "votes";
  const further = new URLSearchParams(
    Object.entries({ ...query, cursor: next ?? "" }).filter((word): word is [string, string] => Boolean(word[1])),
  );
  return (
    <>
      {lines.length > 0 && <ReviewList lines={lines} own={own} />}
      <p className="text-sm text-muted-foreground">
        {looked === 0 && (query.cursor ? `There are no more ${nouns}.` : `This source has no ${nouns} yet.`)}
        {looked > 0 && !isFull && next !== null && (
          <>
            {lines.length === 0 ? "Nothing like that" : "No more like that"} among the {counted(looked, noun)} that were
            looked through.{" "}
          </>
        )}
        {looked > 0 && next === null && (lines.length === 0 ? `No ${noun} is like that.` : "That was the last.")}
        {next !== null && (
          <Link href={`/admin/battles?${further}`} prefetch={false} className={`${link} text-foreground`}>
            {isFull ? "Older ones" : "Look further back"}
          </Link>
        )}
      </p>
    </>
  );
}
