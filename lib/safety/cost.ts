import type { ServedModel } from "#lib/models/types.ts";
import { isPrivateUrl } from "#lib/safety/private-url.ts";

/** What a model charges for, in millionths of a US dollar per million tokens; as ServedModel has it. */
export type Priced = Pick<ServedModel, "provider" | "endpoint" | "inputPrice" | "outputPrice" | "isToy">;

export interface Usage {
  inputTokens: number | null | undefined;
  outputTokens: number | null | undefined;
}

const perMillion = 1_000_000n;

/**
 * The most one answer may cost, in millionths of a dollar, rounded up. A tokenizer rarely makes more than one token of one
 * character, so characters stand for tokens: too much is held back for a moment rather than too little.
 */
export function estimateMicros(
  model: Priced,
  promptChars: number,
  maxOutputTokens: number,
  assumedUsdPerMillionTokens: number,
): bigint {
  return costOf(pricesOf(model, assumedUsdPerMillionTokens), promptChars, maxOutputTokens);
}

/** What one answer came to, rounded up; null when the provider did not say what it used, so that the estimate stands. */
export function costMicros(model: Priced, usage: Usage, assumedUsdPerMillionTokens: number): bigint | null {
  const prices = pricesOf(model, assumedUsdPerMillionTokens);
  if (prices.input === 0n && prices.output === 0n) return 0n;
  if (usage.inputTokens == null || usage.outputTokens == null) return null;
  return costOf(prices, usage.inputTokens, usage.outputTokens);
}

interface Prices {
  input: bigint;
  output: bigint;
}

/** The model's own prices; where unknown, nothing for a program of ours or a server of our own, else the assumed price. */
function pricesOf({ provider, endpoint, inputPrice, outputPrice, isToy }: Priced, assumedUsd: number): Prices {
  const isOurs = isToy || provider === "house" || (endpoint.baseUrl !== undefined && isPrivateUrl(endpoint.baseUrl));
  const unknown = isOurs ? 0n : usdToMicros(assumedUsd);
  return { input: inputPrice ?? unknown, output: outputPrice ?? unknown };
}

function costOf(prices: Prices, inputTokens: number, outputTokens: number): bigint {
  const exact = prices.input * BigInt(inputTokens) + prices.output * BigInt(outputTokens);
  return (exact + perMillion - 1n) / perMillion;
}

/** Dollars as they are written in the environment to millionths. */
export const usdToMicros = (usd: number): bigint => BigInt(Math.round(usd * 1e6));
