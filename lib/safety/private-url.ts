import { BlockList, isIP } from "node:net";

/** Addresses that no provider on the internet can have (RFC 1918, 3927, 4193, 6598, 6890). */
const privateRanges = new BlockList();
for (const [address, bits] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  privateRanges.addSubnet(address, bits, "ipv4");
}
privateRanges.addSubnet("::1", 128, "ipv6");
privateRanges.addSubnet("fc00::", 7, "ipv6");
privateRanges.addSubnet("fe80::", 10, "ipv6");

/** Names that only a local resolver knows; a name without a dot is a neighbour, as in a compose file. */
const privateName = /^[^.]+$|\.(localhost|local|internal|home\.arpa|lan)$/;

/** Whether an address is on this machine or its own network, judged by its text alone: nothing is looked up. */
export function isPrivateUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  if (family === 0) return privateName.test(host);
  return privateRanges.check(host, family === 6 ? "ipv6" : "ipv4");
}
