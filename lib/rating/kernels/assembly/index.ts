export { drawBlock } from "./draw";
export { reachBlock, solveBlock } from "./solve";
export { playTile } from "./elo";
export { playShuffled } from "./shuffle";
