import { createParser } from "eventsource-parser";
import type { ImportPlan, ImportProgress } from "#lib/import/types.ts";
import type { Progress } from "./import-state.ts";

interface Sending {
  file: File;
  query: Record<string, string>;
  aliases: Record<string, string>;
  onProgress: (progress: Progress) => void;
  /** Stops it on the way, or the work on it. */
  signal: AbortSignal;
}

interface Refused {
  error?: { message?: string };
}

/**
 * Sends a file to be imported, or to be told what would happen. `fetch` does not tell how much of a file has gone; an
 * XMLHttpRequest does, and hands over the answer as it comes.
 *
 * Fails: throws what to show.
 */
export function sendFile({ file, query, aliases, onProgress, signal }: Sending): Promise<ImportPlan> {
  const form = new FormData();
  form.append("aliases", JSON.stringify(aliases));
  form.append("file", file);
  const request = new XMLHttpRequest();
  request.open("POST", `/api/import?${new URLSearchParams({ ...query, filename: file.name })}`);
  request.setRequestHeader("accept", "text/event-stream");
  return new Promise((resolve, reject) => {
    let hasArrived = false;
    const give = (message: string) => reject(new Error(message));
    const parser = createParser({
      onEvent({ event, data }) {
        if (event === "progress") onProgress(JSON.parse(data) as ImportProgress);
        if (event === "done") resolve(JSON.parse(data) as ImportPlan);
        if (event === "failed") give((JSON.parse(data) as Refused).error?.message ?? brokeOff);
      },
    });
    let read = 0;
    const readOn = () => {
      if (request.status !== 200) return;
      parser.feed(request.responseText.slice(read));
      read = request.responseText.length;
    };
    request.upload.onprogress = ({ loaded, total }) => onProgress({ phase: "sending", share: loaded / (total || 1) });
    request.upload.onload = () => {
      hasArrived = true;
      onProgress({ phase: "sending", share: 1 });
    };
    request.onprogress = readOn;
    request.onload = () => {
      readOn();
      // Does nothing where the answer was complete.
      give(request.status === 200 ? brokeOff : refusal(request));
    };
    request.onerror = () => give(hasArrived ? brokeOff : unreachable);
    request.onabort = () => give("Stopped. Nothing was written.");
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}

const unreachable =
  "The file could not be sent: the server cannot be reached, or the file has changed since it was chosen. Nothing was written.";
const brokeOff =
  "The connection broke off before the end, so probably nothing was written. Check again to see: what is in already is not added twice.";

function refusal({ responseText, status }: XMLHttpRequest): string {
  try {
    const { error } = JSON.parse(responseText) as Refused;
    if (error?.message) return error.message;
  } catch {
    // A proxy's page, perhaps.
  }
  return `The server answered with status ${status}.`;
}
