import type { BattleMode, BattleView, Consent, Receipt } from "#lib/battle/types.ts";
import type { PublicModel } from "#lib/models/types.ts";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import type { Winner } from "#lib/vote/types.ts";

export interface NewBattle {
  prompt: string;
  mode: BattleMode;
  models?: readonly [string, string];
  consent?: Consent;
}

interface Revealed {
  receipt: Receipt;
  modelA: PublicModel;
  modelB: PublicModel;
}

const battleUrl = (id: string, what = "") => `/api/battles/${encodeURIComponent(id)}${what}`;

export const streamUrl = (id: string) => battleUrl(id, "/stream");

export const postBattle = (battle: NewBattle, idempotencyKey: string) =>
  call<{ id: string }>("/api/battles", battle, { "idempotency-key": idempotencyKey });

export const postTurn = (id: string, prompt: string) => call<unknown>(battleUrl(id, "/turns"), { prompt });

export const postVote = (id: string, winner: Winner) => call<Revealed>(battleUrl(id, "/vote"), { winner });

export const putReasons = (id: string, reasons: readonly string[]) =>
  call<{ reasons: string[] }>(battleUrl(id, "/reasons"), { reasons }, {}, "PUT");

export const putConsent = (id: string, consent: Consent) =>
  call<{ consent: Consent; consents: Consent[] }>(battleUrl(id, "/consent"), { consent }, {}, "PUT");

export const getBattle = (id: string) => call<BattleView>(battleUrl(id));

/** One exchange with our own server. A failure carries the server's code and sentence; `offline` when there was none. */
async function call<T>(
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
  method = "POST",
): Promise<Result<T>> {
  const post = {
    method,
    // What is on its way when the page is left still arrives.
    keepalive: method === "PUT",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  };
  let response: Response;
  try {
    response = await fetch(url, body === undefined ? { cache: "no-store" } : post);
  } catch {
    return fail("offline");
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer === null ? fail("internal") : ok(answer as T);
  const { code, message } = (answer as { error?: { code?: string; message?: string } } | null)?.error ?? {};
  const wait = Number(response.headers.get("retry-after"));
  return fail(code ?? "internal", { message, retryAfterSeconds: wait > 0 ? wait : undefined });
}
