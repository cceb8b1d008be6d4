import { expect, test } from "vitest";
import { costMicros, estimateMicros, usdToMicros, type Priced } from "#lib/safety/cost.ts";
import { isPrivateUrl } from "#lib/safety/private-url.ts";

/** $3 per million tokens in, $15 out: the usual price of a large model. */
const large: Priced = {
  provider: "openai-compatible",
  endpoint: { baseUrl: "https://api.example.org/v1" },
  inputPrice: 3_000_000n,
  outputPrice: 15_000_000n,
  isToy: false,
};
const unpriced: Priced = { ...large, inputPrice: null, outputPrice: null };
const local: Priced = { ...unpriced, endpoint: { baseUrl: "http://127.0.0.1:11434/v1" } };
const house: Priced = { ...unpriced, provider: "house", endpoint: {}, isToy: true };
const assumed = 15;

test("1,000 characters in and 2,048 tokens out at $3 and $15 hold back 3.372 cents", () => {
  // 1000 × $3/M = $0.003; 2048 × $15/M = $0.03072
  expect(estimateMicros(large, 1000, 2048, assumed)).toBe(33_720n);
});

test("1,200 tokens in and 500 out at $3 and $15 cost 1.11 cents", () => {
  expect(costMicros(large, { inputTokens: 1200, outputTokens: 500 }, assumed)).toBe(11_100n);
});

test("parts of a millionth are rounded up, so that many small answers cannot slip under the cap", () => {
  const tiny = { ...large, inputPrice: 1n, outputPrice: 0n };
  expect(costMicros(tiny, { inputTokens: 1, outputTokens: 1 }, assumed)).toBe(1n);
});

test("an unknown price counts as the assumed one, for each side by itself", () => {
  expect(estimateMicros(unpriced, 1000, 1000, assumed)).toBe(30_000n);
  expect(estimateMicros({ ...large, outputPrice: null }, 1000, 1000, 20)).toBe(3_000n + 20_000n);
});

test("programs of ours and servers of one's own cost nothing unless a price says so", () => {
  expect(estimateMicros(house, 32_000, 2048, assumed)).toBe(0n);
  expect(estimateMicros(local, 32_000, 2048, assumed)).toBe(0n);
  expect(estimateMicros({ ...local, outputPrice: 1_000_000n }, 1000, 2000, assumed)).toBe(2_000n);
  expect(costMicros(house, { inputTokens: null, outputTokens: undefined }, assumed)).toBe(0n);
});

test("a provider's own address, when none is given, is not one's own server", () => {
  expect(estimateMicros({ ...unpriced, provider: "anthropic", endpoint: {} }, 1000, 0, assumed)).toBe(15_000n);
});

test("when the usage is unknown so is the cost, and what was held back stands", () => {
  expect(costMicros(large, { inputTokens: 10, outputTokens: undefined }, assumed)).toBeNull();
  expect(costMicros(large, { inputTokens: null, outputTokens: 10 }, assumed)).toBeNull();
});

test("dollars become whole millionths", () => {
  expect(usdToMicros(0.1)).toBe(100_000n);
  expect(usdToMicros(10)).toBe(10_000_000n);
  expect(usdToMicros(0.0000004)).toBe(0n);
});

test.each([
  ["http://localhost:8000/v1", true],
  ["http://127.0.0.1:11434", true],
  ["http://[::1]:8080/v1", true],
  ["http://10.1.2.3/v1", true],
  ["http://172.16.0.1/v1", true],
  ["http://172.32.0.1/v1", false],
  ["http://192.168.1.5/v1", true],
  ["http://[fd12:3456::1]/v1", true],
  ["http://vllm:8000/v1", true],
  ["http://host.docker.internal:8000", true],
  ["http://gpu.local/v1", true],
  ["https://api.openai.com/v1", false],
  ["https://localhost.example.org/v1", false],
  ["https://10.example.org/v1", false],
  ["https://8.8.8.8/v1", false],
  ["not a url", false],
])("%s is one's own network: %s", (url, isOwn) => {
  expect(isPrivateUrl(url)).toBe(isOwn);
});
