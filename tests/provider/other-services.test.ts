import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anthropic } from "#lib/provider/anthropic.ts";
import { google } from "#lib/provider/google.ts";
import type { Provider, ProviderEvent } from "#lib/provider/types.ts";

/** The shapes are those of the services' own documentation; each stream ends its text with "naïve 猫". */
const anthropicStream = [
  {
    type: "message_start",
    message: {
      id: "m",
      type: "message",
      role: "assistant",
      model: "c",
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 12, output_tokens: 1 },
    },
  },
  { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "", signature: "" } },
  { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "secretly" } },
  { type: "content_block_stop", index: 0 },
  { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "So " } },
  { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "naïve 猫" } },
  { type: "content_block_stop", index: 1 },
  { type: "message_delta", delta: { stop_reason: "max_tokens", stop_sequence: null }, usage: { output_tokens: 34 } },
  { type: "message_stop" },
];
const googleStream = [
  { candidates: [{ content: { role: "model", parts: [{ text: "secretly", thought: true }] } }] },
  { candidates: [{ content: { role: "model", parts: [{ text: "So " }] } }] },
  {
    candidates: [{ content: { role: "model", parts: [{ text: "naïve 猫" }] }, finishReason: "MAX_TOKENS" }],
    usageMetadata: { promptTokenCount: 12, candidatesTokenCount: 34, totalTokenCount: 46 },
  },
];

const key = "test-key-0987654321";
let reply: { status: number; body: string };
let asked: { path: string; headers: http.IncomingHttpHeaders; body: Record<string, unknown> };
const server = http.createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += String(chunk)));
  request.on("end", () => {
    asked = { path: request.url ?? "", headers: request.headers, body: JSON.parse(body) as Record<string, unknown> };
    const type = reply.status === 200 ? "text/event-stream" : "application/json";
    response.writeHead(reply.status, { "content-type": type }).end(reply.body);
  });
});
let baseUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => void server.close());
beforeEach(() => (reply = { status: 200, body: "" }));

const asEvents = (events: object[]) =>
  events
    .map((event) => `${"type" in event ? `event: ${String(event.type)}\n` : ""}data: ${JSON.stringify(event)}\n\n`)
    .join("");

async function ask(provider: Provider) {
  const events: ProviderEvent[] = [];
  let error: unknown;
  const messages = [{ role: "user" as const, content: "Hello" }];
  try {
    for await (const event of provider.generate({
      messages,
      maxOutputTokens: 100,
      seed: 3,
      signal: new AbortController().signal,
    }))
      events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  const text = events.map((event) => (event.type === "text" ? event.text : "")).join("");
  return { text, error, finish: events.find(({ type }) => type === "finish") };
}

const services = [
  {
    name: "Anthropic",
    provider: () => anthropic({ baseUrl, model: "claude-x", maxOutputTokens: 64 }, key),
    stream: anthropicStream,
    keyHeader: "x-api-key",
  },
  {
    name: "Google",
    provider: () => google({ baseUrl, model: "gemini-x", maxOutputTokens: 64 }, key),
    stream: googleStream,
    keyHeader: "x-goog-api-key",
  },
];

test.each(services)(
  "$name: the answer without the thoughts, the usage, and why it ended",
  async ({ provider, stream, keyHeader }) => {
    reply.body = asEvents(stream);
    const { text, error, finish } = await ask(provider());
    expect(error).toBeUndefined();
    expect(text).toBe("So naïve 猫");
    expect(finish).toEqual({ type: "finish", reason: "length", inputTokens: 12, outputTokens: 34 });
    expect(asked.headers[keyHeader]).toBe(key);
    expect(JSON.stringify(asked.body)).toContain("64");
  },
);

test.each(services)("$name: a stream that breaks off is an error", async ({ provider, stream }) => {
  const whole = asEvents(stream);
  reply.body = whole.slice(0, whole.lastIndexOf("naïve") + 2);
  expect((await ask(provider())).error).toMatchObject({ name: "ProviderError" });
});

test.each(services)("$name: the key is refused, and not repeated in the error", async ({ provider }) => {
  reply = {
    status: 401,
    body: JSON.stringify({
      type: "error",
      error: { type: "authentication_error", message: `invalid key ${key}`, code: 401, status: "X" },
    }),
  };
  const { error } = await ask(provider());
  expect(error).toMatchObject({ code: "refused" });
  expect(String(error)).toContain("[key]");
  expect(String(error)).not.toContain(key);
});

test.each(services)("$name: too many requests", async ({ provider }) => {
  reply = { status: 429, body: "{}" };
  expect((await ask(provider())).error).toMatchObject({ code: "rate_limited" });
});
