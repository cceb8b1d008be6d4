import type { IncomingHttpHeaders } from "node:http";
import { findClientAddress, isTrusted, type TrustedProxies } from "#lib/safety/client-address.ts";
import { stampAddress } from "#lib/safety/peer.ts";

/** What a proxy says about the request it passes on. From anybody else it is hearsay. */
const told = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-real-ip", "forwarded"];

/**
 * Makes a request's headers as believable as its socket: takes out what an unknown peer claims, and writes down the client's
 * address under a stamp that no client can forge. Next fills in what is missing from the socket and Host.
 */
export function believe(headers: IncomingHttpHeaders, peer: string | undefined, proxies: TrustedProxies): void {
  const address = findClientAddress(peer ?? "", headers["x-forwarded-for"]?.toString(), proxies);
  const peerAddress = findClientAddress(peer ?? "", undefined, proxies);
  if (!isTrusted(peerAddress, proxies)) for (const name of told) delete headers[name];
  const [name, value] = stampAddress(address);
  headers[name] = value;
}
