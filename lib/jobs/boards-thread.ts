import "server-only";
import { closeDatabase } from "#lib/db.ts";
import { closeBus, connect } from "#lib/live/bus.ts";
import { openThreads } from "#lib/rating-threads/open-threads.ts";
import { keepBoardsFresh } from "./keep-boards-fresh.ts";
import { whileLeading } from "./lead.ts";
import { makeOrderedBoard, orderOf } from "./make-ordered-board.ts";
import { closeQueue, send } from "./queue.ts";
import { threadSignal } from "./thread-signal.ts";

/** The thread that makes boards, in whichever worker leads. */
const signal = threadSignal();
const threads = openThreads();
await connect();
await whileLeading(signal, (leading) =>
  keepBoardsFresh(leading, {
    machinery: { threads },
    order: async (source, spec) => void (await send(makeOrderedBoard, orderOf(source, spec))),
  }),
);
await closeQueue();
await closeBus();
await closeDatabase();
await threads.close();
process.exit(0);
