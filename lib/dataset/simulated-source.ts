import "server-only";
import { v7 } from "uuid";
import { seededRandom, simulateVotes } from "#lib/rating/index.ts";
import type { Random } from "#lib/rating/index.ts";
import { simulatedRoster } from "./simulated-roster.ts";
import type { RecordedSource } from "./insert-source.ts";
import { insertRecordedSource } from "./store.ts";

export const simulatedSlug = "simulated";

const description =
  "Invented models and made-up votes, drawn by a program from known true ratings, to show what a full board looks like.";

const defaults = { votes: 12_000, voters: 400, seed: 20_260_101 };
/** Fixed, so that the same seed gives the same bytes whenever it runs. */
const end = Date.UTC(2026, 0, 1);
const days = 90;

/** Loads the simulated source once; every later or simultaneous call finds it there. */
export async function seedSimulatedSource(options = defaults): Promise<{ created: boolean; votes: number }> {
  return insertRecordedSource(simulatedSlug, () => simulatedSource(options));
}

/** Models, voters, battles and votes of the simulated source, the same for the same seed. */
export function simulatedSource({ votes, voters, seed }: typeof defaults): RecordedSource {
  const simulation = simulateVotes({ models: simulatedRoster.length, votes, seed });
  // The roster stands strongest first; drawn strengths do not, so the strongest draw gets the first name.
  const byStrength = simulation.truth.toSorted((one, other) => other.rating - one.rating);
  const indexOf = new Map(byStrength.map(({ model }, index) => [model, index]));

  const random = seededRandom(seed + 1);
  const start = end - days * 86_400_000;
  const times = Float64Array.from({ length: votes }, () => Math.floor(start + random() * (end - start))).sort();
  const models = simulatedRoster.map((model) => ({ id: idAt(start, random), ...model }));
  const voterIds = Array.from({ length: voters }, () => idAt(start, random));

  return {
    name: "Simulated",
    kind: "simulated",
    description,
    facts: {
      seed,
      truth: byStrength.map(({ rating }, index) => ({ model: simulatedRoster[index].slug, rating })),
    },
    models,
    voters: voterIds.map((id) => ({ id, createdAt: new Date(start) })),
    votes: simulation.votes.map(({ modelA, modelB, winner }, index) => ({
      id: idAt(times[index], random),
      battleId: idAt(times[index], random),
      modelAId: models[indexOf.get(modelA)!].id,
      modelBId: models[indexOf.get(modelB)!].id,
      // A few voters vote a lot and most a little, as in any public arena.
      voterId: voterIds[Math.floor(voters * random() ** 2)],
      winner,
      castAt: new Date(times[index]),
    })),
  };
}

function idAt(msecs: number, random: Random): string {
  return v7({ msecs, random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)) });
}
