import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { BenchmarkForms } from "#components/admin/benchmark-forms.tsx";
import { FullTab } from "#components/leaderboard/full-tab.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { fullLeaderboard } from "#lib/benchmarks/full-leaderboard.ts";
import { readBenchmarks } from "#lib/benchmarks/store.ts";
import { editScore, uploadScores } from "./actions.ts";

export const metadata: Metadata = { title: "Benchmarks", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Scores of benchmarks that are not ours, for the full leaderboard. */
export default async function BenchmarksPage({ searchParams }: Query) {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect("/sign-in?error=NotAdministrator&callbackUrl=/admin/benchmarks");
  const [{ problem, done }, known] = await Promise.all([searchParams, readBenchmarks()]);
  const rows = fullLeaderboard([], known);
  return (
    <Page title="Benchmarks" lead="Scores of other benchmarks, shown beside Arena Elo on the full leaderboard.">
      <div className="flex flex-col gap-8 pb-10">
        {typeof problem === "string" && (
          <Card role="alert" className="text-sm">
            {problem}
          </Card>
        )}
        {typeof done === "string" && (
          <Card role="status" className="text-sm">
            {done}
          </Card>
        )}
        <BenchmarkForms
          benchmarks={known.names}
          models={known.models.map(({ key }) => key)}
          upload={uploadScores}
          edit={editScore}
        />
        <section aria-label="What is known">
          <FullTab
            rows={rows}
            benchmarks={known.names}
            sources={known.sources}
            sort="rank"
            hrefFor={() => "/admin/benchmarks"}
          />
        </section>
      </div>
    </Page>
  );
}
