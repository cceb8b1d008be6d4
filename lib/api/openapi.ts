import { voterCookieName } from "#lib/auth/voter-cookie.ts";
import { sentenceOf, statusOf } from "#lib/http.ts";
import type { ErrorCode } from "#lib/http.ts";
import { codeVersion } from "#lib/version.ts";
import { battleOperations } from "./battle-operations.ts";
import { refer, writeComponents, writeFields } from "./components.ts";
import type { JsonSchema } from "./components.ts";
import type { Operation } from "./operation.ts";
import { importOperations } from "./import-operations.ts";
import { readingOperations } from "./reading-operations.ts";
import { releaseOperations } from "./release-operations.ts";
import { webhookOperations } from "./webhook-operations.ts";

/** Every call there is (tests/api/openapi.test.ts holds this against the routes). */
export const operations: readonly Operation[] = [
  ...battleOperations,
  ...readingOperations,
  ...releaseOperations,
  ...importOperations,
  ...webhookOperations,
];

export const tags: Record<Operation["tag"], string> = {
  battles: "A prompt, two answers, a vote. A battle belongs to the voter whose cookie started it.",
  boards: "Ratings with their intervals, and how they were made.",
  models: "Who may be drawn. Never keys, addresses or private models.",
  data: "Everything that the boards are made of.",
  webhooks: "News sent to an address of yours. For administrators.",
  service: "For those who run it.",
};

const rateLimit = ["RateLimit", "RateLimit-Policy"];

const header = (description: string) => ({ description, schema: { type: "string" } });

const headers: Record<string, JsonSchema> = {
  RateLimit: header("The tightest limit you are under: `r` uses remain, and in `t` seconds it is full again."),
  "RateLimit-Policy": header("That limit: `q` uses in `w` seconds."),
  "WWW-Authenticate": header("Why a token was refused, as in RFC 6750."),
  "Retry-After": { description: "Seconds after which trying again makes sense.", schema: { type: "integer" } },
  "Set-Cookie": header(`\`${voterCookieName}\`, when you have none yet or yours grows old. Send it from then on.`),
  "Content-Disposition": header("A name for the file."),
  "Content-Location": header("The address of the same bytes, with the state of the database that they are made of."),
  "Content-Range": header("Which bytes these are, and how many there are altogether."),
  Link: header('With `rel="next"`: where the next rows are, when there are more than these.'),
  "X-Next-Cursor": header("Given as `after`, it goes on where these rows end."),
  ETag: header("Sent back as If-None-Match, it is answered with 304 while the document is the same."),
};

const cookie = (name: string, description: string) => ({ type: "apiKey", in: "cookie", name, description });

const securitySchemes = {
  token: {
    type: "http",
    scheme: "bearer",
    description:
      "A personal access token from /account/tokens. A request with a token is the token's: cookies do not count.",
  },
  voter: cookie(voterCookieName, "Who is voting: signed, http-only, set by the first battle."),
  session: cookie(
    "next-auth.session-token",
    "Who is signed in, for those who sign in; `__Secure-` stands before the name where the product is served by https.",
  ),
};

/** Who may call: any one of these. For a token, the scope it needs. */
function writeSecurity({ visitor, scope }: Operation): JsonSchema[] {
  const token = scope || visitor === "token" ? [{ token: scope ? [scope] : [] }] : [];
  switch (visitor) {
    case "owner":
      return [...token, { voter: [] }, { session: [] }];
    case "counted":
      return [{}, ...token, { voter: [] }, { session: [] }];
    case "administrator":
      return [...token, { session: [] }];
    case "token":
    case undefined:
      return token;
  }
}

/** The whole HTTP surface as an OpenAPI 3.1 document, from the schemas that the routes themselves use. */
export function writeOpenApi() {
  return {
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Ringside",
      version: codeVersion,
      description: "An arena where people compare two anonymous answers, and the board that follows from their votes.",
      license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: writePaths(),
    webhooks: writeWebhooks(),
    components: { schemas: writeComponents(), headers, securitySchemes },
  };
}

/** What is sent to an address that an administrator registered. */
const writeWebhooks = () => ({
  message: {
    post: {
      operationId: "receiveMessage",
      tags: ["webhooks"],
      summary:
        "News for your address, with `Ringside-Signature`, `Ringside-Event` and `Ringside-Delivery`. See docs/api.md.",
      requestBody: { required: true, content: { "application/json": { schema: refer("WebhookMessage") } } },
      responses: { "2XX": { description: "Taken. Anything else is tried again later." } },
    },
  },
});

function writePaths() {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operations) {
    const [method, path] = operation.call.split(" ");
    (paths[path] ??= {})[method.toLowerCase()] = writeOperation(operation);
  }
  return paths;
}

function writeOperation(operation: Operation): JsonSchema {
  const { id, tag, summary, body, file } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: writeSecurity(operation),
    parameters: writeParameters(operation),
    ...(file && { requestBody: { required: true, content: writeFile(file) } }),
    ...(body && { requestBody: { required: true, content: { "application/json": { schema: refer(body) } } } }),
    responses: { ...writeAnswers(operation), ...writeRefusals(operation) },
  };
}

const writeFile = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: type === "multipart/form-data" ? fileForm : wholeFile }]));

const wholeFile = { type: "string", format: "binary" };
const fileForm = {
  type: "object",
  properties: {
    file: wholeFile,
    aliases: {
      type: "string",
      description: 'Slugs by the names in the file: `{"GPT 4": "gpt-4"}`. They are remembered.',
    },
  },
  required: ["file"],
};

function writeParameters({ address, query, headers }: Operation): JsonSchema[] {
  const places = { path: address, query, header: headers };
  return Object.entries(places).flatMap(([place, fields]) =>
    (fields ? writeFields(fields) : []).map(({ schema: { description, ...schema }, ...field }) => ({
      ...field,
      in: place,
      ...(description !== undefined && { description }),
      schema,
    })),
  );
}

const referToHeaders = (names: readonly string[]) =>
  names.length > 0 && {
    headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
  };

/** Parts of a file are not counted. */
const uncounted = ["206", "416"];

function writeAnswers({ answers, isLimited }: Operation) {
  return mapValues(answers, ({ says, content, headers = [] }, status) => ({
    description: says,
    ...referToHeaders([...headers, ...(isLimited && !uncounted.includes(status) ? rateLimit : [])]),
    ...(content && { content: mapValues(content, (schema) => ({ schema })) }),
  }));
}

/** Errors by status, each with the codes that this call can give. */
function writeRefusals({ refusals }: Operation) {
  const byStatus = Object.groupBy(refusals, statusOf) as Record<number, ErrorCode[]>;
  return mapValues(byStatus, (codes) => ({
    description: codes.map((code) => `\`${code}\`: ${sentenceOf(code)}`).join("\n\n"),
    ...referToHeaders(headersOfRefusal(codes)),
    content: { "application/json": { schema: { allOf: [refer("Error"), withCode(codes)] } } },
  }));
}

function headersOfRefusal(codes: readonly ErrorCode[]): string[] {
  if (codes.includes("rate_limited")) return ["Retry-After", ...rateLimit];
  if (codes.includes("invalid_token") || codes.includes("insufficient_scope")) return ["WWW-Authenticate"];
  return codes.some((code) => statusOf(code) === 503) ? ["Retry-After"] : [];
}

const withCode = (codes: readonly ErrorCode[]) => ({
  type: "object",
  properties: { error: { type: "object", properties: { code: { type: "string", enum: codes } } } },
});

const mapValues = <From, To>(
  values: Record<string | number, From>,
  change: (value: From, key: string) => To,
): Record<string, To> => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
