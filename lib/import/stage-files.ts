import { taggingVersion } from "#lib/tagging/topics.ts";
import { codeVersion } from "#lib/version.ts";
import { digestFile } from "./digest-file.ts";
import type { ImportRequest } from "./import-votes.ts";
import { openJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { longestName, matchModels } from "./match-models.ts";
import type { Found, MatchedModel, Matcher } from "./match-models.ts";
import { readVoteLines } from "./read-lines.ts";
import type { FileReading, Reached, Refuse } from "./read-lines.ts";
import { contentId, placeId, rowUuids, tellsItself, voterUuid } from "./row-ids.ts";
import { lengthOf } from "./spans.ts";
import { stagedLine, stagedTable } from "./staged-row.ts";
import { openStage } from "./store.ts";
import type { ImportSession } from "./store.ts";
import type { RowsDone, VoteLine } from "./types.ts";

/** What the files hold, once their votes wait to be written. */
export interface Staged {
  matcher: Matcher;
  files: (FileReading & { path: string; name: string; sha256: string })[];
  names: Map<string, MatchedModel>;
  dropped: Map<string, number>;
  problems: string[];
  /** What was read by an earlier import, and what of this one could not be kept. */
  notes: string[];
  hasTexts: boolean;
  /** Forgets what was read. */
  forget: () => Promise<void>;
}

/** What is kept of an import while it reads. */
interface Progress {
  finished: Pick<FileReading, "profile" | "rows" | "replacedNuls" | "source" | "idColumn">[];
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
    const staged: Staged = {
      ...{ matcher, problems: [], notes: [], forget: journal.drop },
      files: (before?.finished ?? []).map((file, i) => {
        return { ...file, ...files[i], sha256: digests[i], dropped: new Map<string, number>(), problems: [] };
      }),
      names: new Map(before?.names?.map((name) => [name, matcher.match(name) as MatchedModel])),
      dropped: new Map(before?.dropped),
      hasTexts: before?.hasTexts ?? false,
    };
    let firstPlace = staged.files.reduce((sum, { rows }) => sum + rows, 0);
    const readBefore = firstPlace + lengthOf(before?.current?.votes ?? []);
    const state = (): Pick<Progress, "names" | "dropped" | "hasTexts"> => {
      return { names: [...staged.names.keys()], dropped: [...staged.dropped], hasTexts: staged.hasTexts };
    };

    const begun = staged.files.length;
    for (const [index, { path: file, name }] of files.entries()) {
      if (index < begun) continue;
      const sha256 = digests[index];
      const first = firstPlace;
      const toStaged = stager({ slug, sha256, file: index, firstPlace, staged });
      const read = await readVoteLines(file, {
        profile,
        before: (index === begun && before?.current) || undefined,
        onProgress: (share, rows) => {
          const counted = rows && { done: first + rows.done, of: first + rows.of };
          onProgress((index + share) / files.length, counted);
        },
        async meet(names) {
          matcher.meet(names);
          await journal.keep(Buffer.alloc(0), { models: matcher.found() });
        },
        async take(lines, refuse, reached) {
          const bytes = Buffer.from(toStaged(lines, refuse));
          await stage.write(bytes);
          const current = reached();
          // Files with something wrong in them are mended first, and then are other files.
          if (current.isRefused) await journal.drop();
          else await journal.keep(bytes, { current, ...state() });
        },
      });
      if (!read.ok) {
        staged.problems.push(named(read.message ?? read.error, file, name));
        await journal.drop();
        continue;
      }
      if (read.value.rows === 0) staged.problems.push(`${name}: there are no rows in it`);
      firstPlace += read.value.rows;
      for (const [reason, count] of read.value.dropped) drop(staged, reason, count);
      staged.problems.push(...read.value.problems.map((problem) => named(problem, file, name)));
      staged.files.push({ ...read.value, path: file, name, sha256 });
      if (staged.problems.length > 0) await journal.drop();
      const finished = staged.files.map(({ profile, rows, replacedNuls, source, idColumn }) => {
        return { profile, rows, replacedNuls, source, idColumn };
      });
      await journal.keep(Buffer.alloc(0), { finished, current: null, ...state() });
    }
    staged.notes.push(...notesOn(journal, readBefore, firstPlace));
    return staged;
  } finally {
    // Whatever happened, the connection must be free again to be told so.
    await journal.close();
    await stage.close();
  }
}

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

export const drop = ({ dropped }: Staged, reason: string, count = 1) =>
  dropped.set(reason, (dropped.get(reason) ?? 0) + count);

/** Turns lines of one file into lines for the database. */
function stager(context: { slug: string; sha256: string; file: number; firstPlace: number; staged: Staged }) {
  const { slug, sha256, file, firstPlace, staged } = context;
  const nowMs = Date.now();
  const voters = new Map<string, string>();
  const voterOf = (judge: string) => {
    const known = voters.get(judge);
    if (known !== undefined) return known;
    const id = voterUuid(slug, judge);
    if (voters.size < 200_000) voters.set(judge, id);
    return id;
  };
  const modelOf = (name: string): MatchedModel | string => {
    if (name.length > longestName) return `is no name of a model: it has ${name.length} characters`;
    const model = staged.matcher.match(name);
    if (typeof model !== "string") staged.names.set(name, model);
    return model;
  };
  const toLine = (line: VoteLine, refuse: Refuse): string => {
    const [a, b] = [modelOf(line.modelA), modelOf(line.modelB)];
    if (typeof a === "string" || typeof b === "string") {
      if (typeof a === "string") refuse(line, "a", a);
      if (typeof b === "string") refuse(line, "b", b);
      return "";
    }
    if (a.id === b.id) {
      drop(staged, "self_pair");
      return "";
    }
    const place = firstPlace + line.row;
    const atMs = line.castAt === null ? nowMs : line.castAt / 1000;
    const uuid = rowUuids(atMs, place);
    const hasText = line.turns.length > 0;
    staged.hasTexts ||= hasText;
    return stagedLine({
      ...{ place, file, row: line.row, modelAId: a.id, modelBId: b.id, winner: line.winner, castAt: line.castAt },
      ...{ wasBlind: line.wasBlind, tags: line.tags, turns: line.turns, style: line.style },
      ...{ samplingPolicy: line.samplingPolicy, pairProbability: line.pairProbability },
      externalId: line.id ?? (tellsItself(line) ? contentId(line) : placeId(sha256, line.row)),
      battleId: uuid(),
      voteId: uuid(),
      turnId: hasText ? uuid() : null,
      judgedTurn: hasText ? Math.min(Math.max(line.turn ?? line.turns.length, 1), line.turns.length) : null,
      voterId: line.judge === null ? null : voterOf(line.judge),
    });
  };
  return (lines: readonly VoteLine[], refuse: Refuse) => lines.map((line) => toLine(line, refuse)).join("");
}
