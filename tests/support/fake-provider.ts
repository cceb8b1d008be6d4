import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { readRecording } from "./recorded-answers.ts";

/**
 * How a model of the fake provider goes wrong; a number is an HTTP status.
 *
 * "drop" breaks the connection in the middle of the text, "half_event" ends it politely in the middle of an event,
 * "no_finish" says everything but that it has finished, "bytes" writes byte by byte, "slow" takes 20 times as long.
 */
export type Misbehaviour =
  | "hang"
  | "hang_midway"
  | "drop"
  | "drop_before_text"
  | "html"
  | "half_event"
  | "no_finish"
  | "empty"
  | "filtered"
  | "filtered_midway"
  | "error_event"
  | "think_tags"
  | "reasoning"
  | "endless"
  | "bytes"
  | "slow"
  | 400
  | 401
  | 403
  | 404
  | 429
  | 500
  | 503;

export interface RecordedRequest {
  path: string;
  authorization: string | undefined;
  body: ChatRequest | null;
}

interface ChatRequest {
  model: string;
  messages: { role: string; content: string | { type: string; text?: string }[] }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean } | null;
  [field: string]: unknown;
}

export interface FakeProvider {
  /** Ends in /v1. */
  baseUrl: string;
  /** Strongest first. */
  models: { name: string; strength: number }[];
  /** Prompts that have recorded answers. */
  prompts: string[];
  requests: RecordedRequest[];
  /** May be changed while it runs. */
  misbehave: Record<string, Misbehaviour>;
  /** What a model answers to a conversation when it behaves. */
  answer: (model: string, userTurns: string[]) => string;
  stop: () => Promise<void>;
}

export interface FakeProviderOptions {
  /** Names to serve; all of the recording by default. A name without recorded answers gets made-up ones. */
  models?: string[];
  misbehave?: Record<string, Misbehaviour>;
  msPerChunk?: number;
  port?: number;
  recording?: "shared" | "fixtures";
}

/** A small OpenAI-compatible server on this machine that replays recorded answers, or goes wrong as told. */
export async function startFakeProvider(options: FakeProviderOptions = {}): Promise<FakeProvider> {
  const { msPerChunk = 2, port = 0 } = options;
  const recording = readRecording(options.recording);
  const names = options.models ?? recording.models.map(({ name }) => name);
  const models = names.map((name) => recording.models.find((model) => model.name === name) ?? { name, strength: 0 });
  const requests: RecordedRequest[] = [];

  const answer = (model: string, userTurns: string[]) =>
    recording.answer(model, userTurns.at(-1) ?? "") ?? inventAnswer(model, userTurns);

  const server = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendError(response, 500, String(error));
    });
  });

  async function serve(request: http.IncomingMessage, response: http.ServerResponse) {
    const path = new URL(request.url ?? "/", "http://fake").pathname;
    const { authorization } = request.headers;
    if (request.method === "GET" && path === "/v1/models") {
      requests.push({ path, authorization, body: null });
      const data = models.map(({ name }, index) => ({
        id: name,
        object: "model",
        created: 1_700_000_000 - index,
        owned_by: "fake",
      }));
      return sendJson(response, 200, { object: "list", data });
    }
    if (request.method !== "POST" || path !== "/v1/chat/completions")
      return sendError(response, 404, "There is nothing here.");
    const body = await readJson(request);
    requests.push({ path, authorization, body });
    if (!body) return sendError(response, 400, "The body is not JSON.");
    if (!models.some(({ name }) => name === body.model))
      return sendError(response, 404, `The model "${body.model}" does not exist.`);
    const userTurns = body.messages.filter(({ role }) => role === "user").map(({ content }) => textOf(content));
    const text = answer(body.model, userTurns);
    if (!body.stream) return sendJson(response, 200, wholeAnswer(body.model, text));
    return stream({ response, body, text, how: provider.misbehave[body.model], msPerChunk, authorization });
  }

  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const provider: FakeProvider = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    models,
    prompts: recording.prompts,
    requests,
    misbehave: options.misbehave ?? {},
    answer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

interface Streaming {
  response: http.ServerResponse;
  body: ChatRequest;
  text: string;
  how: Misbehaviour | undefined;
  msPerChunk: number;
  authorization: string | undefined;
}

