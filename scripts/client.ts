/** Writes client/schema.d.ts anew from the OpenAPI document: `npm run client`, after every change of the HTTP surface. */
import fs from "node:fs";
import path from "node:path";
import openapiTypescript, { astToString } from "openapi-typescript";
import type { OpenAPI3 } from "openapi-typescript";
import { writeOpenApi } from "#lib/api/openapi.ts";

export const clientSchemaFile = path.join(import.meta.dirname, "..", "client", "schema.d.ts");

const heading = "// Generated from the OpenAPI document by `npm run client`: change lib/api, not this file.\n\n";

/** The types of every call and answer. */
export async function writeClientSchema(): Promise<string> {
  // JSON, so that what is undefined is not there, as in the document that is served.
  const document = JSON.parse(JSON.stringify(writeOpenApi())) as OpenAPI3;
  return heading + astToString(await openapiTypescript(document, { alphabetize: true, defaultNonNullable: false }));
}

if (import.meta.main) {
  fs.writeFileSync(clientSchemaFile, await writeClientSchema());
  console.log(`Wrote ${path.relative(process.cwd(), clientSchemaFile)}.`);
}
