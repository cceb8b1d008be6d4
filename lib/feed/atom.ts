import type { DayOfChanges, RankMove } from "./rank-changes.ts";
import { escapeXml } from "./xml.ts";

export interface Feed {
  /** The address of the site, without a slash at the end. */
  site: string;
  /** Paths of the feed itself and of the page it tells of. */
  self: string;
  page: string;
  /** What makes this feed's ids its own, such as "arena/overall". */
  key: string;
  title: string;
  /** When what it tells of was last made. */
  updated: string;
  days: readonly DayOfChanges[];
  nameOf: (model: string) => string;
}

/** Rank changes as an Atom feed (RFC 4287): an entry for each day on which there were any. */
export function atomFeed({ site, self, page, key, title, updated, days, nameOf }: Feed): string {
  const host = new URL(site).hostname;
  const entries = days.map(
    ({ day, at, moves }) => `  <entry>
    <id>tag:${host},${day}:${escapeXml(key)}</id>
    <title>${escapeXml(headline(moves, nameOf))}</title>
    <updated>${at}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(site + page)}"/>
    <content type="html">${escapeXml(list(moves, nameOf, site))}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${escapeXml(site + self)}</id>
  <title>${escapeXml(title)}</title>
  <updated>${updated}</updated>
  <author><name>Ringside</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeXml(site + self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(site + page)}"/>
${entries.join("\n")}${entries.length > 0 ? "\n" : ""}</feed>
`;
}

function headline(moves: readonly RankMove[], nameOf: Feed["nameOf"]): string {
  const [top] = [...moves].sort((one, other) => (one.to ?? Infinity) - (other.to ?? Infinity));
  const rest = moves.length - 1;
  return `${moveInWords(top, nameOf)}${rest > 0 ? `, and ${rest} more ${rest === 1 ? "change" : "changes"}` : ""}`;
}

export function moveInWords({ model, from, to }: RankMove, nameOf: Feed["nameOf"]): string {
  const name = nameOf(model);
  if (from === null) return `${name} enters at rank ${to}`;
  if (to === null) return `${name} leaves from rank ${from}`;
  return `${name} ${to < from ? "rises" : "falls"} from ${from} to ${to}`;
}

function list(moves: readonly RankMove[], nameOf: Feed["nameOf"], site: string): string {
  const items = moves.map(
    (move) =>
      `<li><a href="${escapeXml(`${site}/models/${encodeURIComponent(move.model)}`)}">${escapeXml(moveInWords(move, nameOf))}</a></li>`,
  );
  return `<ul>${items.join("")}</ul>`;
}
