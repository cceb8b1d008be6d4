import { pool } from "#lib/db.ts";
import { addArenaBattle, addModel, addSource, addVerdict, addVote, addVoter } from "./stored-votes.ts";

const names = ['say "hi", then\nleave', "=1+1", "ünïcode 中文", "back\\slash"];

/** A source with every kind of vote that a layout has to cope with; the moments are a second apart, from 2026 on. */
export async function addEveryKindOfVote(slug: string): Promise<{ sourceId: string; votes: number }> {
  const sourceId = await addSource(slug, "arena");
  const models = [];
  for (const name of names) models.push(await addModel(`${slug} ${name}`));
  const voters = [await addVoter(), await addVoter()];
  let moment = 0;
  const castAt = () => new Date(Date.UTC(2026, 0, 1, 0, 0, moment++)).toISOString().replace("000Z", "000Z");
  const talk = [
    { prompt: 'First "question"\nof two, \u{1F600}?', a: "# One\n\n- a\n- b\n\n**bold**", b: "1. c\n2. d" },
    { prompt: "And then?", a: "## Two\n__strong__", b: "Plain." },
  ];
  for (const [index, winner] of (["model_a", "model_b", "tie", "both_bad"] as const).entries()) {
    const pair = { sourceId, modelA: models[index], modelB: models[(index + 1) % 4], voterId: voters[index % 2] };
    for (const consent of ["publish", "aggregate", "private"] as const) {
      const turns = index % 2 === 0 ? talk : talk.slice(0, 1);
      const { battleId } = await addArenaBattle({ ...pair, turns, consent, winner, castAt: castAt() });
      await pool().query(
        `insert into "Tagging" ("battleId", ordinal, version, language, categories)
         values ($1, 1, '1', 'en', '{coding,math}'), ($1, 2, '2', $2, $3)`,
        [battleId, index === 3 ? null : "zh", index === 3 ? ["coding"] : ["coding", "chinese", "non-english"]],
      );
    }
    await addVote({
      ...pair,
      winner,
      castAt: castAt()
        .replace("Z", "123456Z")
        .replace(/\.\d{3}(\d{6})Z/, ".$1Z"),
    });
  }
  const pair = { sourceId, modelA: models[0], modelB: models[1] };
  await addVote({ ...pair, winner: "tie", voterId: null, wasBlind: false, castAt: castAt() });
  const { voteId } = await addVote({ ...pair, winner: "model_a", voterId: voters[0], castAt: castAt() });
  await addVerdict(voteId);
  return { sourceId, votes: 4 * 3 + 1 };
}
