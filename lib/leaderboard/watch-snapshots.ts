import "server-only";
import { z } from "zod";
import { connect, listen } from "#lib/live/bus.ts";
import type { EventStream } from "#lib/live/event-stream.ts";
import type { SnapshotEvent } from "./types.ts";

const payloadSchema = z.looseObject({ source: z.string(), snapshot: z.string() });

/**
 * Tells a reader of every new snapshot. After a lost connection to the database an `again` event says that something
 * may have been missed, so that the reader fetches the board once.
 */
export async function watchSnapshots(source: string | undefined, stream: EventStream): Promise<void> {
  // Whoever listens before the first connection is told to look again, which a page just loaded need not.
  await connect();
  const hush = listen("snapshot", (payload) => {
    if (payload === null) return stream.send("again", {});
    const event = payloadSchema.parse(JSON.parse(payload)) as unknown as SnapshotEvent;
    if (!source || event.source === source) stream.send("snapshot", event, event.snapshot);
  });
  stream.signal.addEventListener("abort", hush, { once: true });
}
