import { longestName } from "./match-models.ts";
import type { MatchedModel } from "./match-models.ts";
import type { Refuse } from "./read-lines.ts";
import { contentId, placeId, rowUuids, tellsItself, voterUuid } from "./row-ids.ts";
import type { Staged } from "./stage-files.ts";
import { stagedLine } from "./staged-row.ts";
import type { VoteLine } from "./types.ts";

export const drop = ({ dropped }: Staged, reason: string, count = 1) =>
  dropped.set(reason, (dropped.get(reason) ?? 0) + count);

/** Turns lines of one file into lines for the database. */
export function lineStager(context: {
  slug: string;
  sha256: string;
  file: number;
  firstPlace: number;
  staged: Staged;
}) {
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
