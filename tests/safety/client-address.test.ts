import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { findClientAddress, parseTrustedProxies, toCountedAddress } from "#lib/safety/client-address.ts";
import { believe } from "#lib/safety/forwarded.ts";
import { addressOf } from "#lib/safety/peer.ts";

const proxies = parseTrustedProxies(["10.0.0.0/8", "192.0.2.7", "fd00::/8"]);
const nobody = parseTrustedProxies([]);

test.each([
  ["no proxy, no header", "203.0.113.5", undefined, "203.0.113.5"],
  ["a stranger who names another address", "203.0.113.5", "198.51.100.1", "203.0.113.5"],
  ["a trusted proxy", "10.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["a trusted single address", "192.0.2.7", "198.51.100.1", "198.51.100.1"],
  ["two trusted proxies in a row", "10.0.0.1", "198.51.100.1, 10.9.9.9", "198.51.100.1"],
  ["a client who forged a longer chain", "10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"],
  ["a client who forged a trusted hop", "10.0.0.1", "10.1.1.1, 198.51.100.1", "198.51.100.1"],
  ["trusted hops all the way", "10.0.0.1", "10.0.0.9, 10.0.0.2", "10.0.0.9"],
  ["a trusted proxy that says nothing", "10.0.0.1", undefined, "10.0.0.1"],
  ["a trusted proxy that says nonsense", "10.0.0.1", "unknown", "10.0.0.1"],
  ["nonsense behind a believable hop", "10.0.0.1", "nonsense, 10.0.0.2", "10.0.0.2"],
  ["an IPv4 peer in IPv6 spelling", "::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["an IPv6 proxy", "fd00::1", "2001:db8::5", "2001:db8::5"],
  ["addresses with ports", "10.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
  ["a bracketed IPv6 address with a port", "10.0.0.1", "[2001:db8::5]:4711", "2001:db8::5"],
  ["no peer at all", "", "198.51.100.1", "unknown"],
])("%s", (_, peer, forwarded, client) => {
  expect(findClientAddress(peer, forwarded, proxies)).toBe(client);
});

test("without TRUSTED_PROXIES nobody is believed", () => {
  expect(findClientAddress("127.0.0.1", "198.51.100.1", nobody)).toBe("127.0.0.1");
});

test.each(["10.0.0.0/33", "10.0.0/8", "example.org", "::1/129", "10.0.0.1/8/8", "10.0.0.1/", "/8"])(
  "%s in TRUSTED_PROXIES is refused by name",
  (entry) => {
    expect(() => parseTrustedProxies([entry])).toThrow(`"${entry}"`);
  },
);

test.each([
  ["203.0.113.5", "203.0.113.5"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("%s is counted as %s", (address, counted) => {
  expect(toCountedAddress(address)).toBe(counted);
});

test("what an unknown peer says about itself is taken out before anything reads it", () => {
  const claims: IncomingHttpHeaders = {
    host: "arena.test",
    "x-forwarded-for": "1.2.3.4",
    "x-forwarded-host": "evil.test",
    "x-forwarded-proto": "https",
    "x-real-ip": "1.2.3.4",
    forwarded: "for=1.2.3.4",
    "x-ringside-client": "guess 1.2.3.4",
  };
  believe(claims, "203.0.113.5", proxies);
  expect(Object.keys(claims).sort()).toEqual(["host", "x-ringside-client"]);
  expect(addressOf(new Headers(claims as Record<string, string>))).toBe("203.0.113.5");
});

test("what a configured proxy says is kept", () => {
  const told: IncomingHttpHeaders = { "x-forwarded-for": "198.51.100.1", "x-forwarded-proto": "https" };
  believe(told, "10.0.0.1", proxies);
  expect(told["x-forwarded-proto"]).toBe("https");
  expect(addressOf(new Headers(told as Record<string, string>))).toBe("198.51.100.1");
});

test("an address without the stamp of this process is not believed", () => {
  for (const forged of ["", "1.2.3.4", " 1.2.3.4", `${"0".repeat(32)} 1.2.3.4`, `${"é".repeat(32)} 1.2.3.4`]) {
    expect(addressOf(new Headers({ "x-ringside-client": forged }))).toBe("unknown");
  }
  expect(addressOf(new Headers({ "x-forwarded-for": "1.2.3.4" }))).toBe("unknown");
});
