/** Whether two neighbours of a board are told apart, and what it would take. */
export interface NeighbourPair {
  upper: string;
  lower: string;
  /** The chance that the upper one is the stronger, as far as these votes tell. */
  chance: number;
  isSeparated: boolean;
  /** Further votes until 95 %, in the present mix of pairs and if all were between the two; null where none would do. */
  atPresentMix: number | null;
  onThePair: number | null;
}

/** The fewest votes found whose removal turns two neighbours round. */
export interface FragilePair {
  upper: string;
  lower: string;
  votes: number;
  outcome: "swapped" | "parted";
}

export interface GroupReport {
  models: number;
  votes: number;
  /** Pairs that met, of those that could have. */
  pairs: number;
  possiblePairs: number;
  bridges: { modelA: string; modelB: string; votes: number }[];
  weakestCut: { votes: number; side: string[] };
  /** Two models as far apart as if they had met directly this often. */
  farthest: { modelA: string; modelB: string; asIfMet: number };
  fewestVotes: { model: string; votes: number };
}

/** How far a board's order can be relied on; everything here follows from its counts per pair. */
export interface TrustReport {
  /** By what the pairs below are judged. */
  judgedBy: "bradley-terry" | "bradley-terry without ties";
  groups: GroupReport[];
  /** The top places, best first. Null where no removal was found. */
  fragile: { upper: string; lower: string; found: FragilePair | null }[];
  /** Every pair of neighbours of the largest group, best first. */
  neighbours: NeighbourPair[];
}
