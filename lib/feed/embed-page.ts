import type { Leaderboard, LeaderboardRow } from "#lib/leaderboard/types.ts";
import { counted, utcDay, wholeNumber } from "#lib/wording.ts";
import type { EmbedQuery } from "./schema.ts";
import { escapeXml } from "./xml.ts";

export interface Embedded {
  site: string;
  nonce: string;
  query: EmbedQuery;
  /** Path of the page that has the whole board. */
  page: string;
  title: string;
  /** Null before the first board. */
  board: Leaderboard | null;
}

/**
 * A board in a frame on somebody else's page: one small document without a script, which takes the frame's width, follows
 * the reader's theme, and leads here for everything else. Written by hand because a page of ours brings a frame, a menu
 * and a hundred kilobytes that a guest should not.
 */
export function embedPage({ site, nonce, query, page, title, board }: Embedded): string {
  const rows = board?.rows.slice(0, query.rows) ?? [];
  const more = (board?.rows.length ?? 0) - rows.length;
  const link = (path: string, words: string) =>
    `<a href="${escapeXml(site + path)}" target="_blank" rel="noopener">${escapeXml(words)}</a>`;
  const body =
    board === null || rows.length === 0
      ? `<p class="empty">No ratings yet. ${link("/", "The first vote starts this board.")}</p>`
      : `<table><caption>${escapeXml(title)}</caption>
<thead><tr><th scope="col">Rank</th><th scope="col">Model</th><th scope="col" class="n">Arena Elo</th><th scope="col" class="n wide">95 % interval</th><th scope="col" class="n wide">Votes</th></tr></thead>
<tbody>${rows.map((row) => lineOf(row, link)).join("\n")}</tbody></table>`;
  const facts = board
    ? `${counted(board.snapshot.votes, "vote")}, ${utcDay(board.snapshot.createdAt)}${more > 0 ? `, and ${more} more` : ""}`
    : "";
  return `<!doctype html>
<html lang="en" class="${query.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeXml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main><h1>${link(page, title)}</h1>
${board?.snapshot.source.kind === "simulated" ? '<p class="notice">Everything on this board is invented.</p>' : ""}
${body}
</main>
<footer>${escapeXml(facts)}<span>${link(page, "The whole board at Ringside")}</span></footer>
</body>
</html>
`;
}

function lineOf(row: LeaderboardRow, link: (path: string, words: string) => string): string {
  const { rank, model, name, rating, low, high, votes } = row;
  const interval =
    low !== null && high !== null && rating !== null ? `${wholeNumber(low)} to ${wholeNumber(high)}` : "–";
  return `<tr><td>${rank ?? "–"}</td><th scope="row">${link(`/models/${encodeURIComponent(model)}`, name)}</th><td class="n">${
    rating === null ? "–" : wholeNumber(rating)
  }</td><td class="n wide">${interval}</td><td class="n wide">${wholeNumber(votes)}</td></tr>`;
}

const light =
  "--ground:#fcfcfb;--ink:#1b1c1e;--quiet:#5c5f66;--line:#dfdfdb;--soft:#fbece0;--warn:#a34700;color-scheme:light";
const dark =
  "--ground:#151618;--ink:#ececea;--quiet:#a5a8af;--line:#303339;--soft:#33260f;--warn:#f0b540;color-scheme:dark";
const style = `
:root{${light}}
@media (prefers-color-scheme:dark){:root.auto{${dark}}}
:root.dark{${dark}}
*{box-sizing:border-box}
body{margin:0;padding:12px 16px;background:var(--ground);color:var(--ink);font:14px/1.45 Inter,system-ui,sans-serif}
h1{margin:0 0 8px;font-size:16px}
h1 a{text-decoration:none}
a{color:inherit;text-underline-offset:3px}
a:focus-visible{outline:2px solid;outline-offset:2px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
thead th{color:var(--quiet);font-size:12px;font-weight:500}
th,td{padding:6px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:baseline}
th:first-child,td:first-child{padding-left:0;width:3em}
tbody th{font-weight:500;overflow-wrap:anywhere}
.n{text-align:right;white-space:nowrap}
.notice{margin:0 0 8px;padding:6px 10px;border-radius:6px;background:var(--soft);color:var(--warn);font-size:13px}
footer{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;padding-top:8px;color:var(--quiet);font-size:12px}
@media (max-width:480px){.wide{display:none}}
`.trim();
