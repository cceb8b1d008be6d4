import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparisonTable } from "#components/snapshots/comparison-table.tsx";
import { CompareForm } from "#components/snapshots/compare-form.tsx";
import { SnapshotFacts } from "#components/snapshots/snapshot-facts.tsx";
import { Tombstone } from "#components/snapshots/tombstone.tsx";
import { StillTable } from "#components/leaderboard/still-table.tsx";
import { Page } from "#components/shell/page.tsx";
import { compareByIds, earlierBoards, loadSnapshot } from "#lib/leaderboard/load-snapshot.ts";
import { snapshotAddressSchema } from "#lib/leaderboard/schema.ts";
import { categoryInText } from "#lib/leaderboard/categories.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";

export const metadata: Metadata = {
  title: "A board of the past",
  description: "One snapshot of a leaderboard, how it was made, and what differs from another.",
};

interface Props {
  params: Promise<{ snapshotId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SnapshotPage({ params, searchParams }: Props) {
  const address = snapshotAddressSchema.safeParse(await params);
  if (!address.success) notFound();
  const { snapshotId } = address.data;
  const found = await loadSnapshot(snapshotId);
  if (!found.ok && found.error === "snapshot_withdrawn")
    return <Tombstone id={snapshotId} reason={found.message ?? ""} />;
  if (!found.ok) notFound();
  const { snapshot, rows } = found.value;
  const { against } = await searchParams;
  const other = snapshotAddressSchema.safeParse({ snapshotId: against });
  const compared = other.success ? await compareByIds(other.data.snapshotId, snapshotId) : null;
  return (
    <Page
      title="A board of the past"
      lead={`${snapshot.source.name}, ${categoryInText(snapshot.category, ownCategories())}, as it was made on ${snapshot.createdAt.slice(0, 16).replace("T", " ")} UTC. It never changes; its name is a hash of its content.`}
    >
      <SnapshotFacts snapshot={snapshot} />
      <section className="mt-10" aria-labelledby="compare">
        <h2 id="compare" className="text-lg font-semibold tracking-tight">
          What moved
        </h2>
        <CompareForm
          id={snapshotId}
          against={typeof against === "string" ? against : ""}
          earlier={await earlierBoards(found.value)}
          problem={problemOf(typeof against === "string", compared)}
        />
        {compared?.ok && <ComparisonTable {...compared.value} />}
      </section>
      <section className="mt-10" aria-labelledby="board">
        <h2 id="board" className="mb-3 text-lg font-semibold tracking-tight">
          The board
        </h2>
        <StillTable rows={rows} caption="The board as it was" />
      </section>
    </Page>
  );
}

function problemOf(wasAsked: boolean, compared: Awaited<ReturnType<typeof compareByIds>> | null): string | null {
  if (!wasAsked || compared?.ok) return null;
  return compared?.message ?? "That is not the id of a snapshot.";
}
