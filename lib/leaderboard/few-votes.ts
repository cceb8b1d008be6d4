/**
 * Below so many votes on a model its rating is read from its record, not from its interval: a bootstrap that draws again what
 * little there is comes out too narrow, and a single tie has no width at all.
 */
export const fewVotes = 30;
