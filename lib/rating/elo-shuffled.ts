import { placeConstants, writeConstants } from "./kernels/constants.ts";
import { doJob } from "./kernels/jobs.ts";
import { lanes } from "./kernels/kernels.ts";
import { Layout } from "./kernels/layout.ts";
import { makeMachine } from "./kernels/machine.ts";
import { hash } from "./random.ts";
import type { Machinery } from "./bootstrap.ts";
import type { EloOptions } from "./elo.ts";
import type { ShuffleJob } from "./kernels/run-shuffles.ts";
import type { VoteColumns } from "./types.ts";

/** Twice what model A scores, for each of `winners`. */
const twiceScore = [2, 0, 1, 1];

/**
 * FastChat's bootstrap of online Elo: every replicate plays as many votes as there are, drawn with replacement, in random order.
 *
 * Its spread holds the noise of order as well as that of votes, and time is lost: models that came late are rated as if they
 * had always been there. Offered for comparison with boards made that way; the chronological replicates of `playElo` are not.
 *
 * Shape:  `[i * rounds + r]` is model i in replicate r. Pick number v of replicate r is a hash of (seed, r, v).
 * Source: `get_bootstrap_result` and `compute_bootstrap_elo` of FastChat.
 */
export function shuffledReplicates(
  models: number,
  { modelA, modelB, winner }: Omit<VoteColumns, "models">,
  { rounds, seed, init, k, scale, base }: EloOptions,
  onShare?: (share: number) => void,
  { threads, plain = false }: Machinery = {},
): Float32Array {
  if (models > 0x7fff) throw new RangeError(`shuffled Elo takes up to 32,767 models, not ${models}`);
  const votes = modelA.length;
  const parts = Math.ceil(rounds / lanes);
  const layout = new Layout();
  const job: ShuffleJob = {
    kind: "shuffles",
    control: layout.place(12),
    constants: placeConstants(layout),
    parts,
    seats: 1 + (threads?.workers ?? 0),
    votes: layout.place(votes * 4),
    voteCount: votes,
    ratings: layout.place(parts * models * lanes * 4),
    models,
    counters: layout.place(parts * 2 * lanes * 4),
    k,
    doublings: Math.log2(base) / scale,
  };
  const machine = makeMachine(layout.bytes, { plain });
  const { buffer } = machine;
  writeConstants(buffer, job.constants);
  const packed = new Uint32Array(buffer, job.votes, votes);
  for (let v = 0; v < votes; v++) packed[v] = modelA[v] | (modelB[v] << 15) | (twiceScore[winner[v]] << 30);
  const ratings = new Float32Array(buffer, job.ratings, parts * models * lanes).fill(init);
  const counters = new Int32Array(buffer, job.counters, parts * 2 * lanes);
  for (let r = 0; r < parts * lanes; r++) {
    const at = Math.floor(r / lanes) * 2 * lanes + (r % lanes);
    counters[at] = hash(seed, 4, r, 1);
    counters[at + lanes] = hash(seed, 4, r, 2) | 1;
  }
  doJob(machine, job, threads, onShare);

  const replicates = new Float32Array(models * rounds);
  for (let i = 0; i < models; i++) {
    for (let r = 0; r < rounds; r++) {
      replicates[i * rounds + r] = ratings[(Math.floor(r / lanes) * models + i) * lanes + (r % lanes)];
    }
  }
  return replicates;
}
