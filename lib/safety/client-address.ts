import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

/**
 * The address that a request comes from, and how it is counted. A client may write whatever it likes into
 * X-Forwarded-For, so each hop is believed only when a configured proxy added it.
 */
export type TrustedProxies = BlockList;

/** The proxies of TRUSTED_PROXIES: addresses or CIDR ranges. Fails: throws with the entry that is neither. */
export function parseTrustedProxies(entries: readonly string[]): TrustedProxies {
  const proxies = new BlockList();
  for (const entry of entries) {
    const [address, prefix, ...rest] = entry.split("/");
    const family = isIPv4(address) ? "ipv4" : isIPv6(address) ? "ipv6" : null;
    const widest = family === "ipv4" ? 32 : 128;
    const bits = prefix === undefined ? widest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
    if (!family || rest.length > 0 || !(bits <= widest)) {
      throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a range such as 10.0.0.0/8.`);
    }
    proxies.addSubnet(address, bits, family);
  }
  return proxies;
}

export function isTrusted(address: string, proxies: TrustedProxies): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? "ipv6" : "ipv4");
}

/**
 * Walks from the socket outwards: as long as a hop is a trusted proxy, the address it wrote down is the next hop. The
 * first that is not trusted is the client; nothing it claims is read.
 */
export function findClientAddress(peer: string, forwardedFor: string | undefined, proxies: TrustedProxies): string {
  let client = plain(peer) ?? "unknown";
  const hops = (forwardedFor ?? "").split(",").map((hop) => plain(hop.trim()));
  while (isTrusted(client, proxies) && hops.length > 0) {
    const next = hops.pop();
    if (!next) break;
    client = next;
  }
  return client;
}

/** What is counted together: an IPv4 address, or the /64 that one IPv6 line gets, where addresses cost nothing. */
export function toCountedAddress(address: string): string {
  if (!isIPv6(address)) return address;
  const [head, tail] = address.replace(/%.*$/, "").split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill("0"), ...right];
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(":")}::/64`;
}

/** An address without port, brackets or the IPv6 spelling of IPv4; null when it is none. */
function plain(text: string): string | null {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1];
  const address = bracketed ?? withPort ?? text;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const found = mapped ?? address;
  return isIP(found) ? found.toLowerCase() : null;
}
