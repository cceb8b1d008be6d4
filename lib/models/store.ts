import "server-only";
import { db } from "#lib/db.ts";
import type { Model, Prisma } from "#prisma/generated/client.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { RosterChanges, RosterFields, RosterRow } from "./plan-roster.ts";
import type {
  Candidate,
  Endpoint,
  ModelEvent,
  ModelId,
  ModelStatus,
  ProviderKind,
  PublicModel,
  ServedModel,
} from "./types.ts";

/** Everything about a model but its key, for the administrator's page. */
export interface RosterModel extends PublicModel {
  id: ModelId;
  origin: RosterRow["origin"];
  statusPinned: boolean;
  isPrivate: boolean;
  weight: number;
  provider: ProviderKind | null;
  endpoint: Endpoint;
  inputPrice: bigint | null;
  outputPrice: bigint | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A model that somebody asked for by name. */
export interface NamedModel extends PublicModel {
  id: ModelId;
  isPrivate: boolean;
}

const publicFields = {
  slug: true,
  name: true,
  organization: true,
  license: true,
  link: true,
  status: true,
  isToy: true,
  knowledgeCutoff: true,
} as const satisfies Prisma.ModelSelect;

const bySlug = { slug: "asc" } as const;

/** The models that may be drawn, always in the same order. */
export async function listCandidates(): Promise<Candidate[]> {
  const rows = await db.model.findMany({
    where: { status: "active", provider: { not: null } },
    select: { id: true, weight: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, weight }) => ({ id: id as ModelId, weight }));
}

/** A model with where to reach it, whatever its status: a battle that has begun is finished. */
export async function findServedModel(id: ModelId): Promise<ServedModel | null> {
  const row = await db.model.findUnique({ where: { id } });
  if (!row?.provider) return null;
  const { slug, name, organization, inputPrice, outputPrice, isToy } = row;
  return {
    id: row.id as ModelId,
    slug,
    name,
    organization,
    provider: row.provider as ProviderKind,
    endpoint: row.endpoint as Endpoint,
    inputPrice,
    outputPrice,
    isToy,
  };
}

/** In the order asked for; slugs that no model has are left out. */
export async function findModelsBySlug(slugs: readonly string[]): Promise<NamedModel[]> {
  const rows = await db.model.findMany({
    where: { slug: { in: [...slugs] } },
    select: { ...publicFields, id: true, isPrivate: true },
  });
  return slugs.flatMap((slug) =>
    rows.filter((row) => row.slug === slug).map((row) => ({ ...row, id: row.id as ModelId })),
  );
}

/** The public roster: neither private models nor those known only from imported or simulated votes. */
export function listPublicModels({ after, most }: { after?: string; most?: number } = {}): Promise<PublicModel[]> {
  return db.model.findMany({
    where: { isPrivate: false, status: { not: "external" }, ...(after !== undefined && { slug: { gt: after } }) },
    select: publicFields,
    orderBy: bySlug,
    take: most,
  });
}

/** One model that anyone may know of; also an external one, since boards name them. */
export async function findPublicModel(slug: string): Promise<PublicModel | null> {
  // Postgres takes no NUL in a text; an address can hold one.
  if (slug.includes("\0")) return null;
  return db.model.findFirst({ where: { slug, isPrivate: false }, select: publicFields });
}

/** What a reveal shows: the voter has met this model, so a private one is named as well. */
export function findPublicModelById(id: ModelId): Promise<PublicModel | null> {
  return db.model.findUnique({ where: { id }, select: publicFields });
}

/** Every model that votes may be about, also private ones and those known from imported votes only. For administrators. */
export function listModelNames(): Promise<{ slug: string; name: string }[]> {
  return db.model.findMany({ select: { slug: true, name: true }, orderBy: bySlug });
}

/** What happened to a model, newest first. */
export async function listModelEvents(slug: string): Promise<ModelEvent[]> {
  const rows = await db.modelEvent.findMany({
    where: { model: { slug } },
    select: { kind: true, reason: true, at: true },
    orderBy: { id: "desc" },
    // A model that was switched more often than this has a longer past than anyone reads.
    take: 100,
  });
  return rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
}

/** The whole roster for the administrator's page, without the models of imported and simulated votes. */
export async function listRoster(): Promise<RosterModel[]> {
  const rows = await db.model.findMany({ where: { status: { not: "external" } }, orderBy: bySlug });
  return rows.map((row) => ({
    ...row,
    id: row.id as ModelId,
    provider: row.provider as ProviderKind | null,
    endpoint: row.endpoint as Endpoint,
  }));
}

/** The database writes a model's events itself; it takes the reason of the next change in this transaction from here. */
const giveReason = (tx: Prisma.TransactionClient, reason: string) =>
  tx.$executeRaw`select set_config('ringside.reason', ${reason}, true)`;

/**
 * Switches a model on or off, or retires it. From then on the roster file and discovery leave its status alone. The reason
 * stands on the model's page.
 */
export function setModelStatus(
  slug: string,
  status: Exclude<ModelStatus, "external">,
  actor: string,
  reason: string,
): Promise<Result<{ slug: string; status: ModelStatus }, "model_not_found">> {
  return db.$transaction(async (tx) => {
    // Locked, so that the entry names the status it really replaces.
    const [model] = await tx.$queryRaw<{ status: ModelStatus; provider: string | null }[]>`
      select status, provider from "Model" where slug = ${slug} for update`;
    // A model known only from votes has nobody to answer for it.
    if (!model?.provider) return fail("model_not_found");
    await giveReason(tx, reason);
    await tx.model.update({ where: { slug }, data: { status, statusPinned: true } });
    if (model.status !== status) {
      await tx.auditEntry.create({
        data: { actor, action: "model.status", target: slug, detail: { from: model.status, to: status, reason } },
      });
    }
    return ok({ slug, status });
  });
}

/** Every word by which a model or its maker could be recognised: name, slug, upstream name and organization. */
export async function identityWords(): Promise<string[]> {
  const rows = await db.model.findMany({
    where: { provider: { not: null } },
    select: { name: true, slug: true, organization: true, endpoint: true },
  });
  const words = rows.flatMap(({ name, slug, organization, endpoint }) => [
    name,
    slug,
    organization,
    (endpoint as Endpoint).model,
  ]);
  return [...new Set(words.filter((word) => word !== undefined))].sort();
}

/** Any fixed number: two processes that start at once settle the roster one after the other. */
const rosterLock = 7_266_710;

/** Reads the roster, lets `decide` say what changes, and makes all of it in one transaction. */
export function changeRoster(decide: (rows: RosterRow[]) => RosterChanges): Promise<RosterChanges> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${rosterLock})`;
      const rows = await tx.model.findMany();
      const changes = decide(rows.map(toRosterRow));
      for (const { slug, fields } of changes.added) await tx.model.create({ data: { slug, ...toColumns(fields) } });
      for (const { slug, fields } of changes.updated)
        await tx.model.update({ where: { slug }, data: toColumns(fields) });
      for (const { slug, to, reason } of changes.statuses) {
        await giveReason(tx, reason);
        await tx.model.update({ where: { slug }, data: { status: to } });
      }
      await tx.auditEntry.createMany({
        data: changes.statuses.map(({ slug, from, to, reason }) => ({
          actor: "roster",
          action: "model.status",
          target: slug,
          detail: { from, to, reason },
        })),
      });
      return changes;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

function toColumns({ endpoint, ...fields }: RosterFields): Omit<Prisma.ModelCreateInput, "slug"> {
  return { ...fields, endpoint: endpoint as Prisma.InputJsonObject };
}

function toRosterRow({ slug, status, statusPinned, ...row }: Model): RosterRow {
  return {
    slug,
    status,
    statusPinned,
    origin: row.origin,
    fields: {
      name: row.name,
      organization: row.organization,
      license: row.license,
      link: row.link,
      origin: row.origin,
      isPrivate: row.isPrivate,
      isToy: row.isToy,
      weight: row.weight,
      provider: row.provider as ProviderKind | null,
      endpoint: row.endpoint as Endpoint,
      inputPrice: row.inputPrice,
      outputPrice: row.outputPrice,
      knowledgeCutoff: row.knowledgeCutoff,
    },
  };
}
