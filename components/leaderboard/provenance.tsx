import type { ReactNode } from "react";
import Link from "next/link";
import type { Provenance as Snapshot } from "#lib/leaderboard/types.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { specQuery } from "./board-view.ts";
import { counted, utcTime, wholeNumber } from "./wording.ts";

const methodNames: Record<string, string> = {
  "bradley-terry": "Bradley–Terry, maximum likelihood, a tie as half a win for each",
  elo: "Online Elo, one pass over the votes in the order they were cast",
};

const methodName = (method: string) => methodNames[method] ?? method;

/** How the numbers came about: enough to make them again. */
export function Provenance({ snapshot, spec }: { snapshot: Snapshot; spec: BoardSpec }) {
  const { rounds, seed, voteCutoff, dropped, filters } = snapshot;
  const parameters = specQuery(spec);
  const exportQuery = new URLSearchParams({ source: spec.source, profile: "lmsys-2023", format: "jsonl" });
  return (
    <section className="mt-12 text-sm">
      <details className="max-w-[70ch]">
        <summary className="font-medium">How this board was made, and how to make it again</summary>
        <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <Fact name="Method">{methodName(snapshot.method)}</Fact>
          <Fact name="Parameters">
            <code className="font-mono text-xs wrap-anywhere">{JSON.stringify(snapshot.parameters)}</code>
          </Fact>
          <Fact name="Bootstrap">{rounds > 0 ? `${counted(rounds, "round")}, seed ${seed}` : "none"}</Fact>
          <Fact name="Votes up to">{voteCutoff ? utcTime(voteCutoff) : "none"}</Fact>
          <Fact name="Left out">
            {dropped.length === 0
              ? "nothing"
              : dropped.map(({ reason, count }) => `${wholeNumber(count)} (${reason.replaceAll("_", " ")})`).join(", ")}
          </Fact>
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
        </dl>
        <p className="mt-4 flex flex-wrap gap-x-5 gap-y-2">
          <a className="underline underline-offset-4" href={`/api/leaderboard?${parameters}`}>
            This board as JSON
          </a>
          <a className="underline underline-offset-4" href={`/api/export/votes?${exportQuery}`} download>
            Its votes as JSON lines
          </a>
          <Link className="underline underline-offset-4" href="/data">
            What the downloads hold
          </Link>
        </p>
      </details>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="max-sm:mb-1">{children}</dd>
    </>
  );
}

const Code = ({ children }: { children: ReactNode }) => (
  <code className="font-mono text-xs wrap-anywhere">{children}</code>
);
