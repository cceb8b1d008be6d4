import type { ReactNode } from "react";
import type { Provenance } from "#lib/leaderboard/types.ts";

const number = (count: number) => count.toLocaleString("en-US");

/** How a snapshot was made, and the one command that makes it again. */
export function SnapshotFacts({ snapshot }: { snapshot: Provenance }) {
  const { id, votes, models, voteCutoff, filters, dropped, parameters, rounds, seed, codeVersion, inputHash } =
    snapshot;
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
      <Fact name="Name">
        <Code>{id}</Code>
      </Fact>
      <Fact name="Make it again">
        <Code>npm run reproduce -- {id}</Code>
      </Fact>
      <Fact name="Votes counted">
        {number(votes)} on {number(models)} models
      </Fact>
      <Fact name="Votes up to">{voteCutoff ? `${voteCutoff.slice(0, 16).replace("T", " ")} UTC` : "none"}</Fact>
      <Fact name="Kept off">
        {filters.length === 0
          ? "none, by any rule"
          : filters.map(({ rule, version, votes: off }) => `${rule} v${version}: ${number(off)}`).join(", ")}
      </Fact>
      <Fact name="Left out">
        {dropped.length === 0
          ? "nothing"
          : dropped.map(({ reason, count }) => `${number(count)} (${reason.replaceAll("_", " ")})`).join(", ")}
      </Fact>
      <Fact name="Bootstrap">{rounds > 0 ? `${number(rounds)} rounds, seed ${seed}` : "none"}</Fact>
      <Fact name="Parameters">
        <Code>{JSON.stringify(parameters)}</Code>
      </Fact>
      <Fact name="Code version">
        <Code>{codeVersion}</Code>
      </Fact>
      <Fact name="Input, SHA-256">
        <Code>{inputHash}</Code>
      </Fact>
      <Fact name="As JSON">
        <a className="underline underline-offset-4" href={`/api/snapshots/${id}`}>
          /api/snapshots/{id.slice(0, 8)}…
        </a>
      </Fact>
    </dl>
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
