import type { ReactNode } from "react";
import Link from "next/link";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import type { Provenance as Snapshot } from "#lib/leaderboard/types.ts";
import { specQuery } from "./board-view.ts";
import { Fact, FactsList } from "./facts-list.tsx";
import { counted, utcTime, wholeNumber } from "./wording.ts";

const methodNames: Record<string, string> = {
  "bradley-terry": "Bradley–Terry, maximum likelihood",
  elo: "Online Elo, one pass over the votes in the order they were cast",
  "style-control": "Bradley–Terry with length and formatting of the answers as covariates",
};

const tieNames: Record<BoardSpec["ties"], string> = {
  half: "a tie is half a win for each",
  out: "ties are left out",
  davidson: "ties by Davidson’s model",
  "rao-kupper": "ties by Rao and Kupper’s model",
};

/** How the numbers came about: enough to make them again. */
export function Provenance({ snapshot, spec }: { snapshot: Snapshot; spec: BoardSpec }) {
  const { rounds, seed, voteCutoff, filters } = snapshot;
  const exportQuery = new URLSearchParams({ source: spec.source, profile: "lmsys-2023", format: "jsonl" });
  return (
    <>
      <FactsList>
        <Fact name="Method">
          {methodNames[snapshot.method] ?? snapshot.method}; {tieNames[spec.ties]}
        </Fact>
        <Fact name="Parameters">
          <Code>{JSON.stringify(snapshot.parameters)}</Code>
        </Fact>
        <Fact name="Bootstrap">{rounds > 0 ? `${counted(rounds, "round")}, seed ${seed}` : "none"}</Fact>
        <Fact name="Votes up to">{voteCutoff ? utcTime(voteCutoff) : "none"}</Fact>
        <Fact name="Filters">
          {filters.length === 0
            ? "none kept a vote off"
            : filters.map(({ rule, version, votes }) => `${rule} v${version}: ${counted(votes, "vote")}`).join(", ")}
        </Fact>
        <Fact name="Converged">{snapshot.converged ? "yes" : "no: these ratings did not settle"}</Fact>
        <Fact name="Separate scales">{wholeNumber(snapshot.components)}</Fact>
        <Fact name="Code version">
          <Code>{snapshot.codeVersion}</Code>
        </Fact>
        <Fact name="Input, SHA-256">
          <Code>{snapshot.inputHash}</Code>
        </Fact>
        <Fact name="Snapshot">
          <Code>{snapshot.id}</Code>
        </Fact>
        <Fact name="Make it again">
          <Code>npm run reproduce -- {snapshot.id}</Code>
        </Fact>
      </FactsList>
      <p className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-sm">
        <a className="underline underline-offset-4" href={`/api/leaderboard?${specQuery(spec)}`}>
          This board as JSON
        </a>
        <a className="underline underline-offset-4" href={`/api/export/votes?${exportQuery}`} download>
          Its votes as JSON lines
        </a>
        <Link className="underline underline-offset-4" href="/data" prefetch={false}>
          What the downloads hold
        </Link>
      </p>
    </>
  );
}

const Code = ({ children }: { children: ReactNode }) => (
  <code className="font-mono text-xs wrap-anywhere">{children}</code>
);
