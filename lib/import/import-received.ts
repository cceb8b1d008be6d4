import "server-only";
import { fail } from "#lib/result.ts";
import { importVotes } from "./import-votes.ts";
import type { ImportRequest } from "./import-votes.ts";
import type { receiveFile } from "./receive-file.ts";
import type { OnProgress } from "./types.ts";

type Received = Extract<Awaited<ReturnType<typeof receiveFile>>, { ok: true }>["value"];

/**
 * Imports a file that was sent, and takes it away. In a dry run what is wrong is part of the answer; otherwise the file is refused.
 *
 * Fails: "bad_votes", a line for each thing that is wrong; as `importVotes` does.
 */
export async function importReceived(
  { path, name, aliases, discard }: Received,
  options: Omit<ImportRequest, "files" | "aliases">,
  onProgress?: OnProgress,
) {
  try {
    const plan = await importVotes({ ...options, aliases, files: [{ path, name }] }, onProgress);
    const problems = plan.ok && !options.isDryRun ? plan.value.problems : [];
    return problems.length > 0 ? fail("bad_votes", { message: problems.join("\n") }) : plan;
  } finally {
    await discard();
  }
}
