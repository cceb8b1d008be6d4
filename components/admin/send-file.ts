import type { ImportPlan } from "#lib/import/types.ts";

/** Sends a file to be imported, or to be told what would happen. Fails: throws what to show. */
export async function sendFile(file: File, query: Record<string, string>): Promise<ImportPlan> {
  const response = await fetch(`/api/import?${new URLSearchParams({ ...query, filename: file.name })}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  const answer = (await response.json().catch(() => null)) as (ImportPlan & { error?: { message?: string } }) | null;
  if (response.ok && answer) return answer;
  throw new Error(answer?.error?.message ?? `The server answered with status ${response.status}.`);
}
