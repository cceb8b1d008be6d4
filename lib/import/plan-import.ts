import path from "node:path";
import { countStaged, dropRepeats, dropStored } from "./check-staged.ts";
import type { Conflict } from "./check-staged.ts";
import type { ImportRequest } from "./import-votes.ts";
import { describeId } from "./read-lines.ts";
import { named } from "./stage-files.ts";
import type { Staged } from "./stage-files.ts";
import { drop } from "./stage-lines.ts";
import type { ImportSession } from "./store.ts";
import type { ImportPlan } from "./types.ts";

const mostProblems = 10;

/** Looks at the votes that wait as a whole, takes out what is there already, and says what writing the rest would do. */
export async function planImport(
  { client, source }: ImportSession,
  staged: Staged,
  request: ImportRequest,
  slug: string,
): Promise<ImportPlan> {
  const repeats = await dropRepeats(client);
  if (repeats.dropped > 0) drop(staged, "duplicate", repeats.dropped);
  const stored = source ? await dropStored(client, source.id) : { alreadyThere: 0, conflicts: [] };
  const problems = [...staged.problems];
  for (const conflict of [...repeats.conflicts, ...stored.conflicts]) problems.push(await inWords(conflict, staged));
  const { votesOf, lastPlace: _, ...counts } = await countStaged(client);
  return {
    profile: [...new Set(staged.files.map(({ profile }) => profile))].join(", "),
    source: { slug, name: source?.name ?? request.source.trim(), isNew: source === null },
    files: staged.files.map(({ name, sha256, rows }) => ({ name: path.basename(name), sha256, rows })),
    rows: staged.files.reduce((sum, { rows }) => sum + rows, 0),
    alreadyThere: stored.alreadyThere,
    dropped: [...staged.dropped].map(([reason, count]) => ({ reason, count })),
    models: [...staged.names]
      .map(([name, { id, slug: model, by }]) => ({ name, slug: model, by, votes: votesOf.get(id) ?? 0 }))
      .sort((one, other) => other.votes - one.votes || (one.name < other.name ? -1 : 1)),
    ...counts,
    notes: [...staged.notes, ...notesOn(staged, counts.notBlind)],
    problems: problems.slice(0, mostProblems),
    unclear: staged.matcher.unclear(),
    written: false,
  };
}

async function inWords({ file, row, externalId, other }: Conflict, { files }: Staged): Promise<string> {
  const fileAt = (index: number) => files.find((one) => one.index === index)!;
  const { path: at, name } = fileAt(file);
  const claim =
    other === null
      ? "is stored with other models or another winner, and votes are never changed"
      : `is the id of row ${other.row + 1}${other.file === file ? "" : ` of ${fileAt(other.file).name}`}, too, which says something else`;
  return named(await describeId(fileAt(file), row, externalId, claim), at, name);
}

function notesOn({ files, names }: Staged, notBlind: number): string[] {
  const notes: string[] = [];
  const nuls = files.reduce((sum, { replacedNuls }) => sum + replacedNuls, 0);
  if (nuls > 0) notes.push(`${count(nuls, "text")} held a NUL, which the database cannot keep; � stands for it.`);
  const unread = files.reduce((sum, { unreadTexts }) => sum + unreadTexts, 0);
  if (unread > 0)
    notes.push(`${count(unread, "vote")} came with something for a conversation that is none; it was left out.`);
  if (notBlind > 0)
    notes.push(
      `${count(notBlind, "vote")} came with names in view. npm run rules -- --rerun not_blind keeps such votes off boards.`,
    );
  const merged = Map.groupBy(names, ([, { slug }]) => slug);
  for (const [slug, given] of merged)
    if (given.length > 1)
      notes.push(`${given.map(([name]) => JSON.stringify(name)).join(" and ")} are one model, ${slug}.`);
  return notes;
}

const count = (n: number, noun: string) => `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;
