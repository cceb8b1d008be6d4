import type { ReactNode } from "react";
import type { Metadata } from "next";
import Link from "next/link";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { Conversation } from "#components/admin/conversation.tsx";
import { ModerationPanel } from "#components/admin/moderation-panel.tsx";
import { consentWords } from "#components/admin/review-list.tsx";
import { TaggingPanel } from "#components/admin/tagging-panel.tsx";
import { toMinute } from "#components/admin/times.ts";
import { VoteList } from "#components/admin/vote-list.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import type { BattleId } from "#lib/battle/types.ts";
import { errorCodes, sentenceOf } from "#lib/http.ts";
import { readBattle } from "#lib/review/read-battle.ts";
import type { BattleReview } from "#lib/review/types.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { languages } from "#lib/tagging/language-names.ts";
import { handCategories } from "#lib/tagging/tag-by-hand.ts";
import { decide, file, tagAgain } from "../actions.ts";

export const metadata: Metadata = { title: "Battle", robots: { index: false } };

interface Props {
  params: Promise<{ battleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const link = "underline decoration-input underline-offset-4 hover:decoration-current";

export default async function AdminBattlePage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).battleId);
  if (!id.success) notFound();
  const carrier = await headers();
  if (!(await currentAdmin(carrier))) {
    const error = (await currentSession(carrier)) ? "NotAdministrator" : "SignInFirst";
    redirect(`/sign-in?error=${error}&callbackUrl=/admin/battles/${id.data}`);
  }
  const read = await readBattle(id.data.toLowerCase() as BattleId);
  if (!read.ok) notFound();
  const battle = read.value;
  const outcome = toOutcome(await searchParams);
  return (
    <Page
      title="Battle"
      lead={battle.names ? `${battle.names.a.name} against ${battle.names.b.name}` : undefined}
      isWide
    >
      <div className="flex flex-col gap-10 pb-10">
        <p className="flex flex-wrap gap-x-4 text-sm">
          <Link href={`/admin/battles?source=${encodeURIComponent(battle.source.slug)}`} className={link}>
            Battles
          </Link>
          <Link href="/admin" className={link}>
            Administration
          </Link>
        </p>
        {outcome && (
          <Card role={outcome.isProblem ? "alert" : "status"} className="text-sm">
            {outcome.words}
          </Card>
        )}
        <Section title="Conversation">
          <Conversation {...battle} />
        </Section>
        <div className="grid gap-x-8 gap-y-10 md:grid-cols-2">
          <Section title={battle.votes.length > 1 ? "Votes" : "Vote"}>
            <VoteList votes={battle.votes} isArena={battle.source.kind === "arena"} />
          </Section>
          <Section title="Categories">
            <TaggingPanel
              key={battle.taggings.length}
              {...battle}
              votes={battle.votes.length}
              own={ownCategories()}
              offered={handCategories()}
              languages={languages}
              file={file}
              tagAgain={tagAgain}
            />
          </Section>
          <Section title="Publishing">
            <ModerationPanel key={battle.decisions.length} {...battle} decide={decide} />
          </Section>
          <Section title="About it">
            <Facts battle={battle} />
          </Section>
        </div>
      </div>
    </Page>
  );
}

const decided: Record<string, string> = {
  withhold: "Withheld. No download, page or release shows it from now on.",
  clear: "Cleared. It may be published as far as its voter agreed.",
  checks: "Left to the checks.",
  hand: "Filed by hand. Boards follow within moments.",
  anew: "Tagged again. Boards follow within moments.",
  same: "Tagged again: the taggers say what they said before.",
};

function toOutcome({ decided: decision, tagged, problem }: Awaited<Props["searchParams"]>) {
  if (typeof problem === "string") {
    const code = errorCodes.find((one) => one === problem);
    const words =
      code === "invalid_input"
        ? "Nothing was changed: make a choice, and give a reason of 3 to 500 characters."
        : code && sentenceOf(code);
    return { isProblem: true, words: words ?? "That could not be done." };
  }
  const words = decided[String(decision ?? tagged)];
  return words ? { isProblem: false, words } : null;
}

function Facts({ battle }: { battle: BattleReview }) {
  const { source, mode, consent, createdAt, externalId, samplingPolicy, pairProbability } = battle;
  const facts: [string, ReactNode][] = [
    ["Source", source.name],
    ["Mode", mode === "blind" ? "Blind" : "Models chosen by name"],
    ["Consent", consentWords[consent]],
    [
      "Begun",
      <time key="begun" dateTime={createdAt.toISOString()}>
        {toMinute(createdAt)}
      </time>,
    ],
    [
      "Drawn by",
      samplingPolicy && `${samplingPolicy}, with a chance of ${pairProbability?.toPrecision(3) ?? "unknown size"}`,
    ],
    [
      "Id",
      <code key="id" className="font-mono text-xs">
        {battle.id}
      </code>,
    ],
    ["Id in its data set", externalId && <code className="font-mono text-xs">{externalId}</code>],
  ];
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
      {facts
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}
