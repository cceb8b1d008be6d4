import { taggingVersion } from "#lib/tagging/topics.ts";
import { codeVersion } from "#lib/version.ts";
import { digestFile } from "./digest-file.ts";
import type { ImportRequest } from "./import-votes.ts";
import { openJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { matchModels } from "./match-models.ts";
import type { Found, MatchedModel, Matcher } from "./match-models.ts";
import { readVoteLines } from "./read-lines.ts";
import type { FileReading, Reached } from "./read-lines.ts";
import { lengthOf } from "./spans.ts";
import { drop, lineStager } from "./stage-lines.ts";
import { stagedTable } from "./staged-row.ts";
import { openStage } from "./store.ts";
import type { ImportSession } from "./store.ts";
import type { RowsDone } from "./types.ts";

/** What the files hold, once their votes wait to be written. */
export interface Staged {
  matcher: Matcher;
  /** Those that could be read, each with its place among those given. */
  files: (FileReading & { path: string; name: string; sha256: string; index: number })[];
  names: Map<string, MatchedModel>;
  dropped: Map<string, number>;
  problems: string[];
  /** What was read by an earlier import, and what of this one could not be kept. */
  notes: string[];
  hasTexts: boolean;
  /** Forgets what was read. */
  forget: () => Promise<void>;
}

type FinishedFile = Pick<FileReading, "profile" | "rows" | "replacedNuls" | "unreadTexts" | "source" | "idColumn">;

/** What is kept of an import while it reads. */
interface Progress {
  finished: FinishedFile[];
  /** How far the next file is read. */
  current: Reached | null;
  models: Found;
  names: string[];
  dropped: [reason: string, count: number][];
  hasTexts: boolean;
}

/** Changes with what is read of a file: what an older version kept is of no use then. */
const readingVersion = 1;

/**
 * Reads files into the table where votes wait, their models found and their ids given. What an earlier import of the same files
 * into the same source read before it was broken off is not read again.
 */
export async function stageFiles(
  { client, models, aliases, database }: ImportSession,
  { files, profile, aliases: given = new Map() }: ImportRequest,
  slug: string,
  onProgress: (share: number, rows?: RowsDone) => void,
): Promise<Staged> {
  const digests = await Promise.all(files.map(({ path }) => digestFile(path).catch(() => "")));
  const journal = await openJournal<Progress>(
    [database, slug, digests, profile ?? null, [...given], codeVersion, taggingVersion, readingVersion, stagedTable],
    [models, [...aliases].sort()],
  );
  const stage = openStage(client);
  try {
    const before = await journal.replay((lines) => stage.write(lines));
    const matcher = matchModels(models, new Map([...aliases, ...given]), before?.models);
    const staged = stagedBefore(before, { matcher, forget: journal.drop });
    const begun = staged.files.length;
    const readBefore = rowsOf(staged) + lengthOf(before?.current?.votes ?? []);
    for (const [index, file] of files.entries()) {
      if (index < begun) Object.assign(staged.files[index], file, { sha256: digests[index] });
      else {
        const current = { ...file, index, sha256: digests[index], slug, profile, of: files.length };
        const reached = (index === begun && before?.current) || undefined;
        await stageFile(current, { staged, journal, reached, write: (lines) => stage.write(lines), onProgress });
      }
    }
    staged.notes.push(...notesOn(journal, readBefore, rowsOf(staged)));
    return staged;
  } finally {
    // Whatever happened, the connection must be free again to be told so.
    await journal.close();
    await stage.close();
  }
}

/** What an earlier import had read, or nothing. */
function stagedBefore(before: Partial<Progress> | null, begun: Pick<Staged, "matcher" | "forget">): Staged {
  const unnamed = { path: "", name: "", sha256: "", dropped: new Map<string, number>(), problems: [] };
  return {
    ...{ ...begun, problems: [], notes: [], hasTexts: before?.hasTexts ?? false },
    files: (before?.finished ?? []).map((file, index) => ({ ...file, ...unnamed, index })),
    names: new Map(before?.names?.map((name) => [name, begun.matcher.match(name) as MatchedModel])),
    dropped: new Map(before?.dropped),
  };
}

const rowsOf = ({ files }: Staged) => files.reduce((sum, { rows }) => sum + rows, 0);

interface StagedFile {
  path: string;
  name: string;
  index: number;
  sha256: string;
  slug: string;
  profile?: string;
  /** How many files there are. */
  of: number;
}

interface Staging {
  staged: Staged;
  journal: Journal<Progress>;
  /** How far the file is read. */
  reached?: Reached;
  write: (lines: Buffer) => Promise<void>;
  onProgress: (share: number, rows?: RowsDone) => void;
}

async function stageFile(
  { path: file, name, index, sha256, slug, profile, of }: StagedFile,
  { staged, journal, reached: before, write, onProgress }: Staging,
): Promise<void> {
  const firstPlace = rowsOf(staged);
  const toStaged = lineStager({ slug, sha256, file: index, firstPlace, staged });
  const read = await readVoteLines(file, {
    profile,
    before,
    onProgress: (share, rows) =>
      onProgress((index + share) / of, rows && { done: firstPlace + rows.done, of: firstPlace + rows.of }),
    async meet(names) {
      staged.matcher.meet(names);
      await journal.keep(nothing, { models: staged.matcher.found() });
    },
    async take(lines, refuse, reached) {
      const bytes = Buffer.from(toStaged(lines, refuse));
      await write(bytes);
      const current = reached();
      if (current.isRefused) await journal.drop();
      else await journal.keep(bytes, { current, ...soFar(staged) });
    },
  });
  if (!read.ok) staged.problems.push(named(read.message ?? read.error, file, name));
  else {
    if (read.value.rows === 0) staged.problems.push(`${name}: there are no rows in it`);
    for (const [reason, count] of read.value.dropped) drop(staged, reason, count);
    staged.problems.push(...read.value.problems.map((problem) => named(problem, file, name)));
    staged.files.push({ ...read.value, path: file, name, sha256, index });
  }
  // Files with something wrong in them are mended first, and then are other files.
  if (staged.problems.length > 0) await journal.drop();
  else await journal.keep(nothing, { finished: staged.files.map(laidOut), current: null, ...soFar(staged) });
}

const nothing = Buffer.alloc(0);

const laidOut = ({ profile, rows, replacedNuls, unreadTexts, source, idColumn }: FileReading): FinishedFile => {
  return { profile, rows, replacedNuls, unreadTexts, source, idColumn };
};

const soFar = ({ names, dropped, hasTexts }: Staged): Pick<Progress, "names" | "dropped" | "hasTexts"> => {
  return { names: [...names.keys()], dropped: [...dropped], hasTexts };
};

function notesOn({ isOutdated, problem }: Journal<Progress>, readBefore: number, rows: number): string[] {
  const notes: string[] = [];
  const count = (n: number) => n.toLocaleString("en-US");
  if (readBefore > 0)
    notes.push(`Went on after row ${count(readBefore)} of ${count(rows)}: an earlier import had read that far.`);
  if (isOutdated)
    notes.push("Began again, though an earlier import had read a part: models or their aliases have changed since.");
  if (problem() !== null)
    notes.push(
      `Had it been broken off, it would have had to begin again: what was read could not be kept, ${problem()}.`,
    );
  return notes;
}

/** A file is called by its owner's name, wherever it was put to be read. */
export const named = (problem: string, file: string, name: string) => problem.replaceAll(file, name);
