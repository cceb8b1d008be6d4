import type { Metadata } from "next";
import type { ReactNode } from "react";
import Link from "next/link";
import { ColumnTable } from "#components/data/column-table.tsx";
import { Downloads } from "#components/data/downloads.tsx";
import { RateAgain } from "#components/data/rate-again.tsx";
import { Page } from "#components/shell/page.tsx";
import { pageMetadata } from "#lib/page-metadata.ts";
import { loadDataPage } from "#lib/dataset/data-page.ts";

export const metadata: Metadata = pageMetadata({
  title: "Data",
  description: "Download every vote that counts, and rate the models again yourself.",
  path: "/data",
});

// What is counted changes with every vote.
export const dynamic = "force-dynamic";

export default async function DataPage() {
  const { sources, board, columns } = await loadDataPage();
  return (
    <Page title="Data" lead="Every vote that counts, to download, to check and to rate again.">
      <Section title="Downloads" id="downloads">
        {sources.map((source) => (
          <Downloads key={source.slug} source={source} />
        ))}
      </Section>

      <Section title="Rate them again" id="rate">
        <p className="max-w-[70ch] text-sm text-muted-foreground">
          The boards are made of exactly the votes in “Votes that count”. Save them as{" "}
          <code className="font-mono text-xs">votes.jsonl</code>; in a checkout of Ringside one command turns that file
          back into the board, to the last digit:
        </p>
        <RateAgain board={board} />
      </Section>

      <Section title="Who is in it, and what is not" id="privacy">
        <ul className="max-w-[70ch] list-disc space-y-2 pl-5 text-sm">
          <li>
            Voters appear under pseudonyms, made with a key that never leaves the server. One browser has one pseudonym
            in a source, and another in every other source. No name, address, cookie or e-mail is in any file.
          </li>
          <li>Votes hold no text: neither prompts nor answers nor comments.</li>
          <li>
            Battles hold their conversation only where the voter agreed to have it published; everywhere else these
            columns are empty. A private battle is in no file at all.
          </li>
          <li>A battle is in no file before its vote, so nobody can look up who is who.</li>
          <li>
            Internet addresses are counted under a keyed hash to limit how much one of them may do, and are stored
            nowhere else.
          </li>
        </ul>
        <p className="mt-4 max-w-[70ch] text-sm text-muted-foreground">
          Licence: whoever runs this arena chooses under which licence its data may be used; ask them before publishing
          work on it. Published conversations belong to those who wrote them.
        </p>
      </Section>

      <Section title="What the columns say" id="columns">
        <h3 className="font-semibold">Votes</h3>
        <p className="mt-1 mb-2 max-w-[70ch] text-sm text-muted-foreground">
          As in the 2023 releases of Chatbot Arena (profile <code className="font-mono text-xs">lmsys-2023</code>), so
          that notebooks written for those run on them. One row per vote, oldest first.
        </p>
        <ColumnTable label="Columns of the votes" columns={columns.votes} />
        <h3 className="mt-8 font-semibold">Battles</h3>
        <p className="mt-1 mb-2 max-w-[70ch] text-sm text-muted-foreground">
          One row per battle that was voted on, with how its pair was drawn.
        </p>
        <ColumnTable label="Columns of the battles" columns={columns.battles} />
        <h3 className="mt-8 font-semibold">Leaderboard</h3>
        <p className="mt-1 mb-2 max-w-[70ch] text-sm text-muted-foreground">The newest board, nothing rounded.</p>
        <ColumnTable label="Columns of the leaderboard" columns={columns.leaderboard} />
      </Section>

      <Section title="By program" id="api">
        <p className="max-w-[70ch] text-sm text-muted-foreground">
          <code className="font-mono text-xs wrap-anywhere text-foreground">
            GET /api/export/votes?source=arena&amp;format=jsonl&amp;profile=lmsys-2023&amp;counted=true
          </code>{" "}
          streams the same file. <code className="font-mono text-xs">format</code> is jsonl, csv or json;{" "}
          <code className="font-mono text-xs">counted</code> is true, false (only the votes kept off the board) or all.
          The board itself, with how it was made, is at{" "}
          <Link href="/api/leaderboard" prefetch={false} className="underline underline-offset-4">
            /api/leaderboard
          </Link>
          .
        </p>
      </Section>
    </Page>
  );
}

function Section({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12 first:mt-2">
      <h2 id={id} className="mb-4 scroll-mt-20 text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
