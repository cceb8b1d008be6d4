import { writeOpenApi } from "#lib/api/openapi.ts";
import { toCacheableResponse } from "#lib/conditional.ts";
import { guarded } from "#lib/safety/guard.ts";

// The same for everybody until the next deployment.
const openapi = writeOpenApi();

/** The OpenAPI document of everything under /api. */
export const GET = guarded((request) => toCacheableResponse(request, openapi, { cacheControl: "public, max-age=300" }));
