import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { once } from "node:events";
import { v7 as uuidv7 } from "uuid";
import { languageCategories } from "#lib/tagging/language-names.ts";
import { seededRandom, startSimulation, winners } from "#lib/rating/index.ts";
import type { Random } from "#lib/rating/index.ts";

export interface Filling {
  slug: string;
  votes: number;
  models: number;
  voters: number;
  seed: number;
  /** The newest so many battles get a prompt and two answers. */
  answers: number;
  /** Days over which the votes are spread, up to `until`. */
  days: number;
  until: Date;
}

/**
 * Categories as an arena has them, with the share of battles under each; then languages, of which each battle has one. With the
 * boards of all votes and of all but English there are 30.
 */
const topics: [string, number][] = [
  ["coding", 0.25],
  ["math", 0.1],
  ["creative-writing", 0.15],
  ["instruction-following", 0.3],
  ["hard-prompt", 0.35],
  ["long-query", 0.08],
  ["multi-turn", 0.15],
  ["refusal", 0.03],
];
const languages: [string, string, number][] = [
  ["english", "en", 0.55],
  ["chinese", "zh", 0.1],
  ["russian", "ru", 0.08],
  ["german", "de", 0.05],
  ["french", "fr", 0.04],
  ["spanish", "es", 0.04],
  ["japanese", "ja", 0.03],
  ["korean", "ko", 0.03],
  ...[
    "portuguese",
    "italian",
    "polish",
    "turkish",
    "vietnamese",
    "dutch",
    "czech",
    "persian",
    "arabic",
    "hindi",
    "thai",
    "swedish",
  ].map((name): [string, string, number] => [name, name.slice(0, 2), 0.08 / 12]),
];

/** They would look at all the votes of one COPY at once. */
const bulkTriggers = ["vote_needs_two_finished_answers", "count_votes"];

/**
 * Fills a source with simulated votes by COPY, quickly: triggers and foreign keys are switched off for this session, so what is
 * written must be right by itself, and counts must be made anew afterwards (`rebuildCounts`). Needs a superuser.
 */
