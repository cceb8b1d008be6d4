/**
 * The rating core: votes in, ratings, intervals and ranks out. Pure: no database, clock, network or Math.random.
 *
 * `rateCounts` and `rateSequence` make whole boards; the rest are the parts they are made of.
 */
export { rateCounts, rateTally } from "./board.ts";
export { rateVotes } from "./rate-votes.ts";
export { LiveBoard } from "./live-board.ts";
export { rateSequence, toColumns } from "./sequence.ts";
export { tally, tallyCells, tallyVotes, tallyColumns, recordsOf, countOf } from "./tally.ts";
export { fitBradleyTerry } from "./bradley-terry.ts";
export { bradleyTerryMethod } from "./method.ts";
export { methodCovariance, pairCovariance } from "./method-covariance.ts";
export { fitStyle, fastChatRidge, noRidge } from "./style.ts";
export { styleRows } from "./style-rows.ts";
export { positionCovariate, standardised, styleCovariate, styleFeatures } from "./covariates.ts";
export { simultaneousBox, simultaneousReach } from "./simultaneous.ts";
export { bootstrapBradleyTerry } from "./bootstrap.ts";
export { boardReplicates } from "./board-replicates.ts";
export { sandwichCovariance, standardErrors } from "./sandwich.ts";
export { blocksOf, connectedGroups, tallyOf } from "./connectivity.ts";
export { playElo, startElo } from "./elo.ts";
export { replicatesOf } from "./elo-replicates.ts";
export { intervalRanks, rankIntervals, rankIntervalsByTest } from "./rank.ts";
export { orderFromCovariance, orderFromReplicates } from "./above.ts";
export { votesToSeparate } from "./needed-votes.ts";
export { fewestVotesToSwap, fragilityOfOrder } from "./fragility.ts";
export { graphHealth } from "./graph-health.ts";
export { holdOut } from "./hold-out.ts";
export { eloContender, methodContender, styleContender, votesOf } from "./contenders.ts";
export { predictedWinRate, headToHead, averageWinRates } from "./win-rate.ts";
export { pointsPerLogOdds, toLogOdds, toPoints } from "./scale.ts";
export { quantile } from "./quantile.ts";
export { normalQuantile } from "./normal.ts";
export { shareOf } from "./share.ts";
export { seededRandom } from "./random.ts";
export { simulateVotes, startSimulation } from "./simulate.ts";
export { winners, defaultRatingOptions } from "./types.ts";
export type { Order } from "./above.ts";
export type { BoardReplicates } from "./board-replicates.ts";
export type { NeededVotes } from "./needed-votes.ts";
export type { Fragility } from "./fragility.ts";
export type { GroupHealth } from "./graph-health.ts";
export type { HoldOut, HoldOutScore } from "./hold-out.ts";
export type { Contender, Forecast } from "./contenders.ts";
export type { VoteDetails } from "./rate-votes.ts";
export type { MethodFit, MethodOptions, RatingMethod } from "./method.ts";
export type { Covariate } from "./covariates.ts";
export type { Ridge, StyleFit } from "./style.ts";
export type { Clusters } from "./clusters.ts";
export type { Chances } from "./verdict-model.ts";
export type { Tally, ModelRecord } from "./tally.ts";
export type { Machinery } from "./bootstrap.ts";
export type { Threads } from "./kernels/jobs.ts";
export type { Fit } from "./bradley-terry.ts";
export type { Block } from "./connectivity.ts";
export type { EloState } from "./elo.ts";
export type { HeadToHead } from "./win-rate.ts";
export type { EloPoints } from "./scale.ts";
export type { Share } from "./share.ts";
export type { Random } from "./random.ts";
export type { RunningSimulation, SimulatedVotes, Simulation, SimulationOptions } from "./simulate.ts";
export type {
  Board,
  BoardRow,
  Bound,
  Dropped,
  OnProgress,
  PairCount,
  PairVote,
  Parameter,
  RatingOptions,
  Settings,
  VoteColumns,
  Winner,
} from "./types.ts";
