import { isDeepStrictEqual } from "node:util";
import type { RosterEntry } from "./schema.ts";
import type { Endpoint, ModelOrigin, ModelStatus, ProviderKind } from "./types.ts";

/** What the roster decides about a model; its status is settled apart, because an administrator may have pinned it. */
export interface RosterFields {
  name: string;
  organization: string;
  license: string;
  link: string | null;
  origin: ModelOrigin;
  isPrivate: boolean;
  isToy: boolean;
  weight: number;
  provider: ProviderKind | null;
  endpoint: Endpoint;
  inputPrice: bigint | null;
  outputPrice: bigint | null;
  knowledgeCutoff: string | null;
}

export interface RosterRow {
  slug: string;
  status: ModelStatus;
  statusPinned: boolean;
  origin: ModelOrigin;
  fields: RosterFields;
}

/** A service that could not be asked: what is known of its models stays as it is. */
export interface Unread {
  provider: ProviderKind;
  baseUrl: string | undefined;
}

export interface Roster {
  origin: "file" | "environment" | "house";
  entries: RosterEntry[];
  unread: Unread[];
}

export interface RosterChanges {
  added: { slug: string; fields: RosterFields & { status: ModelStatus } }[];
  updated: { slug: string; fields: RosterFields }[];
  statuses: { slug: string; from: ModelStatus; to: ModelStatus; reason: string }[];
  /** How many models may be drawn afterwards. */
  active: number;
}

/**
 * What has to change so that the stored roster says what this one says. Nothing is ever deleted: a model that is no
 * longer named is paused, and one whose status an administrator set keeps it.
 */
export function planRoster(rows: readonly RosterRow[], { origin, entries, unread }: Roster): RosterChanges {
  const changes: RosterChanges = { added: [], updated: [], statuses: [], active: 0 };
  const stored = new Map(rows.map((row) => [row.slug, row]));
  const named = new Set(entries.map(({ slug }) => slug));

  for (const entry of entries) {
    const fields = toFields(entry, origin);
    const row = stored.get(entry.slug);
    if (!row) {
      changes.added.push({ slug: entry.slug, fields: { ...fields, status: entry.status } });
      changes.active += Number(entry.status === "active");
      continue;
    }
    if (!isDeepStrictEqual(row.fields, fields)) changes.updated.push({ slug: row.slug, fields });
    const to = row.statusPinned ? row.status : entry.status;
    if (to !== row.status) {
      const reason = row.status === "external" ? "the roster says where to reach it" : `the roster says "${to}"`;
      changes.statuses.push({ slug: row.slug, from: row.status, to, reason });
    }
    changes.active += Number(to === "active");
  }

  for (const row of rows) {
    if (named.has(row.slug) || row.status !== "active") continue;
    if (row.statusPinned || isUnread(row, unread)) {
      changes.active += 1;
      continue;
    }
    const reason = row.origin === "house" ? "other models are there" : "the roster no longer names it";
    changes.statuses.push({ slug: row.slug, from: row.status, to: "paused", reason });
  }
  return changes;
}

/** Whether models of a service that could not be asked are still there to answer. */
export const hasUnread = (rows: readonly RosterRow[], unread: readonly Unread[]): boolean =>
  rows.some((row) => row.status === "active" && isUnread(row, unread));

function isUnread({ origin, fields }: RosterRow, unread: readonly Unread[]): boolean {
  return (
    origin === "environment" &&
    unread.some(({ provider, baseUrl }) => provider === fields.provider && baseUrl === fields.endpoint.baseUrl)
  );
}

function toFields(entry: RosterEntry, origin: ModelOrigin): RosterFields {
  const { name, organization, license, weight, provider, link, knowledgeCutoff, inputPrice, outputPrice } = entry;
  const { baseUrl, model, apiKeyEnv, temperature, topP, maxOutputTokens, systemPrompt } = entry;
  // Through JSON, so that what is compared with the stored column has its shape: no undefined fields.
  const endpoint = JSON.parse(
    JSON.stringify({ baseUrl, model, apiKeyEnv, temperature, topP, maxOutputTokens, systemPrompt }),
  ) as Endpoint;
  return {
    name,
    organization,
    license,
    link: link ?? null,
    origin,
    isPrivate: entry.private,
    isToy: entry.toy,
    weight,
    provider,
    endpoint,
    inputPrice: toMillionths(inputPrice),
    outputPrice: toMillionths(outputPrice),
    knowledgeCutoff: knowledgeCutoff ?? null,
  };
}

const toMillionths = (usd: number | undefined) => (usd === undefined ? null : BigInt(Math.round(usd * 1_000_000)));
