import type { z } from "zod";
import type { ErrorCode } from "#lib/http.ts";
import type { Scope } from "#lib/token/types.ts";
import { refer } from "./components.ts";
import type { JsonSchema, SchemaName } from "./components.ts";

/** One method of one address: everything the document says of it. */
export interface Operation {
  call: `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /api/${string}`;
  /** Its name in clients that are generated from the document. */
  id: string;
  tag: "battles" | "boards" | "models" | "data" | "webhooks" | "service";
  summary: string;
  /** What stands in braces in the address, after `?`, and in headers. */
  address?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: SchemaName;
  /** A file as the body, of one of these types. */
  file?: readonly string[];
  answers: Record<number, Answer>;
  refusals: readonly ErrorCode[];
  /**
   * Who is asked for: `owner` the battle's own voter, `counted` anybody, with limits per visitor, `administrator` and
   * `token` just those. None where it makes no difference.
   */
  visitor?: "owner" | "counted" | "administrator" | "token";
  /** What a token must be good for. */
  scope?: Scope;
  /** Whether it carries RateLimit headers. */
  isLimited?: boolean;
}

export interface Answer {
  says: string;
  headers?: readonly string[];
  /** None for an answer without a body. */
  content?: Record<string, JsonSchema>;
}

/** What a 200 that has an ETag may turn into. */
export const notModified: Answer = { says: "You have it already.", headers: ["ETag"] };

export const json = (says: string, name: SchemaName): Answer => ({
  says,
  content: { "application/json": refer(name) },
});

/** OpenAPI 3.1 has no word for a stream's items; generators take the schema of an event stream for that of one event. */
export const events = (says: string, name: SchemaName): Answer => ({
  says: `${says} The schema is that of one event; comment lines keep the connection open.`,
  content: { "text/event-stream": refer(name) },
});
