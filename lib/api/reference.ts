import { statusOf } from "#lib/http.ts";
import type { JsonSchema } from "./components.ts";
import { exampleOf } from "./example.ts";
import { operations, tags, writeOpenApi } from "./openapi.ts";
import type { Operation } from "./operation.ts";
import { toShape } from "./shape.ts";
import type { Shape } from "./shape.ts";

/** One call as the page shows it. */
export interface ReferenceCall {
  id: string;
  method: string;
  path: string;
  summary: string;
  /** Who may call, in words. */
  access: string;
  parameters: { name: string; place: string; isRequired: boolean; shape: Shape }[];
  body: Shape | null;
  answers: { status: string; says: string; types: { type: string; shape: Shape }[]; headers: string[] }[];
  refusals: { status: number; codes: string[] }[];
  curl: string;
}

export interface Reference {
  version: string;
  groups: { tag: string; says: string; calls: ReferenceCall[] }[];
  schemas: { name: string; shape: Shape }[];
  headers: { name: string; says: string }[];
}

/** Only what is read here of the document that we write ourselves. */
interface Described {
  parameters: { name: string; in: string; required: boolean; description?: string; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<
    string,
    { description: string; headers?: Record<string, unknown>; content?: Record<string, { schema: JsonSchema }> }
  >;
}

/** Everything that the page about the HTTP surface shows, from the document that programs read. */
export function writeReference(): Reference {
  const { info, paths, components } = writeOpenApi();
  const schemas = components.schemas as Record<string, JsonSchema>;
  // What is named is shown in place too, so that a call can be read without leaving it.
  const inPlace = (schema: JsonSchema): Shape => {
    const shape = toShape(schema);
    const named = shape.name !== undefined && shape.type === shape.name ? schemas[shape.name] : undefined;
    return named ? { ...toShape(named), type: shape.type, name: shape.name } : shape;
  };
  const toCall = (operation: Operation): ReferenceCall => {
    const [method, path] = operation.call.split(" ");
    const said = paths[path][method.toLowerCase()] as unknown as Described;
    const content = Object.values(said.requestBody?.content ?? {})[0];
    return {
      id: operation.id,
      method,
      path,
      summary: operation.summary,
      access: accessTo(operation),
      parameters: said.parameters.map(({ name, in: place, required, description, schema }) => ({
        name,
        place,
        isRequired: required,
        shape: toShape({ ...schema, ...(description !== undefined && { description }) }),
      })),
      body: content ? inPlace(content.schema) : null,
      answers: Object.keys(operation.answers).map((status) => answerOf(status, said, inPlace)),
      refusals: refusalsOf(operation),
      curl: curlFor(operation, content && exampleOf(content.schema, schemas)),
    };
  };
  return {
    version: info.version,
    groups: Object.entries(tags).map(([tag, says]) => ({
      tag,
      says,
      calls: operations.filter((operation) => operation.tag === tag).map(toCall),
    })),
    schemas: Object.entries(schemas).map(([name, schema]) => ({ name, shape: toShape(schema) })),
    headers: Object.entries(components.headers).map(([name, { description }]) => ({ name, says: String(description) })),
  };
}

function answerOf(
  status: string,
  { responses }: Described,
  inPlace: (schema: JsonSchema) => Shape,
): ReferenceCall["answers"][number] {
  const { description, headers = {}, content = {} } = responses[status];
  const types = Object.entries(content).map(([type, { schema }]) => ({ type, shape: inPlace(schema) }));
  return { status, says: description, types, headers: Object.keys(headers) };
}

function refusalsOf({ refusals }: Operation): ReferenceCall["refusals"] {
  const byStatus = Object.groupBy(refusals, statusOf) as Record<number, string[]>;
  return Object.entries(byStatus).map(([status, codes]) => ({ status: Number(status), codes }));
}

function accessTo({ visitor, scope }: Operation): string {
  const token = scope ? `a token with ${scope}` : "any token";
  switch (visitor) {
    case "owner":
      return `Its owner, by cookie or ${token}`;
    case "counted":
      return `Everybody; with ${token} where one is sent`;
    case "administrator":
      return `Administrators, signed in or with ${token}`;
    case "token":
      return `Whoever has ${token}`;
    case undefined:
      return "Everybody";
  }
}

/** A line to try, with names in capitals for what only you know. */
function curlFor({ call, visitor, answers, file }: Operation, body: unknown): string {
  const [method, path] = call.split(" ");
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => name.replace(/[A-Z]/g, "_$&").toUpperCase());
  const isStream = Object.values(answers).some(
    ({ content }) => content && Object.keys(content)[0] === "text/event-stream",
  );
  const lines = [
    `curl ${isStream ? "-N " : ""}${method === "GET" ? "" : `-X ${method} `}"$RINGSIDE${address}${file ? "?source=NAME&filename=votes.csv&dryRun=true" : ""}"`,
    ...(visitor ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(file ? ["-H 'Content-Type: application/octet-stream'", "--data-binary @votes.csv"] : []),
    ...(body === undefined || file ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`]),
  ];
  return lines.join(" \\\n  ");
}
