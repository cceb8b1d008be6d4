import type { ReactNode } from "react";
import type { Metadata } from "next";
import Link from "next/link";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuditList } from "#components/admin/audit-list.tsx";
import { ReleaseOffice } from "#components/admin/release-office.tsx";
import { RosterTable } from "#components/admin/roster-table.tsx";
import { SpendMeter } from "#components/admin/spend-meter.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { newestReleases } from "#lib/release/read-release.ts";
import { loadOverview } from "#lib/safety/overview.ts";
import { askForRelease, switchModel } from "./actions.ts";

export const metadata: Metadata = { title: "Administration", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AdminPage({ searchParams }: Query) {
  const carrier = await headers();
  const admin = await currentAdmin(carrier);
  if (!admin) {
    const error = (await currentSession(carrier)) ? "NotAdministrator" : "SignInFirst";
    redirect(`/sign-in?error=${error}&callbackUrl=/admin`);
  }
  const { problem, release } = await searchParams;
  const { roster, spentMicros, capMicros, audit, openAlerts } = await loadOverview();
  return (
    <Page
      title="Administration"
      lead={
        <>
          Signed in as {admin.actor}.{" "}
          <Link href="/sign-in" className="underline decoration-input underline-offset-4 hover:decoration-current">
            Account
          </Link>
        </>
      }
    >
      <div className="flex flex-col gap-10 pb-10">
        {problem !== undefined && (
          <Card role="alert" className="text-sm">
            {problem === "model_not_found"
              ? "That model is not on the roster any more."
              : problem === "invalid_input"
                ? "Nothing was changed: a change of status needs a reason of 3 to 300 characters."
                : "That could not be done."}
          </Card>
        )}
        <Section title="Spending today">
          <SpendMeter spentMicros={spentMicros} capMicros={capMicros} />
        </Section>
        <p className="text-sm">
          <Link href="/admin/activity" className="block w-fit underline underline-offset-4">
            Activity: what people do, now and so far
          </Link>
          <Link href="/admin/jobs" className="block w-fit pt-1 underline underline-offset-4">
            Jobs in the background
          </Link>
        </p>
        <Section title="Votes">
          <p className="max-w-[70ch] text-sm">
            <Link
              href="/admin/votes"
              className="underline decoration-input underline-offset-4 hover:decoration-current"
            >
              Look at votes, set some aside, take that back
            </Link>
            <Link
              href="/admin/battles"
              className="block w-fit pt-1 underline decoration-input underline-offset-4 hover:decoration-current"
            >
              Read battles: what was asked and answered, how it is filed, whether it may be published
            </Link>
            {openAlerts > 0 && (
              <strong className="block pt-1 font-semibold">
                The share of votes kept off the boards is not as usual (
                {openAlerts === 1 ? "1 alert" : `${openAlerts} alerts`}).
              </strong>
            )}
          </p>
        </Section>
        <Section title="Votes from elsewhere">
          <p className="max-w-[70ch] text-sm">
            <Link
              href="/admin/import"
              className="underline decoration-input underline-offset-4 hover:decoration-current"
            >
              Import a file of another arena’s votes
            </Link>
          </p>
        </Section>
        <Section title="Models">
          <RosterTable roster={roster} switchModel={switchModel} />
        </Section>
        <Section title="Other benchmarks">
          <p className="text-sm">
            <Link href="/admin/benchmarks" className="underline underline-offset-4">
              Scores shown beside Arena Elo
            </Link>
          </p>
        </Section>
        <Section title="Programs">
          <p className="max-w-[70ch] text-sm">
            <Link
              href="/admin/webhooks"
              className="underline decoration-input underline-offset-4 hover:decoration-current"
            >
              Webhooks: have news sent to an address of yours, and see what was sent
            </Link>
          </p>
        </Section>
        <Section title="Releases">
          <ReleaseOffice
            releases={await newestReleases(5)}
            schedule={env().RELEASE_SCHEDULE ?? null}
            isAsked={release === "asked"}
            makeRelease={askForRelease}
          />
        </Section>
        <Section title="What was changed">
          <AuditList entries={audit} />
        </Section>
      </div>
    </Page>
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
