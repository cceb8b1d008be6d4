import type { Brand } from "#lib/brand.ts";
import type { SnapshotId } from "#lib/leaderboard/types.ts";

export type WebhookId = Brand<string, "WebhookId">;
export type DeliveryId = Brand<string, "DeliveryId">;

/** What can be told of, and how an administrator is told so. */
export const eventTypes = {
  "snapshot.published": "The board of all votes of a source was made anew",
  "rank.changed": "A model’s rank on that board changed",
  "model.retired": "A model left the roster",
} as const;

export type EventType = keyof typeof eventTypes;
export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]];

/** A board's rank of each model, by slug; null where a model has none. */
export type Ranks = Record<string, number | null>;

interface BoardNews {
  snapshot: SnapshotId;
  source: string;
  category: string;
  method: string;
}

/** What each event says, under `data`. */
export type EventData =
  | { type: "snapshot.published"; data: BoardNews & { votes: number; models: number } }
  | { type: "rank.changed"; data: BoardNews & { moved: { model: string; from: number | null; to: number | null }[] } }
  | { type: "model.retired"; data: { model: string; name: string } };

/** An event as it is sent, word for word the same at every try. */
export type WebhookMessage = EventData & { id: string; createdAt: string };

export interface Webhook {
  id: WebhookId;
  url: string;
  events: EventType[];
  /** Boards of this source only; null for every source. */
  source: string | null;
  isActive: boolean;
  createdBy: string;
  createdAt: Date;
}

export const deliveryStates = ["pending", "delivered", "dead"] as const;

export interface Attempt {
  number: number;
  startedAt: Date;
  durationMs: number;
  status: number | null;
  problem: string | null;
}

export interface Delivery {
  id: DeliveryId;
  event: EventType;
  /** The source of a board, or a model, by its short name. */
  about: string;
  state: (typeof deliveryStates)[number];
  createdAt: Date;
  nextAttemptAt: Date;
  finishedAt: Date | null;
  attempts: Attempt[];
}