async function stream({ response, body, text, how, msPerChunk, authorization }: Streaming): Promise<void> {
  if (typeof how === "number") {
    // Some servers quote the key back; what quotes it here shows that it does not get further.
    return sendError(response, how, `Status ${how} for ${authorization ?? "nobody"}, request ${"x".repeat(20)}.`);
  }
  if (how === "hang") return;
  if (how === "drop_before_text") return void response.destroy();
  if (how === "html") {
    response.writeHead(200, { "content-type": "text/html" });
    return void response.end("<!doctype html><html><body><h1>Welcome to nginx!</h1></body></html>");
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });

  const chunks =
    how === "empty" || how === "filtered"
      ? []
      : inChunks(how === "think_tags" ? `<think>Hm, secretly…</think>\n\n${text}` : text);
  const pause = how === "slow" ? msPerChunk * 20 : msPerChunk;
  const event = (delta: object, finish: string | null = null) => ({
    id: "chatcmpl-fake",
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model: body.model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const send = async (data: object | "[DONE]") => {
    const bytes = Buffer.from(`data: ${data === "[DONE]" ? data : JSON.stringify(data)}\n\n`);
    if (how !== "bytes") return void response.write(bytes);
    for (const byte of bytes) {
      response.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
  };

  await send(event({ role: "assistant", content: "" }));
  if (how === "reasoning") for (const piece of ["Hm, ", "secretly…"]) await send(event({ reasoning_content: piece }));
  const middle = Math.ceil(chunks.length / 2);
  for (const [index, chunk] of chunks.entries()) {
    if (response.destroyed) return;
    if (index === middle) {
      if (how === "hang_midway") return;
      if (how === "drop") {
        // What was written has to leave this process first.
        await sleep(50);
        return void response.destroy();
      }
      if (how === "half_event") return void response.end(`data: {"id":"chatcmpl-fake","choices":[{"delta":{"con`);
      if (how === "error_event") await send({ error: { message: `Upstream broke for ${authorization}`, code: 502 } });
      if (how === "filtered_midway") break;
    }
    await send(event({ content: chunk }));
    if (pause) await sleep(pause);
  }
  while (how === "endless" && !response.destroyed) {
    await send(event({ content: "and so on, and so on, " }));
    await sleep(1);
  }
  if (how !== "no_finish") {
    await send(event({}, how === "filtered" || how === "filtered_midway" ? "content_filter" : "stop"));
    if (body.stream_options?.include_usage) await send({ ...event({}), choices: [], usage: usageOf(text) });
    await send("[DONE]");
  }
  response.end();
}

/** Four words at a time, with the white space kept. */
const inChunks = (text: string): string[] => text.match(/(\s*\S+){1,4}|\s+$/gu) ?? [];

const usageOf = (text: string) => {
  const completion_tokens = Math.ceil(text.length / 4);
  return { prompt_tokens: 20, completion_tokens, total_tokens: 20 + completion_tokens };
};

const wholeAnswer = (model: string, text: string) => ({
  id: "chatcmpl-fake",
  object: "chat.completion",
  created: 1_700_000_000,
  model,
  choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
  usage: usageOf(text),
});

const openings = ["Let me think it through.", "Good question.", "In short:", "That depends.", "Here is how I see it."];
const endings = [
  "Start small and look again.",
  "Most of it follows from that.",
  "Ask on if something is unclear.",
  "That is all there is to it.",
];

/** An answer for a prompt that nobody recorded: always the same for the same model and conversation, and no name in it. */
function inventAnswer(model: string, userTurns: string[]): string {
  const [one, two] = createHash("sha256")
    .update(JSON.stringify([model, userTurns]))
    .digest();
  const about = (userTurns.at(-1) ?? "").replace(/\s+/g, " ").slice(0, 120);
  const turn = userTurns.length > 1 ? ` (turn ${userTurns.length})` : "";
  return `${openings[one % openings.length]} You asked “${about}”${turn}. ${endings[two % endings.length]}`;
}

const textOf = (content: ChatRequest["messages"][number]["content"]) =>
  typeof content === "string" ? content : content.map(({ text = "" }) => text).join("");

async function readJson(request: http.IncomingMessage): Promise<ChatRequest | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString()) as ChatRequest;
  } catch {
    return null;
  }
}

function sendJson(response: http.ServerResponse, status: number, value: object) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

function sendError(response: http.ServerResponse, status: number, message: string) {
  sendJson(response, status, { error: { message, type: "invalid_request_error", param: null, code: null } });
}

// Not import.meta.main, which Node 22 does not know.
if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "9000" }, "ms-per-chunk": { type: "string", default: "30" } },
  });
  const provider = await startFakeProvider({ port: Number(values.port), msPerChunk: Number(values["ms-per-chunk"]) });
  console.log(`${provider.models.length} models, ${provider.prompts.length} recorded prompts.`);
  console.log(
    `OPENAI_BASE_URL=${provider.baseUrl} OPENAI_MODELS=${provider.models.map(({ name }) => name).join(",")} npm start`,
  );
}
