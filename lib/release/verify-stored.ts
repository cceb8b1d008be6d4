import "server-only";
import { isDeepStrictEqual } from "node:util";
import { factsOf } from "./columns.ts";
import type { Manifest } from "./manifest.ts";
import { namesFor, toReleased } from "./names.ts";
import { findRelease, readLedgerVotes, releaseCutoffs } from "./store.ts";
import type { LedgerVote } from "./store.ts";
import { voteLine } from "./vote-leaf.ts";
import type { LeafFacts } from "./vote-leaf.ts";
import { readVotes } from "./verify-files.ts";

const mostNamed = 5;

/** Holds a release's folder against the database: its manifest, and every vote in it, which must still stand unchanged. */
export async function verifyStored(folder: string, manifest: Manifest): Promise<string[]> {
  const stored = await findRelease(manifest.number);
  if (!stored || stored.source !== manifest.source)
    return [`The database knows no release ${manifest.number} of ${manifest.source}.`];
  const problems = isDeepStrictEqual(stored.manifest, manifest)
    ? []
    : ["manifest.json is not the one in the database."];

  const cutoffs = await releaseCutoffs(manifest.source, manifest.number);
  const names = namesFor(manifest.source, cutoffs);
  const before = cutoffs.at(-1) ?? -Infinity;
  const votes = readLedgerVotes(manifest.number);
  let [page, at]: [LedgerVote[], number] = [[], 0];
  for await (const released of readVotes(folder)) {
    if (problems.length > mostNamed) return [...problems, "And more."];
    if (typeof released === "string") return [...problems, released];
    if (at === page.length) [page, at] = [((await votes.next()).value as LedgerVote[] | undefined) ?? [], 0];
    const vote = page[at];
    const where = `votes.jsonl, line ${released.row} (position ${released.position})`;
    if (!vote || vote.position > released.position) {
      problems.push(`${where}: the database no longer has this vote.`);
      continue;
    }
    at++;
    const facts = factsOf({ ...toReleased(vote, names, vote.seconds <= before), position: vote.position });
    if (voteLine(facts) !== voteLine(released.facts)) problems.push(`${where}: ${describe(facts, released.facts)}`);
  }
  return problems;
}

/** Which columns differ. With another PSEUDONYM_SECRET, or another PSEUDONYMS, every judge does. */
function describe(now: LeafFacts, then: LeafFacts): string {
  const changed = (Object.keys(then) as (keyof LeafFacts)[]).filter((name) => now[name] !== then[name]);
  const said = changed.map(
    (name) => `${name} is ${JSON.stringify(now[name])} in the database instead of ${JSON.stringify(then[name])}`,
  );
  return `${said.join(", ")}.`;
}
