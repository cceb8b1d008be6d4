import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { heardOf } from "#components/leaderboard/board-state.ts";
import { FollowBoard } from "#components/leaderboard/follow-board.tsx";
import { PictureLinks, PicturesSection } from "#components/pictures/pictures-section.tsx";
import { Page } from "#components/shell/page.tsx";
import { boardInWords, pictureBoardOf } from "#lib/analysis/picture-board.ts";
import { boardQuerySchema, boardWords } from "#lib/leaderboard/board-spec.ts";
import { loadBoard } from "#lib/leaderboard/boards.ts";
import { listSources } from "#lib/leaderboard/store.ts";

export const metadata: Metadata = {
  title: "The board in pictures",
  description:
    "Ratings, win rates, intervals and votes of a board, drawn one by one, with the numbers behind each picture.",
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PicturesPage({ searchParams }: Props) {
  const { source, category, method, ties, window, minVotes, sampling } = await searchParams;
  const query = boardQuerySchema.safeParse({ source, category, method, ties, window, minVotes, sampling });
  if (!query.success) notFound();
  const spec = query.data;
  const [sources, { board, state }] = await Promise.all([listSources(), loadBoard(spec)]);
  const from = sources.find(({ slug }) => slug === spec.source);
  if (!from && spec.source !== "arena") notFound();
  const words = new URLSearchParams(boardWords(spec)).toString();
  const address = words ? `/leaderboard?${words}` : "/leaderboard";
  const name = from?.name ?? "Arena";
  return (
    <Page
      title="The board in pictures"
      lead={
        <>
          {boardInWords(spec, name, board)}{" "}
          <Link href={address} className="underline decoration-input underline-offset-4 hover:decoration-current">
            The board itself
          </Link>
        </>
      }
    >
      <FollowBoard specs={[spec]} shown={[heardOf({ board, state })]} />
      {state === "empty" ? (
        <p className="max-w-[62ch] py-8 text-muted-foreground">
          No vote counts on this board yet. Its pictures come with the first one.
        </p>
      ) : (
        <>
          <PictureLinks />
          <noscript>
            <p className="mt-6 max-w-[65ch] text-sm">
              The pictures are drawn in the browser, by scripts that are switched off here. Their numbers can be had
              without any: the address of each is /api/leaderboard/pictures/ and its name, with format=csv.
            </p>
          </noscript>
          <div className="mt-8">
            <PicturesSection board={pictureBoardOf(spec, name, board)} level={2} />
          </div>
        </>
      )}
    </Page>
  );
}
