import "server-only";
import { toExcluded } from "#lib/counts/mirror.ts";
import type { Excluded } from "#lib/counts/types.ts";
import { pool } from "#lib/db.ts";
import { winners } from "#lib/rating/index.ts";
import type { VoteColumns } from "#lib/rating/index.ts";
import type { StyleColumns } from "./build-snapshot.ts";
import { slugsById } from "./store.ts";

/** Votes with what a board may need of them, in the order in which they were cast. */
export interface OrderedVotes {
  votes: VoteColumns;
  style: StyleColumns | null;
  excluded: Excluded[];
  /** Votes without the style of their answers: where style is asked for they are left out. */
  withoutStyle: number;
  taken: string;
  newest: Date | null;
  position: number;
}

interface OrderedReading {
  sourceId: string;
  category: string;
  days: number | null;
  withStyle: boolean;
  /** As some earlier snapshot of the database saw the votes. */
  taken?: string;
  /** The source's newest vote at that snapshot, where windows count back from. */
  newest?: Date | null;
}

const styleColumns = ["tokens", "headers", "lists", "bold"] as const;

/** A batch of rows fits into a few megabytes, and no query holds more. */
const batchSize = 50_000;

/** Every counted vote of a category in the order in which it was cast, read through a cursor: 20 bytes a vote stay in memory. */
export async function readOrderedVotes({
  sourceId,
  category,
  days,
  withStyle,
  taken,
  newest: until,
}: OrderedReading): Promise<OrderedVotes> {
  const client = await pool().connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows: states } = await client.query<{ taken: string; newest: Date | null; position: number }>(
      `select pg_current_snapshot()::text as taken,
              (select max("castAt") from "Vote" where "sourceId" = $1) as newest,
              coalesce((select position from "CountState" where "sourceId" = $1), 0)::float8 as position`,
      [sourceId],
    );
    const [state] = states;
    const newest = taken === undefined ? state.newest : (until ?? null);
    const saw = (column: string) =>
      taken === undefined ? "true" : `pg_visible_in_snapshot(${column}, $4::pg_snapshot)`;
    const standing =
      taken === undefined
        ? `d."withdrawnAt" is null`
        : `${saw(`d."transactionId"`)} and (d."withdrawnTransactionId" is null or not ${saw(`d."withdrawnTransactionId"`)})`;
    const inCategory =
      category === "overall"
        ? "$2::text is not null"
        : `exists (select from (select t.categories from "Tagging" t where t."battleId" = b.id and ${saw(`t."transactionId"`)}
                   order by t.ordinal desc limit 1) t where $2 = any (t.categories))`;
    const style = styleColumns.flatMap((name) => [
      `one.${name}::float8 as "${name}A"`,
      `other.${name}::float8 as "${name}B"`,
    ]);
    const ofSide = (side: "a" | "b", name: string) => `
      left join lateral (select a.id from "Answer" a where a."turnId" = v."turnId" and a.side = '${side}' and a.state = 'done'
                         order by a.attempt desc limit 1) ${name}_answer on true
      left join "AnswerStyle" ${name} on ${name}."answerId" = ${name}_answer.id`;
    const given = [
      sourceId,
      category,
      days === null || newest === null ? null : new Date(newest.getTime() - days * 86_400_000),
      ...(taken === undefined ? [] : [taken]),
    ];
    const picked = `v."sourceId" = $1 and ${inCategory} and ($3::timestamptz is null or v."castAt" > $3)
      and ${saw(`v."transactionId"`)}`;
    const { rows: left } = await client.query<{ exclusion: string; votes: number }>(
      // From the few votes that something keeps off, not from all votes.
      `select exclusion, count(*)::float8 as votes from (
         select exclusion_of(b.consent, e.broken) as exclusion
         from (
           select d."voteId", string_agg(distinct (d.rule || '/' || d.version) collate "C", ','
                                         order by (d.rule || '/' || d.version) collate "C") as broken
           from "Verdict" d where ${standing} group by 1) e
         join "Vote" v on v.id = e."voteId" join "Battle" b on b.id = v."battleId"
         where ${picked}
         union all
         select 'private' from "Battle" b join "Vote" v on v."battleId" = b.id
         where b."sourceId" = $1 and b.consent = 'private' and ${picked}
           and not exists (select from "Verdict" d where d."voteId" = v.id and ${standing})) kept_off
       group by 1`,
      given,
    );
    await client.query(
      `declare votes no scroll cursor for
       select b."modelAId"::text as a, b."modelBId"::text as b, v.winner::text as winner
              ${withStyle ? `, ${style.join(", ")}` : ""}
       from "Vote" v join "Battle" b on b.id = v."battleId" ${withStyle ? ofSide("a", "one") + ofSide("b", "other") : ""}
       where ${picked} and b.consent <> 'private'
         and not exists (select from "Verdict" d where d."voteId" = v.id and ${standing})
       order by v."castAt", v.id`,
      given,
    );
    const collected = collector(await slugsById(), withStyle);
    for (;;) {
      const { rows } = await client.query<OrderedRow>(`fetch ${batchSize} from votes`);
      rows.forEach(collected.add);
      if (rows.length < batchSize) break;
    }
    await client.query("commit");
    const excluded = toExcluded(left.map(({ exclusion, votes }) => [exclusion, votes]));
    return { ...collected.finish(), excluded, taken: taken ?? state.taken, newest, position: state.position };
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

type OrderedRow = { a: string; b: string; winner: (typeof winners)[number] } & Record<string, unknown>;

/** Grows typed columns as rows come. */
function collector(slugs: Map<string, string>, withStyle: boolean) {
  const places = new Map<string, number>();
  const models: string[] = [];
  const place = (id: string) => {
    let at = places.get(id);
    if (at === undefined) places.set(id, (at = models.push(slugs.get(id) ?? id) - 1));
    return at;
  };
  let size = batchSize;
  let used = 0;
  let withoutStyle = 0;
  let modelA = new Uint16Array(size);
  let modelB = new Uint16Array(size);
  let winner = new Uint8Array(size);
  let style = withStyle ? styleColumns.map(() => ({ a: new Float64Array(size), b: new Float64Array(size) })) : [];
  const grow = () => {
    size *= 2;
    const larger = <Column extends Uint16Array | Uint8Array | Float64Array>(column: Column): Column => {
      const grown = new (column.constructor as new (length: number) => Column)(size);
      grown.set(column);
      return grown;
    };
    [modelA, modelB, winner] = [larger(modelA), larger(modelB), larger(winner)];
    style = style.map(({ a, b }) => ({ a: larger(a), b: larger(b) }));
  };
  return {
    add(row: OrderedRow) {
      if (withStyle && (row.tokensA === null || row.tokensB === null)) {
        withoutStyle++;
        return;
      }
      if (used === size) grow();
      modelA[used] = place(row.a);
      modelB[used] = place(row.b);
      winner[used] = winners.indexOf(row.winner);
      style.forEach(({ a, b }, k) => {
        a[used] = row[`${styleColumns[k]}A`] as number;
        b[used] = row[`${styleColumns[k]}B`] as number;
      });
      used++;
    },
    finish() {
      const votes: VoteColumns = {
        models,
        modelA: modelA.subarray(0, used),
        modelB: modelB.subarray(0, used),
        winner: winner.subarray(0, used),
      };
      const cut = style.map(({ a, b }) => ({ a: a.subarray(0, used), b: b.subarray(0, used) }));
      return { votes, style: withStyle ? cut : null, withoutStyle };
    },
  };
}
