import type { Metadata } from "next";
import type { ReactNode } from "react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DatasetCard } from "#components/data/dataset-card.tsx";
import { Suggestions } from "#components/data/download-form.tsx";
import { RateAgain } from "#components/data/rate-again.tsx";
import { BoardSwitch } from "#components/leaderboard/board-switch.tsx";
import { counted } from "#components/leaderboard/wording.ts";
import { Releases } from "#components/data/releases.tsx";
import { Page } from "#components/shell/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { pageMetadata } from "#lib/page-metadata.ts";
import { loadDataPage } from "#lib/dataset/data-page.ts";
import { newestReleases } from "#lib/release/read-release.ts";

export const metadata: Metadata = pageMetadata({
  title: "Data",
  description: "Download every vote that counts, in the layouts of other arenas, and rate the models again yourself.",
  path: "/data",
});

// What is counted changes with every vote.
export const dynamic = "force-dynamic";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DataPage({ searchParams }: Props) {
  const { source: wanted } = await searchParams;
  const data = typeof wanted === "object" ? null : await loadDataPage(wanted);
  if (!data) notFound();
  const { sources, source, rows, datasets, board, license } = data;
  const published = await newestReleases(500, source.slug);
  return (
    <Page
      title="Data"
      lead="Every vote that counts, to download, to check and to rate again, in the layouts that notebooks already read."
    >
      {sources.length > 1 && (
        <BoardSwitch
          label="Source of votes"
          choices={sources.map(({ slug, name }) => ({
            href: `/data?source=${encodeURIComponent(slug)}`,
            name,
            isHere: slug === source.slug,
          }))}
        />
      )}
      <p className="mt-4 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
        {source.isInvented && <Badge look="b">invented models and votes</Badge>}
        <span>
          {rows.all === 0
            ? "No votes yet: the files are here from the first one on."
            : `${counted(rows.counted, "vote")} that count${rows.counted === 1 ? "s" : ""}${rows.all > rows.counted ? `, ${counted(rows.all - rows.counted, "vote")} kept off the board` : ""}.`}
          {rows.private > 0 &&
            ` ${counted(rows.private, "private vote")} ${rows.private === 1 ? "leaves" : "leave"} in no file.`}
        </span>
      </p>

      <Suggestions categories={data.categories} models={board?.rows.map(({ model }) => model) ?? []} />
      {datasets.map((dataset) => (
        <DatasetCard
          key={`${source.slug}-${dataset.name}`}
          dataset={dataset}
          source={source.isOpen ? source.slug : null}
          rows={rows}
          board={board && { id: board.snapshot.id, rows: board.rows.length }}
          license={license}
        />
      ))}

      <Section title="Releases" id="releases">
        <Releases releases={published} />
        {published.length > 0 && (
          <p className="mt-3 max-w-[70ch] text-sm text-muted-foreground">
            All releases together are all votes; none is in two.{" "}
            <code className="font-mono text-xs text-foreground">npm run verify-release -- FOLDER</code> in a checkout of
            Ringside checks files, rows and the Merkle tree.
          </p>
        )}
      </Section>

      <Section title="Rate them again" id="rate">
        <p className="max-w-[70ch] text-sm text-muted-foreground">
          The boards are made of exactly the votes in the file of votes. Save it as{" "}
          <code className="font-mono text-xs">votes.jsonl</code>; in a checkout of Ringside one command turns it back
          into the board, to the last digit:
        </p>
        <RateAgain board={board} />
      </Section>

      <Section title="Who is in it, and what is not" id="privacy">
        <ul className="max-w-[70ch] list-disc space-y-2 pl-5 text-sm">
          <li>
            Voters appear under pseudonyms, made with a key that never leaves the server. One browser has one pseudonym
            in a source until its next release, and another after that and in every other source. No name, address,
            cookie or e-mail of a voter is in any file.
          </li>
          <li>
            You choose under the prompt what may leave of your battle, and can change it afterwards until it is in a
            release. A private battle is in no file at all, and its vote counts on no board. Comments are in none
            either.
          </li>
          <li>
            Conversations are there only where the voter agreed to have them published, some time after the vote, and
            where nothing in them speaks against it. E-mail addresses, phone, card and account numbers, internet and
            street addresses and the names of people who introduce themselves are masked first. Rules do that: what you
            would not want to be read, do not write.
          </li>
          <li>A battle is in no file before its vote, so nobody can look up who is who.</li>
          <li>
            Of a text that stays here only what taggers and counters say of it leaves: language, categories, and in
            lmarena-2025 its length and how many headings, list items and bold passages it has.
          </li>
          <li>
            Internet addresses are counted under a keyed hash to limit how much one of them may do, and are stored
            nowhere else. Where a layout has a column for one, the pseudonym stands there.
          </li>
        </ul>
        <p className="mt-4 max-w-[70ch] text-sm text-muted-foreground">
          {license
            ? `Licence: ${license}, as whoever runs this arena says.`
            : "Licence: whoever runs this arena has not said under which licence its data may be used; ask them before publishing work on it."}{" "}
          Published conversations belong to those who wrote them.
        </p>
      </Section>

      <Section title="By program" id="api">
        <p className="max-w-[70ch] text-sm text-muted-foreground">
          <code className="font-mono text-xs wrap-anywhere text-foreground">
            GET /api/export/votes?source={source.slug}&amp;profile=lmsys-2023&amp;format=jsonl
          </code>{" "}
          streams the same file. Every answer names its state of the database in{" "}
          <code className="font-mono text-xs">Content-Location</code>: that address gives the same bytes again, in parts
          if you ask for them. <code className="font-mono text-xs">limit</code> pages through the rows, and{" "}
          <code className="font-mono text-xs">X-Next-Cursor</code>, given as{" "}
          <code className="font-mono text-xs">after</code>, fetches what came since. All parameters are in{" "}
          <Link href="/api/openapi.json" prefetch={false} className="underline underline-offset-4">
            /api/openapi.json
          </Link>
          .
        </p>
      </Section>
    </Page>
  );
}

function Section({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="mb-4 scroll-mt-20 text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
