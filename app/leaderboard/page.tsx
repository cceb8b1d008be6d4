import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArenaTab } from "#components/leaderboard/arena-tab.tsx";
import { BoardFrame } from "#components/leaderboard/board-frame.tsx";
import { boardAddress, readView } from "#components/leaderboard/board-view.ts";
import { loadBoardPage, readBoardWords } from "#lib/leaderboard/board-page.ts";
import { loadSheet } from "#lib/leaderboard/sheet.ts";

export const metadata: Metadata = {
  title: "Leaderboard",
  description: "Every model’s rating from blind votes, with how sure that rating is.",
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Nothing here depends on who asks: the page of one address and one snapshot is the same for every visitor. */
export default async function LeaderboardPage({ searchParams }: Props) {
  const words = new URLSearchParams(
    Object.entries(await searchParams).map(([name, value]) => [name, [value].flat().at(-1) ?? ""]),
  );
  const asked = readBoardWords(words);
  if (!asked) notFound();
  const { view, problems } = readView(words);
  const page = await loadBoardPage(asked.spec);
  if (!page) notFound();
  const { spec } = asked;
  const { source, simulated } = page;
  const sheet = await loadSheet(spec, source.id || null, view.since);
  return (
    <BoardFrame spec={spec} view={view} page={page} problems={[...asked.problems, ...problems]}>
      <ArenaTab
        key={boardAddress(spec, { since: view.since })}
        spec={spec}
        sheet={sheet}
        source={source}
        example={simulated ? boardAddress({ ...spec, source: simulated, category: "overall" }) : null}
      />
    </BoardFrame>
  );
}