export async function fillSource(
  client: PoolClient,
  { slug, votes, models, voters, seed, answers, days, until }: Filling,
  onProgress: (share: number, what: string) => void = () => {},
): Promise<string> {
  const sourceId = uuidv7();
  await client.query("begin");
  await client.query("set local session_replication_role = replica");
  for (const trigger of bulkTriggers) await client.query(`alter table "Vote" disable trigger ${trigger}`);
  await client.query("set local synchronous_commit = off");
  await client.query(
    `insert into "Source" (id, slug, name, kind, description) values ($1, $2, $2, 'simulated', 'Made by npm run fill')`,
    [sourceId, slug],
  );
  const simulation = startSimulation({ models, votes, seed });
  const modelIds = simulation.models.map(() => uuidv7());
  for (const [m, { model }] of simulation.models.entries())
    await client.query(
      `insert into "Model" (id, slug, name, organization, license, origin, status, "updatedAt")
       values ($1, $2, $3, 'Simulated', '-', 'simulated', 'external', now())`,
      [modelIds[m], `${slug}-${model}`, model],
    );
  const voterIds = Array.from({ length: voters }, () => uuidv7());
  await copy(client, `"Voter" (id)`, function* () {
    for (const id of voterIds) yield id;
  });

  const end = until.getTime();
  const step = (days * 86_400_000) / votes;
  const at = (v: number) => end - (votes - v) * step;
  /** The simulation again for each table: it is seeded, and no column of ten million votes stays in memory. */
  function* each(
    what: string,
    part: number,
    lineOf: (v: number, a: number, b: number, winner: number) => string | null,
  ) {
    const again = startSimulation({ models, votes, seed });
    for (let v = 0; v < votes;) {
      const batch = again.next(10_000);
      for (let i = 0; i < batch.count; i++, v++) {
        const line = lineOf(v, batch.modelA[i], batch.modelB[i], batch.winner[i]);
        if (line !== null) yield line;
      }
      onProgress((part + v / votes) / 3, what);
    }
  }
  const idOf = (kind: number) => idMaker(kind, seed);
  const time = (v: number) => new Date(at(v)).toISOString();

  /** A few voters vote a lot and most a little. Two pickers pick alike. */
  const voterPicker = () => {
    const random = seededRandom(seed + 1);
    return () => voterIds[Math.floor(voters * random() ** 2)];
  };
  const voterOfBattle = voterPicker();
  const battleIds = idOf(1);
  await copy(client, `"Battle" (id, "sourceId", "voterId", state, "modelAId", "modelBId", "createdAt")`, () =>
    each("battles", 0, (v, a, b) => {
      const voter = voterOfBattle();
      return `${battleIds(at(v), v)}\t${sourceId}\t${voter}\trecorded\t${modelIds[a]}\t${modelIds[b]}\t${time(v)}`;
    }),
  );
  const voteIds = idOf(2);
  const turnIds = idOf(3);
  const voterOfVote = voterPicker();
  await copy(client, `"Vote" (id, "sourceId", "battleId", "turnId", "voterId", winner, "wasBlind", "castAt")`, () =>
    each("votes", 1, (v, _a, _b, winner) => {
      const voter = voterOfVote();
      const turn = v >= votes - answers ? turnIds(at(v), v) : "\\N";
      return `${voteIds(at(v), v)}\t${sourceId}\t${battleIds(at(v), v)}\t${turn}\t${voter}\t${winners[winner]}\tt\t${time(v)}`;
    }),
  );
  const tagRandom = seededRandom(seed + 2);
  await copy(client, `"Tagging" ("battleId", ordinal, version, language, categories)`, () =>
    each("categories", 2, (v) => {
      const about = topics.filter(([, share]) => tagRandom() < share).map(([name]) => name);
      const [name, code] = pickLanguage(tagRandom);
      return `${battleIds(at(v), v)}\t1\tfill\t${code}\t{${[...about, ...languageCategories(name)].join(",")}}`;
    }),
  );
  await fillAnswers();
  for (const trigger of bulkTriggers) await client.query(`alter table "Vote" enable always trigger ${trigger}`);
  await client.query("commit");
  return sourceId;

  async function fillAnswers() {
    const first = Math.max(0, votes - answers);
    const sides = [
      ["a", idOf(4)],
      ["b", idOf(5)],
    ] as const;
    const sample = () => Array.from({ length: votes - first }, (_, i) => first + i);
    await copy(client, `"Turn" (id, "battleId", index, prompt, state, "createdAt", "answeredAt")`, function* () {
      for (const v of sample())
        yield `${turnIds(at(v), v)}\t${battleIds(at(v), v)}\t1\tQuestion ${v}?\tanswered\t${time(v)}\t${time(v)}`;
    });
    const pairs = new Map<number, [number, number]>();
    for (const _ of each("answers", 2, (v, a, b) => (v >= first ? (pairs.set(v, [a, b]), "") : null))) void _;
    await copy(
      client,
      `"Answer" (id, "turnId", side, "modelId", state, text, "inputTokens", "outputTokens", "finishedAt")`,
      function* () {
        for (const v of sample())
          for (const [s, [side, ids]] of sides.entries())
            yield `${ids(at(v), v)}\t${turnIds(at(v), v)}\t${side}\t${modelIds[pairs.get(v)![s]]}\tdone\t**Answer** ${v}.\t12\t${40 + (v % 400)}\t${time(v)}`;
      },
    );
    await copy(client, `"AnswerStyle" ("answerId", tokens, headers, lists, bold, version)`, function* () {
      for (const v of sample())
        for (const [s, [, ids]] of sides.entries())
          yield `${ids(at(v), v)}\t${40 + ((v * (7 + s)) % 400)}\t${(v + s) % 3}\t${(v * 3 + s) % 7}\t${(v * 5 + s) % 4}\t1`;
    });
  }
}

function pickLanguage(random: Random): [string, string] {
  let draw = random();
  for (const [name, code, share] of languages) {
    draw -= share;
    if (draw < 0) return [name, code];
  }
  return ["english", "en"];
}

/** UUIDs of version 7 from a time and a number: the same for the same, and in order of time as real ones are. */
function idMaker(kind: number, seed: number): (ms: number, n: number) => string {
  const tail = ((seed * 2_654_435_761 + kind) >>> 0).toString(16).padStart(8, "0").slice(1);
  return (ms, n) => {
    const time = Math.floor(ms).toString(16).padStart(12, "0");
    const count = n.toString(16).padStart(10, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}${count.slice(0, 2)}-8${count.slice(2, 5)}-${count.slice(5)}${tail}`;
  };
}

/** Sends lines to COPY in pieces of a quarter of a megabyte, as fast as the server takes them. */
async function copy(client: PoolClient, into: string, lines: () => Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${into} from stdin`));
  const failed = once(stream, "error").then(([error]) => Promise.reject(error as Error));
  failed.catch(() => {});
  let piece = "";
  for (const line of lines()) {
    piece += line + "\n";
    if (piece.length < 1 << 18) continue;
    if (!stream.write(piece)) await Promise.race([once(stream, "drain"), failed]);
    piece = "";
  }
  stream.end(piece);
  await Promise.race([once(stream, "finish"), failed]);
}
