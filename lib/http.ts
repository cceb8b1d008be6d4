import type { z } from "zod";
import { fail, ok } from "#lib/result.ts";
import type { Failure, Result } from "#lib/result.ts";

/** Every error the product can answer with: its status, and the sentence shown when a failure brings none of its own. */
const errors = {
  bad_json: [400, "The body is not valid JSON."],
  invalid_input: [422, "Something in the request is not as it should be."],
  body_too_large: [413, "That is too large."],
  wrong_content_type: [415, "Send JSON, with content-type application/json."],
  cross_origin: [403, "Requests from other sites are not accepted."],
  not_signed_in: [401, "Sign in first."],
  not_allowed: [403, "That is for administrators."],
  invalid_token: [401, "This token is unknown, revoked or has ended."],
  insufficient_scope: [403, "This token may not do that."],
  too_many_tokens: [409, "You have as many tokens as one person may. Revoke one first."],
  token_not_found: [404, "You have no such token."],
  not_found: [404, "There is nothing here."],
  battle_not_found: [404, "There is no such battle."],
  not_your_battle: [403, "This battle belongs to somebody else."],
  answers_unfinished: [409, "Both answers must be complete first."],
  already_voted: [409, "This battle already has your vote."],
  not_voted: [409, "This battle has no vote of yours yet."],
  battle_void: [409, "This battle is void; start a new round."],
  too_many_turns: [409, "This battle has reached its last turn. Vote, then start a new round."],
  nothing_to_tag: [409, "This battle has no vote or no text to tag."],
  filed_before: [409, "It is filed so already."],
  decided_before: [409, "That is what holds for this conversation already."],
  already_released: [409, "This battle is in a release, and cannot be called back."],
  release_not_found: [404, "There is no such release, or no such file in it."],
  vote_not_released: [404, "There is no such vote in a release."],
  vote_changed: [409, "This vote is no longer what it was when it was released."],
  nothing_to_release: [409, "There is nothing new to release."],
  release_under_way: [503, "A release is being made right now. Please try again in a moment."],
  no_models: [503, "There are not enough models to draw from right now."],
  model_not_found: [404, "There is no such model."],
  snapshot_not_found: [404, "There is no such board yet."],
  board_in_making: [503, "This board is being made. Ask again in a few seconds."],
  snapshot_withdrawn: [410, "This snapshot was withdrawn."],
  source_not_found: [404, "There is no such source of votes."],
  nothing_to_embed: [404, "There is no board at that address that could be embedded."],
  format_not_offered: [501, "Only format=json is offered."],
  picture_not_found: [404, "There is no such picture."],
  dataset_not_found: [404, "There is no such data set."],
  webhook_not_found: [404, "There is no such webhook."],
  delivery_not_found: [404, "There is no such delivery."],
  too_many_webhooks: [409, "There are as many webhooks as there may be. Delete one first."],
  private_address: [422, "Nothing is sent to addresses on private networks."],
  source_not_imported: [409, "That source holds votes that were not imported. Give another name."],
  import_running: [409, "Votes are being imported into this source right now."],
  bad_votes: [422, "The file cannot be imported as it is; nothing was written."],
  rate_limited: [429, "That was a lot in a short time. Please wait a little."],
  budget_spent: [503, "Today's budget for answers is spent. The arena opens again at midnight UTC."],
  unavailable: [503, "The arena cannot reach its database right now. Please try again in a moment."],
  internal: [500, "Something went wrong on our side."],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errors;

export const errorCodes = Object.keys(errors) as ErrorCode[];

export const statusOf = (code: ErrorCode): number => errors[code][0];
export const sentenceOf = (code: ErrorCode): string => errors[code][1];

/** An error as every door answers it: `{"error": {"code", "message"}}`. */
export function toErrorResponse(failure: Failure<ErrorCode>, more?: HeadersInit): Response {
  const { error, message, retryAfterSeconds } = failure;
  const headers = new Headers(more);
  headers.set("cache-control", "no-store");
  for (const [name, value] of Object.entries(failure.headers ?? {})) headers.set(name, value);
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.max(1, Math.ceil(retryAfterSeconds))));
  return Response.json(
    { error: { code: error, message: message ?? sentenceOf(error) } },
    { status: statusOf(error), headers },
  );
}

/** A result as an answer; a refusal carries the same headers. A failure whose code has no status does not compile. */
export function toResponse<T>(result: Result<T, ErrorCode>, init: ResponseInit = {}): Response {
  if (!result.ok) return toErrorResponse(result, init.headers);
  const headers = new Headers(init.headers);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return Response.json(result.value, { ...init, headers });
}

const maxBodyBytes = 256 * 1024;

/** The JSON body of a write, checked against its schema. Fails with the field and what is wrong with it. */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<z.infer<Schema>, "bad_json" | "invalid_input" | "body_too_large" | "wrong_content_type">> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return fail("wrong_content_type");
  const bytes = await readAtMost(request, maxBodyBytes);
  if (!bytes) return fail("body_too_large", { message: `A request may hold at most ${maxBodyBytes / 1024} kB.` });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return fail("bad_json", {
      message: error instanceof SyntaxError ? `Not valid JSON: ${error.message}.` : "Not valid UTF-8.",
    });
  }
  return checkInput(value, schema);
}

/** A value from outside against its schema; the first wrong field is named. */
export function checkInput<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
): Result<z.infer<Schema>, "invalid_input"> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue.path.join(".");
  return fail("invalid_input", { message: field ? `${field}: ${issue.message}` : issue.message });
}

/** What stands after `?`, as texts that the database can hold. A word that stands there twice is refused: which of them counts would be a guess. */
export function queryOf({ url }: Request): Result<Record<string, string>, "invalid_input"> {
  const { searchParams } = new URL(url);
  for (const [name, value] of searchParams) {
    if (searchParams.getAll(name).length > 1)
      return fail("invalid_input", { message: `${name}: is given more than once.` });
    // Postgres takes no NUL in a text.
    if ((name + value).includes("\0"))
      return fail("invalid_input", { message: `${name.replaceAll("\0", "")}: must not hold NUL characters.` });
  }
  return ok(Object.fromEntries(searchParams));
}

/** The same against its schema, with what stands in the path. */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  path: Record<string, string> = {},
) {
  const query = queryOf(request);
  return query.ok ? checkInput({ ...query.value, ...path }, schema) : query;
}

/** Reads a body without ever holding more than `limit` bytes of it; null when there is more. */
async function readAtMost(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
