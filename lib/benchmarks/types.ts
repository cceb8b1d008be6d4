/** A model as a file or an administrator lists it. */
export interface ListedModel {
  /** Lower-case, as in LMSYS's files; a model's slug here where it has one. */
  key: string;
  name: string;
  organization: string | null;
  license: string | null;
  link: string | null;
  knowledgeCutoff: string | null;
}

export interface Score {
  benchmark: string;
  value: number;
}

/** A file of scores, as read and found valid. */
export interface ScoreFile {
  benchmarks: string[];
  models: (ListedModel & { scores: Score[] })[];
}

export interface ScoredModel extends ListedModel {
  /** By benchmark. */
  scores: Record<string, number>;
}

/** Everything that is known from benchmarks that are not ours. */
export interface Benchmarks {
  /** In the order in which a table shows them. */
  names: string[];
  models: ScoredModel[];
  sources: string[];
}
