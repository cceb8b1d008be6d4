/** What a conversation was about, from what its voter asked; answers do not count, or a model could choose its board. */
export interface Asked {
  /** Every prompt up to the vote, in order. */
  prompts: readonly string[];
}
