import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { BoardFrame } from "#components/leaderboard/board-frame.tsx";
import { readView } from "#components/leaderboard/board-view.ts";
import { boardMetadata } from "#lib/feed/board-metadata.ts";
import { loadBoardPage, readBoardWords } from "#lib/leaderboard/board-page.ts";
import { siteAddress } from "#lib/site.ts";
import { BoardTab } from "./board-tab.tsx";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return boardMetadata(await searchParams, siteAddress(await headers()));
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Nothing here depends on who asks: the page of one address and one snapshot is the same for every visitor. */
export default async function LeaderboardPage({ searchParams }: Props) {
  const words = new URLSearchParams(
    Object.entries(await searchParams).map(([name, value]) => [name, [value].flat().at(-1) ?? ""]),
  );
  const asked = readBoardWords(words);
  const page = asked && (await loadBoardPage(asked.spec));
  if (!page) notFound();
  const { spec } = asked;
  const { view, problems } = readView(words);
  return (
    <BoardFrame spec={spec} view={view} page={page} problems={[...asked.problems, ...problems]}>
      <BoardTab spec={spec} view={view} page={page} />
    </BoardFrame>
  );
}
