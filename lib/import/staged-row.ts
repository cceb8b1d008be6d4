import type { Style } from "#lib/tagging/style.ts";
import type { Winner } from "#lib/vote/types.ts";
import type { RecordedTurn, Tagged } from "./types.ts";

/** A vote as it waits in a temporary table, its models found and its ids given. */
export interface StagedVote {
  /** Its place in the import, from 0. */
  place: number;
  file: number;
  row: number;
  externalId: string;
  battleId: string;
  voteId: string;
  /** Only with text: the judged turn. */
  turnId: string | null;
  modelAId: string;
  modelBId: string;
  winner: Winner;
  castAt: number | null;
  voterId: string | null;
  judgedTurn: number | null;
  wasBlind: boolean;
  tags: Tagged | null;
  turns: RecordedTurn[];
  style: Record<"a" | "b", Style> | null;
  samplingPolicy: string | null;
  pairProbability: number | null;
}

/** The table, in the order in which `stagedLine` writes its columns. Gone with its transaction. */
export const stagedTable = `create temporary table staged (
  place integer, file integer, "row" bigint, "externalId" text collate "C", "battleId" uuid, "voteId" uuid, "turnId" uuid,
  "modelAId" uuid, "modelBId" uuid, winner "Winner", "castAt" timestamptz, "voterId" uuid, "judgedTurn" integer,
  "wasBlind" boolean, language text, categories text[], "isLabelled" boolean, turns json, style integer[],
  "samplingPolicy" text, "pairProbability" double precision) on commit drop`;

/** One line for Postgres' COPY, in its text format. */
export function stagedLine(vote: StagedVote): string {
  const { tags, style } = vote;
  return (
    `${vote.place}\t${vote.file}\t${vote.row}\t${escape(vote.externalId)}\t${vote.battleId}\t${vote.voteId}\t${vote.turnId ?? "\\N"}\t` +
    `${vote.modelAId}\t${vote.modelBId}\t${vote.winner}\t${vote.castAt === null ? "\\N" : timeOf(vote.castAt)}\t${vote.voterId ?? "\\N"}\t` +
    `${vote.judgedTurn ?? "\\N"}\t${vote.wasBlind ? "t" : "f"}\t${tags?.language ?? "\\N"}\t` +
    `${tags ? `{${tags.categories.join(",")}}` : "\\N"}\t${tags ? (tags.by === "labels" ? "t" : "f") : "\\N"}\t` +
    `${vote.turns.length > 0 ? escape(JSON.stringify(vote.turns.map(({ prompt, a, b }) => [prompt, a, b]))) : "\\N"}\t` +
    `${style ? `{${[...numbersOf(style.a), ...numbersOf(style.b)].join(",")}}` : "\\N"}\t` +
    `${vote.samplingPolicy === null ? "\\N" : escape(vote.samplingPolicy)}\t${vote.pairProbability ?? "\\N"}\n`
  );
}

const numbersOf = ({ tokens, headers, lists, bold }: Style) => [tokens, headers, lists, bold];

/** Microseconds since 1970 as Postgres reads them, none lost. */
function timeOf(micros: number): string {
  const seconds = Math.floor(micros / 1e6);
  const fraction = String(micros - seconds * 1e6).padStart(6, "0");
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escape = (text: string) => text.replace(special, (character) => escapes[character]);
