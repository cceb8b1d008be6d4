import type { ImportEvent } from "#lib/import/types.ts";

/** Sends a file to be imported, and hands over what is told on the way, line by line. Fails: throws what to show. */
export async function sendFile(
  file: File,
  query: Record<string, string>,
  onEvent: (event: ImportEvent) => void,
): Promise<void> {
  const response = await fetch(`/api/imports?${new URLSearchParams({ ...query, name: file.name })}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  if (!response.ok || !response.body) throw new Error(await messageOf(response));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let isComplete = false;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const event = JSON.parse(line) as ImportEvent;
      isComplete ||= event.type !== "progress";
      onEvent(event);
    }
  }
  if (!isComplete) throw new Error("The connection broke off. The list of changes says whether the import was done.");
}

async function messageOf(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  return answer?.error?.message ?? `The server answered with status ${response.status}.`;
}
