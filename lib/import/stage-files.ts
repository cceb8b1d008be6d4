import { digestFile } from "./digest-file.ts";
import type { ImportRequest } from "./import-votes.ts";
import { longestName, matchModels } from "./match-models.ts";
import type { MatchedModel, Matcher } from "./match-models.ts";
import { readVoteLines } from "./read-lines.ts";
import type { FileReading, Refuse } from "./read-lines.ts";
import { contentId, placeId, rowUuids, tellsItself, voterUuid } from "./row-ids.ts";
import { stagedLine } from "./staged-row.ts";
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
  hasTexts: boolean;
}

/** Reads files into the table where votes wait, their models found and their ids given. */
export async function stageFiles(
  { client, models, aliases }: ImportSession,
  { files, profile, aliases: given = new Map() }: ImportRequest,
  slug: string,
  onProgress: (share: number, rows?: RowsDone) => void,
): Promise<Staged> {
  const matcher = matchModels(models, new Map([...aliases, ...given]));
  const staged: Staged = { matcher, files: [], names: new Map(), dropped: new Map(), problems: [], hasTexts: false };
  const stage = openStage(client);
  let firstPlace = 0;
  try {
    for (const [index, { path: file, name }] of files.entries()) {
      const before = firstPlace;
      const sha256 = await digestFile(file).catch(() => "");
      const toStaged = stager({ slug, sha256, file: index, firstPlace, staged });
      const read = await readVoteLines(file, {
        profile,
        onProgress: (share, rows) => {
          const counted = rows && { done: before + rows.done, of: before + rows.of };
          onProgress((index + share) / files.length, counted);
        },
        meet: matcher.meet,
        take: (lines, refuse) => stage.write(toStaged(lines, refuse)),
      });
      if (!read.ok) {
        staged.problems.push(named(read.message ?? read.error, file, name));
        continue;
      }
      if (read.value.rows === 0) staged.problems.push(`${name}: there are no rows in it`);
      firstPlace += read.value.rows;
      for (const [reason, count] of read.value.dropped) drop(staged, reason, count);
      staged.problems.push(...read.value.problems.map((problem) => named(problem, file, name)));
      staged.files.push({ ...read.value, path: file, name, sha256 });
    }
  } finally {
    // Whatever happened, the connection must be free again to be told so.
    await stage.close();
  }
  return staged;
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
