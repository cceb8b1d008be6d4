import type { ReactNode } from "react";
import type { Metadata } from "next";
import Link from "next/link";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AlertList } from "#components/admin/alert-list.tsx";
import { AsideForm } from "#components/admin/aside-form.tsx";
import { AsideList } from "#components/admin/aside-list.tsx";
import { VoteTable } from "#components/admin/vote-table.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { loadVoteOffice } from "#lib/vote/vote-office.ts";
import { setAside, takeBack } from "./actions.ts";

export const metadata: Metadata = { title: "Votes", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AdminVotesPage({ searchParams }: Query) {
  const carrier = await headers();
  if (!(await currentAdmin(carrier))) {
    const error = (await currentSession(carrier)) ? "NotAdministrator" : "SignInFirst";
    redirect(`/sign-in?error=${error}&callbackUrl=/admin/votes`);
  }
  const query = await searchParams;
  const { alerts, aside, votes } = await loadVoteOffice();
  const chosen = (["vote", "battle", "voter"] as const).find((what) => typeof query[what] === "string");
  return (
    <Page title="Votes" lead="What is kept off the boards, and what you keep off by hand.">
      <div className="flex flex-col gap-10 pb-10">
        <p className="text-sm">
          <Link href="/admin" className="underline decoration-input underline-offset-4 hover:decoration-current">
            Administration
          </Link>
        </p>
        <Outcome query={query} />
        <Section title="Share kept off the boards">
          <AlertList alerts={alerts} />
        </Section>
        <Section title="Set votes aside">
          {/* Another choice is another form: fields that were filled keep what they hold. */}
          <AsideForm
            key={chosen && String(query[chosen])}
            what={chosen ?? "vote"}
            id={chosen ? String(query[chosen]) : ""}
            setAside={setAside}
          />
        </Section>
        <Section title="Set aside by hand">
          <AsideList groups={aside} takeBack={takeBack} />
        </Section>
        <Section title="Newest votes">
          <VoteTable votes={votes} />
        </Section>
      </div>
    </Page>
  );
}

const problems: Record<string, string> = {
  vote_not_found: "No vote has that id, or it was taken back already.",
  set_aside_before: "Every one of these votes is set aside already.",
  invalid_input: "Give an id as it stands in the table below, and a reason of a few words.",
};

function Outcome({ query: { problem, votes, back } }: { query: Awaited<Query["searchParams"]> }) {
  const counted = (count: unknown) => (count === "1" ? "1 vote" : `${Number(count).toLocaleString("en")} votes`);
  const words =
    problem !== undefined
      ? (problems[String(problem)] ?? "That could not be done.")
      : votes !== undefined
        ? `${counted(votes)} set aside. Boards follow within moments.`
        : back !== undefined && `${counted(back)} taken back. Boards follow within moments.`;
  return (
    words && (
      <Card role={problem === undefined ? "status" : "alert"} className="text-sm">
        {words}
      </Card>
    )
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}
