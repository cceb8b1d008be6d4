import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { replayWindowSeconds, sign, verify } from "#lib/webhook/sign.ts";

const secret = "whsec_for-these-tests";
const body = '{"type":"model.retired"}';
const now = new Date("2026-11-25T12:00:00.400Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test("the signature is HMAC-SHA256 over the time, a dot and the body", () => {
  const seconds = 1_795_608_000;
  const by = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  expect(sign(secret, body, now)).toBe(`t=${seconds},v1=${by}`);
});

test("a signature holds for its body, its secret and five minutes, and a replay after that does not", () => {
  const header = sign(secret, body, now);
  expect(verify(secret, body, header, now)).toBe(true);
  expect(verify(secret, body, header, later(replayWindowSeconds - 1))).toBe(true);
  expect(verify(secret, body, header, later(replayWindowSeconds + 1))).toBe(false);
  expect(verify(secret, body, header, later(-replayWindowSeconds - 1))).toBe(false);
  expect(verify(secret, `${body} `, header, now)).toBe(false);
  expect(verify("whsec_other", body, header, now)).toBe(false);
});

test.each([null, "", "v1=00", `t=1,v1=${"0".repeat(64)}`, "t=x,v1=y", `t=${"9".repeat(40)},v1=${"a".repeat(64)}`])(
  "the header %j is no signature",
  (header) => expect(verify(secret, body, header, now)).toBe(false),
);

test("a recorded signature cannot be carried to another time", () => {
  const [, digest] = sign(secret, body, now).split(",");
  const moved = `t=${Math.floor(later(3600).getTime() / 1000)},${digest}`;
  expect(verify(secret, body, moved, later(3600))).toBe(false);
});
