import "server-only";
import { slugOf } from "#lib/models/naming.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { planImport } from "./plan-import.ts";
import { stageFiles } from "./stage-files.ts";
import type { Staged } from "./stage-files.ts";
import { insertModels, makeSource, recordImport, rememberAliases, withImport } from "./store.ts";
import type { ImportSession, StoredSource } from "./store.ts";
import type { ImportConsent, ImportPlan, OnProgress } from "./types.ts";
import { holdKeys, writeStretch, writeVoters } from "./write-staged.ts";

export interface ImportRequest {
  /** Where each file is, and what its owner calls it. */
  files: readonly { path: string; name: string }[];
  /** The name of the source; its slug is made of it. */
  source: string;
  profile?: string;
  /** Slugs of models by their names in the files. */
  aliases?: ReadonlyMap<string, string>;
  consent?: ImportConsent;
  license?: string;
  isDryRun?: boolean;
  actor: string;
}

type ImportFailure = "source_not_imported" | "import_running";

/** What the product itself makes, perhaps later. */
const keptSources = ["arena", "simulated"];

/** Votes to a statement: about a second's work, so that progress is seen. */
const stretch = 25_000;
/** Reading takes about a third of the time, writing most of the rest. */
const shares = { reading: 0.3, checking: 0.06 };

/**
 * Reads vote files into a source of their own, all of it or nothing: what is wrong is in `problems`, and then, as in a dry
 * run, nothing is written. The same file again adds nothing.
 */
export async function importVotes(
  request: ImportRequest,
  onProgress: OnProgress = () => {},
  now = new Date(),
): Promise<Result<ImportPlan, ImportFailure>> {
  const slug = slugOf(request.source);
  let forget: Staged["forget"] | undefined;
  const imported = await withImport<Result<ImportPlan, ImportFailure>>(slug, async (session) => {
    const { source } = session;
    if (source ? source.kind !== "imported" : keptSources.includes(slug)) {
      const message = `the source ${slug} is for votes that are not imported; give another name`;
      return { value: fail("source_not_imported", { message }), isKept: false };
    }
    const reading = request.isDryRun ? 1 - shares.checking : shares.reading;
    const staged = await stageFiles(session, request, slug, (share, rows) =>
      onProgress("reading", reading * share, rows),
    );
    onProgress("checking", reading);
    const plan = await planImport(session, staged, request, slug);
    // What a dry run read serves the import after it; what was refused is mended first, and then is something else.
    if (plan.problems.length > 0 || !request.isDryRun) ({ forget } = staged);
    if (request.isDryRun || plan.problems.length > 0 || plan.votes === 0) return { value: ok(plan), isKept: false };
    await write(session, { request, plan, staged, slug, now, onProgress });
    return { value: ok({ ...plan, written: true }), isKept: true };
  });
  await forget?.();
  return imported.ok ? imported.value : imported;
}

async function write(
  { client, source: known }: ImportSession,
  work: { request: ImportRequest; plan: ImportPlan; staged: Staged; slug: string; now: Date; onProgress: OnProgress },
): Promise<void> {
  const { request, plan, staged, slug, now, onProgress } = work;
  const { consent = "aggregate", aliases, license, actor } = request;
  const description = `Imported from ${plan.files.map(({ name }) => name).join(", ")} (${plan.profile}).`;
  const source: StoredSource = known ?? (await makeSource(client, { slug, name: plan.source.name, description }));
  await insertModels(client, staged.matcher.made());
  if (aliases) await rememberAliases(client, aliases);
  await writeVoters(client);
  const trustsKeys = await holdKeys(client, source.id);
  const places = staged.files.reduce((sum, { rows }) => sum + rows, 0);
  for (let from = 0; from < places; from += stretch) {
    const to = Math.min(from + stretch, places);
    await writeStretch(
      client,
      { sourceId: source.id, consent, importedAt: now, from, to, trustsKeys },
      staged.hasTexts,
    );
    const begun = shares.reading + shares.checking;
    onProgress("writing", begun + (1 - begun) * (to / places), { done: to, of: places });
  }
  const { profile, votes, files } = plan;
  await recordImport(client, {
    source,
    actor,
    facts: { profile, votes, files, at: now.toISOString(), ...(license && { license }) },
  });
}
