import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { JobForms } from "#components/jobs/job-forms.tsx";
import { JobList } from "#components/jobs/job-list.tsx";
import { KeepFresh } from "#components/jobs/keep-fresh.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { loadJobs } from "#lib/jobs/administer.ts";
import { startJob, withdraw } from "./actions.ts";

export const metadata: Metadata = { title: "Jobs", robots: { index: false } };

const problems: Record<string, string> = {
  invalid_input: "That form was not filled in as it must be; nothing was changed.",
  snapshot_not_found: "There is no such snapshot, or it was withdrawn before.",
};

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function JobsPage({ searchParams }: Query) {
  if (!(await currentAdmin(await headers()))) redirect("/sign-in?error=SignInFirst&callbackUrl=/admin/jobs");
  const { problem } = await searchParams;
  const { kinds, recent, sources, rules } = await loadJobs();
  const isBusy = recent.some(({ state }) => ["created", "retry", "active"].includes(state));
  return (
    <Page title="Jobs" lead="What the workers do in the background, what waits, and what went wrong.">
      <div className="flex flex-col gap-10 pb-10">
        {typeof problem === "string" && (
          <Card role="alert" className="text-sm">
            {problems[problem] ?? "That could not be done."}
          </Card>
        )}
        <section className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">Latest</h2>
          <p className="max-w-[70ch] text-sm text-muted-foreground">
            Of what the clock starts and what went well, only the last time is here.
          </p>
          <JobList jobs={recent} startJob={startJob} />
          <KeepFresh isBusy={isBusy} />
        </section>
        <section className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">Start one</h2>
          <JobForms sources={sources} rules={rules} startJob={startJob} withdraw={withdraw} />
        </section>
        <section className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">Kinds of jobs</h2>
          <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[14rem_minmax(0,1fr)]">
            {kinds.map(({ name, says, cron }) => (
              <div key={name} className="contents">
                <dt>
                  <code className="font-mono text-xs">{name}</code>
                  {cron && <span className="block text-xs text-muted-foreground">cron {cron}, UTC</span>}
                </dt>
                <dd className="max-w-[70ch] text-muted-foreground">{says}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Page>
  );
}
