/** The site in one page of Markdown, by llmstxt.org. */
export const llmsText = (site: string): string => `# Ringside

> A self-hosted arena for language models: two anonymous models answer the same prompt side by side, a person votes blind,
> and the votes become ratings with 95 % intervals.

Ratings are Bradley–Terry strengths on a scale where 400 points are odds of ten to one and the mean is 1000. Ratings are only
comparable within one source of votes, one category and one component. A difference inside the intervals is not a ranking.
Votes of the source "simulated" are invented, and so are its models.

## Read

- [Leaderboard](${site}/leaderboard): every model's rating, interval, rank and votes; \`?source=\` and \`?category=\` choose a board
- [Models](${site}/models): each with its history, strengths, record and life
- [Compare](${site}/compare): any two models side by side, at ${site}/compare/{slug}/{slug}
- [Methods](${site}/methods): how votes become numbers, and when not to trust them
- [Data](${site}/data): downloads of votes, battles and boards, with what each column holds

## For programs

- [OpenAPI document](${site}/api/openapi.json): every call, with the shape of every answer
- [Leaderboard as JSON](${site}/api/leaderboard): the newest board with how it was made; \`?source=&category=&method=\`
- [Models as JSON](${site}/api/models): the public roster
- [Rank changes as Atom](${site}/feed.atom): one entry a day; \`?source=&category=\`
- [oEmbed](${site}/api/oembed): how to show a board inside another page

## Optional

- [Sitemap](${site}/sitemap.xml): every page
`;
