import "server-only";
import { Client } from "pg";
import { env } from "#lib/env.ts";

/**
 * What crosses processes, by Postgres LISTEN/NOTIFY:
 * `turn` a prompt waits for answers · `battle` (its id) answers grew · `votes` (a source id) votes or verdicts changed ·
 * `snapshot` (JSON of a SnapshotEvent) a board was published.
 */
export type Channel = "turn" | "battle" | "votes" | "snapshot";
const channels: Channel[] = ["turn", "battle", "votes", "snapshot"];

/** Called with the payload, or with null after a lost connection: something may have been missed, so look again. */
export type Listener = (payload: string | null) => void;

interface Bus {
  listeners: Map<Channel, Set<Listener>>;
  connecting: Promise<void> | null;
  client: Client | null;
  closed: boolean;
}

// One connection per process, shared by every bundle that Next makes of this module.
const holder = globalThis as { ringsideBus?: Bus };
const bus = (): Bus => (holder.ringsideBus ??= { listeners: new Map(), connecting: null, client: null, closed: false });

/** Hears every payload on a channel until the returned function is called. */
export function listen(channel: Channel, listener: Listener): () => void {
  const { listeners } = bus();
  const set = listeners.get(channel) ?? new Set();
  listeners.set(channel, set.add(listener));
  void connect();
  return () => {
    set.delete(listener);
  };
}

/** Resolves once the connection that hears is up. */
export function connect(): Promise<void> {
  const state = bus();
  return (state.connecting ??= keepConnecting(state));
}

async function keepConnecting(state: Bus): Promise<void> {
  for (let attempt = 0; !state.closed; attempt++) {
    const client = new Client({
      connectionString: env().DATABASE_URL,
      application_name: "ringside-bus",
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    client.on("error", () => void client.end().catch(() => {}));
    try {
      await client.connect();
      await client.query(channels.map((channel) => `listen ${channel}`).join(";"));
    } catch {
      await client.end().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 100 * 2 ** attempt)));
      continue;
    }
    client.on("notification", ({ channel, payload }) => tell(state, channel as Channel, payload ?? ""));
    client.once("end", () => {
      if (!state.closed) state.connecting = keepConnecting(state);
    });
    state.client = client;
    if (state.closed) await client.end();
    // Also the first time: what was said between a listener's first look and now would be missed.
    else for (const channel of channels) tell(state, channel, null);
    return;
  }
}

function tell(state: Bus, channel: Channel, payload: string | null) {
  for (const listener of state.listeners.get(channel) ?? []) listener(payload);
}

/** Ends the connection for good: at shutdown, and between tests. */
export async function closeBus(): Promise<void> {
  const state = holder.ringsideBus;
  if (!state) return;
  delete holder.ringsideBus;
  state.closed = true;
  state.listeners.clear();
  await state.client?.end().catch(() => {});
}
