import "server-only";
import { createHmac } from "node:crypto";
import { keyFor } from "#lib/auth/keys.ts";
import { env } from "#lib/env.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { toCountedAddress } from "#lib/safety/client-address.ts";
import { addressOf } from "#lib/safety/peer.ts";
import { countUse, type Use } from "#lib/safety/store.ts";

/** What is counted. */
export type LimitedKind = "battle" | "turn" | "vote" | "export" | "import";

const windowSeconds = 3600;

const perHour = (kind: LimitedKind): number =>
  ({
    battle: env().BATTLES_PER_HOUR,
    turn: env().TURNS_PER_HOUR,
    vote: env().VOTES_PER_HOUR,
    export: env().EXPORTS_PER_HOUR,
    import: env().IMPORTS_PER_HOUR,
  })[kind];

/**
 * Counts one use by this visitor and by this address, in Postgres, so that every web process shares the counts. An
 * address may use ADDRESS_FACTOR times as much as a visitor: many people sit behind one. `countedAs` is the browser's voter,
 * or the person behind a token, so that many tokens are no way around it.
 *
 * Gives the RateLimit headers of the tighter count; fails with `rate_limited`, the same headers and when to come back.
 */
export async function limit(
  kind: LimitedKind,
  request: { headers: Pick<Headers, "get"> },
  countedAs: string | null,
): Promise<Result<{ headers: Record<string, string> }, "rate_limited">> {
  const most = perHour(kind);
  const counts = [
    { name: "address", key: `${kind}:a:${hashedAddress(request.headers)}`, most: most * env().ADDRESS_FACTOR },
  ];
  if (countedAs) counts.unshift({ name: "visitor", key: `${kind}:v:${countedAs}`, most });

  let tightest: Counted | undefined;
  for (const count of counts) {
    const use = await countUse(count.key, count.most, windowSeconds);
    if (use.exceeded) return tooMuch({ ...count, use });
    if (!tightest || use.remaining < tightest.use.remaining) tightest = { ...count, use };
  }
  return ok({ headers: toHeaders(tightest!) });
}

/** Addresses are personal: only a keyed hash is stored, which nobody can turn back without the server's secret. */
function hashedAddress(headers: Pick<Headers, "get">): string {
  const address = toCountedAddress(addressOf(headers));
  return createHmac("sha256", keyFor("client-address")).update(address).digest("base64url").slice(0, 22);
}

function tooMuch(limit: Counted) {
  const { secondsLeft } = limit.use;
  const minutes = Math.max(1, Math.ceil(secondsLeft / 60));
  const message = `That was a lot in a short time. You can go on in ${minutes} minute${minutes === 1 ? "" : "s"}.`;
  return fail("rate_limited", { message, retryAfterSeconds: secondsLeft, headers: toHeaders(limit) });
}

interface Counted {
  name: string;
  most: number;
  use: Use;
}

/** As in draft-ietf-httpapi-ratelimit-headers: q is the quota, w its window, r what remains, t when it is full again. */
const toHeaders = ({ name, most, use }: Counted) => ({
  "ratelimit-policy": `"${name}";q=${most};w=${windowSeconds}`,
  ratelimit: `"${name}";r=${use.remaining};t=${use.secondsLeft}`,
});
