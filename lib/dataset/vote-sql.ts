import { checksSql } from "#lib/privacy/decision.ts";
import type { Publishing } from "#lib/privacy/publishing.ts";
import type { Counted } from "./types.ts";

/** Which votes of a source are asked for. */
export interface Selection {
  sourceId: string;
  counted: Counted;
  /** The database's snapshot (pg_snapshot): only what transactions that it saw have written is there. */
  at: string;
  /** A board's category; null for every vote. */
  category: string | null;
  /** ISO 639-1, or "unknown"; null for every language. */
  language: string | null;
  /** Cast at or after, and before; ISO 8601. */
  since: string | null;
  until: string | null;
  /** On either side, by slug. */
  model: string | null;
  /** One row for each battle, with its last vote, instead of one for each vote. */
  lastOfBattle: boolean;
  /** Only conversations that may be published. */
  publishedOnly: boolean;
  publishing: Publishing;
}

/** A place among the votes of a source in the order they were cast. */
export interface Place {
  castAt: string;
  id: string;
}

export const beginning: Place = { castAt: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

/** Collects the values of a statement. */
export class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Whether a verdict on vote `v` stood in a snapshot of the database. */
export const standing = (v: string, at: string) =>
  `exists (select from "Verdict" d where d."voteId" = ${v}.id and pg_visible_in_snapshot(d."transactionId", ${at})
     and (d."withdrawnTransactionId" is null or not pg_visible_in_snapshot(d."withdrawnTransactionId", ${at})))`;

function countedSql(counted: Counted, v: string, at: string): string {
  if (counted === "all") return "true";
  return `${counted === "true" ? "not " : ""}${standing(v, at)}`;
}

/** The tagging of battle `p` that held in a snapshot of the database, as columns of a lateral join. */
export const tagging = (columns: string, at: string) =>
  `(select ${columns} from "Tagging" tag where tag."battleId" = p.id and pg_visible_in_snapshot(tag."transactionId", ${at})
    order by tag.ordinal desc limit 1)`;

/** What the voter of vote `v` had said last of why, in a snapshot of the database. */
export const reasonsSql = (at: string) =>
  `coalesce((select later.reasons from "VoteReasons" later
     where later."voteId" = v.id and pg_visible_in_snapshot(later."transactionId", ${at})
     order by later.ordinal desc limit 1), v.reasons)`;

/**
 * Whether the conversation of a battle may be published, as far as the database can tell: agreed to, old enough, nothing found in
 * it or cleared by an administrator, and not withheld by one.
 */
export function mayBePublished(p: string, { votedUntil, checker }: Publishing, values: Values): string {
  return `(${p}.consent = 'publish' and not exists (
     select from "Vote" w where w."battleId" = ${p}.id and w."castAt" > ${values.add(votedUntil)}::timestamptz)
   and ${checksSql(`${p}.id`, checker === null ? null : values.add(checker))})`;
}

/** The conditions of a selection on vote `v` and its battle `p`. A private battle is in no file. */
export function conditions(selection: Selection, values: Values): { sql: string; at: string } {
  const { counted, category, language, since, until, model, lastOfBattle, publishedOnly } = selection;
  const at = `${values.add(selection.at)}::pg_snapshot`;
  const all = [
    `v."sourceId" = ${values.add(selection.sourceId)}::uuid`,
    `pg_visible_in_snapshot(v."transactionId", ${at})`,
    publishedOnly ? mayBePublished("p", selection.publishing, values) : `p.consent <> 'private'`,
    countedSql(counted, "v", at),
  ];
  if (since) all.push(`v."castAt" >= ${values.add(since)}::timestamptz`);
  if (until) all.push(`v."castAt" < ${values.add(until)}::timestamptz`);
  if (category) all.push(`${tagging("tag.categories", at)} @> array[${values.add(category)}::text]`);
  if (language === "unknown") all.push(`${tagging("tag.language", at)} is null`);
  else if (language) all.push(`${tagging("tag.language", at)} = ${values.add(language)}`);
  if (model) {
    const slug = values.add(model);
    all.push(`exists (select from "Model" m where m.slug = ${slug} and m.id in (p."modelAId", p."modelBId"))`);
  }
  if (lastOfBattle) {
    all.push(`not exists (
      select from "Vote" w where w."battleId" = v."battleId" and (w."castAt", w.id) > (v."castAt", v.id)
        and pg_visible_in_snapshot(w."transactionId", ${at}) and ${countedSql(counted, "w", at)})`);
  }
  return { sql: all.join("\n and "), at };
}

/**
 * After one place, and up to another where there is one. Times are compared by themselves, so that the planner can tell from its
 * statistics how many votes there are in between; ids decide at the edges only.
 */
export function between(after: Place, upTo: Place | null, values: Values): string {
  const [castAt, id] = [`${values.add(after.castAt)}::timestamptz`, `${values.add(after.id)}::uuid`];
  const from = `v."castAt" >= ${castAt} and not (v."castAt" = ${castAt} and v.id <= ${id})`;
  if (!upTo) return from;
  const [lastAt, lastId] = [`${values.add(upTo.castAt)}::timestamptz`, `${values.add(upTo.id)}::uuid`];
  return `${from} and v."castAt" <= ${lastAt} and not (v."castAt" = ${lastAt} and v.id > ${lastId})`;
}
