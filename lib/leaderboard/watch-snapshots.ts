import "server-only";
import { z } from "zod";
import { connect, listen } from "#lib/live/bus.ts";
import type { EventStream } from "#lib/live/event-stream.ts";
import { specOfKey } from "./board-spec.ts";
import { demandBoard } from "./store.ts";
import type { SnapshotEvent } from "./types.ts";

const payloadSchema = z.looseObject({ source: z.string(), board: z.string(), snapshot: z.string() });

/** A board counts as looked at for longer than this after it was last asked for. */
const askAgainMs = 20_000;

/**
 * Tells a reader of every new snapshot. After a lost connection to the database an `again` event says that something
 * may have been missed, so that the reader fetches the board once.
 */
export async function watchSnapshots(
  { source, board }: { source?: string; board?: string },
  stream: EventStream,
): Promise<void> {
  // Whoever listens before the first connection is told to look again, which a page just loaded need not.
  await connect();
  const boards = board?.split(",");
  const hush = listen("snapshot", (payload) => {
    if (payload === null) return stream.send("again", {});
    const event = payloadSchema.parse(JSON.parse(payload)) as unknown as SnapshotEvent;
    if ((!source || event.source === source) && (!boards || boards.includes(event.board)))
      stream.send("snapshot", event, event.snapshot);
  });
  const specs = source !== undefined && boards ? boards.map((name) => specOfKey(source, name)) : [];
  const ask = () => {
    for (const spec of specs) if (spec) demandBoard(spec).catch(() => {});
  };
  const clock = setInterval(ask, askAgainMs);
  ask();
  stream.signal.addEventListener(
    "abort",
    () => {
      hush();
      clearInterval(clock);
    },
    { once: true },
  );
}
