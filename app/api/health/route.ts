import { checkHealth } from "#lib/safety/health.ts";

/** 200 when this process can serve, else 503. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  const headers = { "cache-control": "no-store" };
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers });
}
