import type { z } from "zod";
import type { ErrorCode } from "#lib/http.ts";
import { refer } from "./components.ts";
import type { JsonSchema, SchemaName } from "./components.ts";

/** One method of one address: everything the document says of it. */
export interface Operation {
  call: `${"GET" | "POST" | "PUT"} /api/${string}`;
  /** Its name in clients that are generated from the document. */
  id: string;
  tag: "battles" | "boards" | "models" | "data" | "service";
  summary: string;
  /** What stands in braces in the address, after `?`, and in headers. */
  address?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: SchemaName;
  answers: Record<number, Answer>;
  refusals: readonly ErrorCode[];
  /** Whether the cookie decides: `owner` for the battle's own voter only, `counted` where limits are per visitor. */
  visitor?: "owner" | "counted";
  /** Whether it carries RateLimit headers. */
  isLimited?: boolean;
}

export interface Answer {
  says: string;
  headers?: readonly string[];
  /** None for an answer without a body. */
  content?: Record<string, JsonSchema>;
}

export const json = (says: string, name: SchemaName): Answer => ({
  says,
  content: { "application/json": refer(name) },
});

/** OpenAPI 3.1 has no word for a stream's items; generators take the schema of an event stream for that of one event. */
export const events = (says: string, name: SchemaName): Answer => ({
  says: `${says} The schema is that of one event; comment lines keep the connection open.`,
  content: { "text/event-stream": refer(name) },
});
