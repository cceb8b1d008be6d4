import { scoreOf } from "./elo.ts";
import { placeConstants, writeConstants } from "./kernels/constants.ts";
import { doJob } from "./kernels/jobs.ts";
import { lanes } from "./kernels/kernels.ts";
import { Layout } from "./kernels/layout.ts";
import { makeMachine } from "./kernels/machine.ts";
import { hash, scramble } from "./random.ts";
import type { Machinery } from "./bootstrap.ts";
import type { EloOptions } from "./elo.ts";
import type { Machine } from "./kernels/machine.ts";
import type { TileJob } from "./kernels/run-tiles.ts";
import type { VoteColumns } from "./types.ts";

/** Replicates played together, so that their ratings of a hundred models stay in the nearest cache. */
const tileWidth = 64;

/** Votes played at a time: room for them is all that memory grows by, however many votes there are. */
const chunkVotes = 65_536;
const voteBytes = 16;

/** Replicates of ratings that move with every vote, as 32-bit floats: they serve for intervals, not as anybody's rating. */
export interface EloReplicates {
  machine: Machine;
  job: TileJob;
  models: number;
  rounds: number;
  /** Ratings are kept in doublings of the odds; what one is worth in points, and where they started. */
  unit: number;
  init: number;
  seedKey: number;
  /** How many votes have been played: the counter that weights are hashed from. */
  played: number;
}

export function startReplicates(
  models: number,
  { rounds, seed, init, k, scale, base }: EloOptions,
  { threads, plain = false }: Machinery = {},
): EloReplicates {
  if (models > 0xffff) throw new RangeError(`online Elo takes up to 65,535 models, not ${models}`);
  const padded = Math.ceil(rounds / lanes) * lanes;
  const parts = Math.ceil(padded / tileWidth);
  const tileBytes = models * tileWidth * 4;
  const layout = new Layout();
  const job: TileJob = {
    kind: "tiles",
    control: layout.place(12),
    constants: placeConstants(layout),
    parts,
    seats: 1 + (threads?.workers ?? 0),
    votes: layout.place(chunkVotes * voteBytes),
    voteCount: 0,
    ratings: layout.place(parts * tileBytes),
    tileBytes,
    width: tileWidth,
    lastWidth: padded - (parts - 1) * tileWidth,
    k: (k * Math.log2(base)) / scale,
  };
  const machine = makeMachine(layout.bytes, { plain });
  writeConstants(machine.buffer, job.constants);
  return { machine, job, models, rounds, init, unit: scale / Math.log2(base), seedKey: hash(seed, 3), played: 0 };
}

/** Plays votes, in order, in every replicate. */
export function playReplicates(
  state: EloReplicates,
  votes: Omit<VoteColumns, "models">,
  onShare?: (share: number) => void,
  { threads }: Machinery = {},
): void {
  const { machine, job } = state;
  const count = votes.modelA.length;
  const counters = new Int32Array(machine.buffer, job.control, 3);
  for (let from = 0; from < count; from += chunkVotes) {
    const to = Math.min(from + chunkVotes, count);
    writeVotes(state, votes, from, to);
    counters.fill(0);
    // A few votes are played before another thread wakes up.
    doJob(machine, { ...job, voteCount: to - from }, to - from < 512 ? undefined : threads);
    onShare?.(to / count);
  }
}

function writeVotes(
  state: EloReplicates,
  { modelA, modelB, winner }: Omit<VoteColumns, "models">,
  from: number,
  to: number,
): void {
  const { machine, job, seedKey } = state;
  const u16 = new Uint16Array(machine.buffer, job.votes, (chunkVotes * voteBytes) / 2);
  const f32 = new Float32Array(machine.buffer, job.votes, (chunkVotes * voteBytes) / 4);
  const i32 = new Int32Array(machine.buffer, job.votes, (chunkVotes * voteBytes) / 4);
  for (let v = from, place = 0; v < to; v++, place += 4) {
    const key = scramble(seedKey + Math.imul(state.played++, 0x9e3779b9));
    u16[2 * place] = modelA[v];
    u16[2 * place + 1] = modelB[v];
    f32[place + 1] = scoreOf[winner[v]];
    i32[place + 2] = key;
    i32[place + 3] = scramble(key ^ 0x5bd1e995) | 1;
  }
}

/** The ratings of every replicate: `[i * rounds + r]` is model i in replicate r. */
export function replicatesOf({ machine, job, models, rounds, unit, init }: EloReplicates): Float32Array {
  const all = new Float32Array(models * rounds);
  for (let part = 0; part < job.parts; part++) {
    const width = part === job.parts - 1 ? job.lastWidth : job.width;
    const wanted = Math.min(width, rounds - part * job.width);
    for (let i = 0; i < models; i++) {
      const row = new Float32Array(machine.buffer, job.ratings + part * job.tileBytes + i * width * 4, wanted);
      all.set(row, i * rounds + part * job.width);
    }
  }
  return all.map((doublings) => init + doublings * unit);
}
