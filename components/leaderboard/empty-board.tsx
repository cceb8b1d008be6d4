import type { ReactNode } from "react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import type { Leaderboard } from "#lib/leaderboard/types.ts";
import type { BoardSource } from "./live-board.tsx";
import { counted } from "./wording.ts";

/** Before the first rating: what will be here, and the one thing to do. */
export function EmptyBoard({
  source,
  board,
  example,
}: {
  source: BoardSource;
  board: Leaderboard | null;
  example: string | null;
}) {
  const styleless = board?.snapshot.dropped.find(({ reason }) => reason === "answers_without_style");
  if (board?.snapshot.method === "style-control" && styleless) {
    return (
      <Frame title="Style cannot be taken out of these votes">
        <p>
          The texts of both answers are not known for {counted(styleless.count, "vote")}, so what length and formatting
          did to them cannot be told. By Bradley–Terry, the usual method, they have ratings.
        </p>
      </Frame>
    );
  }
  if (board) {
    return (
      <Frame title="None of these votes compares two models">
        <p>
          Left out:{" "}
          {board.snapshot.dropped
            .map(({ reason, count }) => `${counted(count, "vote")} (${reason.replaceAll("_", " ")})`)
            .join(", ") || "every vote, by the filters of this board"}
          . The first vote between two models starts the board.
        </p>
      </Frame>
    );
  }
  if (source.votes > 0) {
    return (
      <Frame title={`${counted(source.votes, "vote")}, and the ratings are on their way`}>
        <p>The board appears here by itself as soon as the votes are counted, usually within two seconds.</p>
      </Frame>
    );
  }
  if (source.kind !== "arena") {
    return (
      <Frame title="No votes in this source">
        <p>Once votes are loaded into {source.name}, their ratings stand here.</p>
      </Frame>
    );
  }
  return (
    <Frame title="The first vote starts this board">
      <p>
        Every model that has been voted on will stand here with its rating, how sure that rating is, and the rank the
        votes allow. Ask something, read two anonymous answers, say which is better: the board moves while you watch.
      </p>
      <p className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button asChild size="large">
          <Link href="/">Start a battle and vote</Link>
        </Button>
        {example && (
          <Link
            href={example}
            className="text-sm underline decoration-input underline-offset-4 hover:decoration-current"
          >
            See a full board of simulated votes
          </Link>
        )}
      </p>
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="max-w-[62ch] py-12">
      <h2 className="text-xl font-semibold tracking-tight text-balance">{title}</h2>
      <div className="mt-2 text-muted-foreground">{children}</div>
    </section>
  );
}
