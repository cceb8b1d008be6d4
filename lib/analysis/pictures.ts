/** Every picture there is, by the word that stands in addresses, in the order of the page. */
export const pictures = {
  ratings: { title: "Ratings and how sure they are", asks: "Who is better, and by how much?" },
  history: { title: "Ratings over time", asks: "How did each rating come about?" },
  "rank-paths": { title: "Rank paths", asks: "Who overtook whom, and when?" },
  "win-fractions": { title: "Share of battles won, pair by pair", asks: "Who beat whom, ties left out?" },
  "average-win-rates": {
    title: "Average win rate",
    asks: "What would a model win if every rival were met equally often, ties left out?",
  },
  "predicted-win-rates": { title: "Predicted win rate", asks: "What do the ratings expect of every pair?" },
  above: { title: "Chance of standing above", asks: "How sure is the order of any two models?" },
  bootstrap: { title: "One rating, resampled", asks: "What else could a model’s rating have been?" },
  battles: { title: "Battles per pair", asks: "Who met whom, and how often?" },
  "decided-battles": { title: "Decided battles per pair", asks: "How many of them had a winner?" },
  "tied-battles": { title: "Tied battles per pair", asks: "Which models are hard to tell apart?" },
  outcomes: { title: "What voters said", asks: "How often does each verdict fall, and does the side matter?" },
  records: { title: "Won, tied, lost", asks: "How did each model’s battles end?" },
  "votes-per-model": { title: "Votes per model", asks: "How much is known of each model?" },
  "votes-per-day": { title: "Votes per day", asks: "When were the votes cast?" },
  "votes-per-language": { title: "Votes per language", asks: "Which languages do the votes speak for?" },
  turns: { title: "Turns per battle", asks: "How long do people talk before they vote?" },
  price: { title: "Rating against price", asks: "What does a better answer cost?" },
  speed: { title: "Rating against speed", asks: "What does a better answer cost in time?" },
  style: { title: "What style is worth", asks: "How far do length and formatting move votes, whoever wrote them?" },
  elo: { title: "Online Elo beside Bradley–Terry", asks: "Does the order of the votes matter?" },
  "even-sampling": {
    title: "Had every pair met equally often",
    asks: "Does it matter that some pairs were drawn more often?",
  },
} as const satisfies Record<string, { title: string; asks: string }>;

export type PictureName = keyof typeof pictures;

export const pictureNames = Object.keys(pictures) as [PictureName, ...PictureName[]];
