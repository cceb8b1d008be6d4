import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { FlaskConical } from "lucide-react";
import { BoardSwitch } from "#components/leaderboard/board-switch.tsx";
import { Funnel } from "#components/leaderboard/funnel.tsx";
import { LiveBoard } from "#components/leaderboard/live-board.tsx";
import { Page } from "#components/shell/page.tsx";
import { boardMetadata } from "#lib/feed/board-metadata.ts";
import type { BoardMethod } from "#lib/leaderboard/board-spec.ts";
import { categoryName, inOrder, overall } from "#lib/leaderboard/categories.ts";
import { loadBoard } from "#lib/leaderboard/boards.ts";
import { leaderboardQuerySchema } from "#lib/leaderboard/schema.ts";
import { listCategories, listSources } from "#lib/leaderboard/store.ts";
import { siteAddress } from "#lib/site.ts";
import { readFunnel } from "#lib/vote/funnel.ts";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return boardMetadata(await searchParams, siteAddress(await headers()));
}

const methods = [
  { method: "bradley-terry", name: "Bradley–Terry" },
  { method: "elo", name: "Online Elo" },
] satisfies { method: BoardMethod; name: string }[];

type Source = Awaited<ReturnType<typeof listSources>>[number];

/** The arena before its first battle: it has no row in the database yet, and the board is there all the same. */
const unopenedArena: Source = { id: "", slug: "arena", name: "Arena", kind: "arena", description: "", votes: 0 };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LeaderboardPage({ searchParams }: Props) {
  // Only what names a board: links come with all sorts of other parameters.
  const { source: from, category: about, method: by } = await searchParams;
  const query = leaderboardQuerySchema.safeParse({ source: from, category: about, method: by });
  if (!query.success) notFound();
  const { source: slug, category, method } = query.data;
  const [sources, { board }] = await Promise.all([listSources(), loadBoard(query.data)]);
  const source = sources.find((one) => one.slug === slug) ?? (slug === "arena" ? unopenedArena : undefined);
  if (!source) notFound();
  // A board that nobody makes is not a board that is still empty.
  if (!board && category !== overall) notFound();
  const [categories, funnel] = await Promise.all([
    source.id ? listCategories(source.id) : [],
    source.id ? readFunnel(source.id, category) : null,
  ]);

  const simulated = sources.find(({ kind, votes }) => kind === "simulated" && votes > 0);
  return (
    <Page title="Leaderboard" lead={leadOf(source)}>
      <BoardSwitch
        label="Source of votes"
        choices={(sources.includes(source) ? sources : [source, ...sources]).map(({ slug: other, name }) => ({
          href: address({ source: other, category: overall, method }),
          name,
          isHere: other === slug,
        }))}
      />
      {source.kind === "simulated" && <InventedNotice />}
      {categories.length > 1 && (
        <div className="mt-3">
          <BoardSwitch
            label="Category"
            choices={inOrder(categories).map((one) => ({
              href: address({ source: slug, category: one, method: "bradley-terry" }),
              name: categoryName(one),
              isHere: one === category,
            }))}
          />
        </div>
      )}
      <div className="mt-5">
        <LiveBoard
          // Another board is another line to the server, not news about this one.
          key={address(query.data)}
          initial={board}
          source={{ slug, name: source.name, kind: source.kind, votes: source.votes }}
          query={{ source: slug, category, method }}
          example={simulated ? address({ source: simulated.slug, category: "overall", method: "bradley-terry" }) : null}
        />
      </div>
      {funnel && funnel.steps.length > 0 && <Funnel funnel={funnel} />}
      {board && category === overall && (
        <div className="mt-6 flex flex-wrap items-baseline gap-x-2 text-sm print:hidden">
          <span className="text-muted-foreground">Rated by</span>
          <BoardSwitch
            label="Rating method"
            choices={methods.map((one) => ({
              href: address({ source: slug, category, method: one.method }),
              name: one.name,
              isHere: one.method === method,
            }))}
          />
        </div>
      )}
    </Page>
  );
}

/** What stands under the title; a simulated source has its notice instead. */
function leadOf({ kind, description }: { kind: string; description: string }): string | undefined {
  if (kind === "arena") return "Rated by people who did not know whose answer they were reading.";
  return kind === "imported" && description ? description : undefined;
}

function InventedNotice() {
  return (
    <p
      role="note"
      className="mt-4 flex max-w-[75ch] gap-3 rounded-md bg-side-b-soft px-4 py-3 text-sm text-side-b-text"
    >
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        <strong className="font-semibold">Everything on this board is invented.</strong> A program drew these votes from
        true ratings it made up, between models that do not exist, to show what a full board looks like.
      </span>
    </p>
  );
}

/** The address of a board, without what goes without saying. */
function address(query: { source: string; category: string; method: string }): string {
  const usual: Record<string, string> = { source: "arena", category: "overall", method: "bradley-terry" };
  const unusual = Object.entries(query).filter(([name, value]) => usual[name] !== value);
  return unusual.length === 0 ? "/leaderboard" : `/leaderboard?${new URLSearchParams(unusual)}`;
}
