import { cellParts, joinParts, sqlText, whole } from "#lib/dataset/cell-sql.ts";
import { words, writeJudge, judgeSql } from "#lib/dataset/formats/lmsys-2023.ts";
import { KnownVote } from "#lib/dataset/known-vote.ts";
import type { NamedModel, Namers } from "#lib/dataset/known-vote.ts";
import { cellsOf } from "#lib/dataset/vote-lines.ts";
import { between } from "#lib/dataset/vote-sql.ts";
import type { Place, Values } from "#lib/dataset/vote-sql.ts";
import { tables } from "./columns.ts";
import { leafDomain } from "./vote-leaf.ts";

/** Votes on their way into a release's file and the ledger. */
export interface EnteringVotes {
  sourceId: string;
  release: number;
  /** The state of the database that this transaction sees (pg_snapshot). */
  at: string;
  models: readonly NamedModel[];
  namers: Namers;
  /** Of votes that an earlier release has gone past: only those in no release, and without their voters. */
  isLate: boolean;
}

/** Which votes may enter: none of a private battle, and of the late ones none twice. */
export const mayEnter = (
  sourceId: string,
  isLate: boolean,
  values: Values,
) => `v."sourceId" = ${values.add(sourceId)}::uuid
  and p.consent <> 'private'
  ${isLate ? `and not exists (select from "LedgerEntry" l where l."voteId" = v.id)` : ""}`;

/**
 * Enters the votes between two places in the ledger, from a position on, and gives for them what `copyLines` reads: how many there
 * are, and in one text their leaves (32 bytes each), then their lines of JSON. No row becomes an object of ours: a million of
 * them took 20 s more, and 400 MB. The bytes are those of `writerFor` and `leafOf`, by which releases are checked.
 */
export function entrySql(entering: EnteringVotes, range: { after: Place; upTo: Place }, first: number, values: Values) {
  const { sourceId, release, models, namers, isLate } = entering;
  const vote = new KnownVote(values, { models, namers, at: `${values.add(entering.at)}::pg_snapshot`, counted: "all" });
  const judge = isLate ? writeJudge(null) : judgeSql(vote);
  const [position, ...columns] = tables.votes.map((column) =>
    column.name === "judge" ? { ...column, sql: () => judge } : column,
  );
  const facts = [vote.battle().hex, vote.turn, vote.modelA, vote.modelB, vote.winner(words), judge];
  const leaf = cellParts([...facts, vote.whenBlind(true, false), micros], { as: "json", known: JSON.stringify });
  return `
    with entering as materialized (
      select ${values.add(first)} - 1 + row_number() over (order by v."castAt", v.id) as position, v.id as "voteId",
             ${joinParts(cellsOf({ columns, format: "jsonl" }, vote))} as line,
             sha256('\\x00'::bytea || convert_to(${joinParts([{ text: leafDomain }, ...leaf])}, 'UTF8')) as leaf
      from "Vote" v
      join "Battle" p on p.id = v."battleId"
      ${vote.joins()}
      where ${mayEnter(sourceId, isLate, values)} and ${between(range.after, range.upTo, values)}),
    entered as (
      insert into "LedgerEntry" ("sourceId", position, "voteId", release, leaf)
      select ${values.add(sourceId)}::uuid, position, "voteId", ${values.add(release)}, leaf from entering)
    select false, count(*)::int,
           coalesce(string_agg(leaf, '' order by position), '') || convert_to(coalesce(string_agg(
             ${sqlText(`{"${position.name}":`)} || position || ',' || line || ${sqlText("}\n")}, '' order by position), ''), 'UTF8')
    from entering`;
}

/** When it was cast, in whole microseconds since 1970. */
const micros = whole(`(extract(epoch from v."castAt") * 1000000)::bigint`);
