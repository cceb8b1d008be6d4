import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { BenchmarkForms } from "#components/admin/benchmark-forms.tsx";
import { FullTab } from "#components/leaderboard/full-tab.tsx";
import { Page } from "#components/shell/page.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { fullLeaderboard } from "#lib/benchmarks/full-leaderboard.ts";
import { readBenchmarks } from "#lib/benchmarks/store.ts";
import { editScore, uploadScores } from "./actions.ts";

export const metadata: Metadata = { title: "Benchmarks", robots: { index: false } };

/** Scores of benchmarks that are not ours, for the full leaderboard. */
export default async function BenchmarksPage() {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect("/sign-in?error=NotAdministrator&callbackUrl=/admin/benchmarks");
  const known = await readBenchmarks();
  const rows = fullLeaderboard([], known);
  return (
    <Page title="Benchmarks" lead="Scores of other benchmarks, shown beside Arena Elo on the full leaderboard.">
      <div className="flex flex-col gap-8 pb-10">
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
