import { EventSourceParserStream } from "eventsource-parser/stream";
import type { BattleEvent, BattleView } from "#lib/battle/types.ts";

export interface Answered {
  /** What each side said in the newest turn. */
  text: { a: string; b: string };
  events: { id: string | undefined; event: BattleEvent }[];
}

/** A browser without pages: it keeps its cookie and every byte it was sent. */
export class Visitor {
  readonly baseUrl: string;
  /** Headers and bodies of every answer so far. */
  traffic = "";
  cookie: string | null = null;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set("cookie", this.cookie);
    const response = await fetch(this.baseUrl + path, { ...init, headers, redirect: "manual" });
    for (const [name, value] of response.headers) this.traffic += `${name}: ${value}\n`;
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(";")[0];
    return response;
  }

  async get(path: string): Promise<{ status: number; text: string }> {
    const response = await this.request(path);
    const text = await response.text();
    this.traffic += text;
    return { status: response.status, text };
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const raw = typeof body === "string" ? body : JSON.stringify(body);
    const init = { method: "POST", body: raw, headers: { "content-type": "application/json", ...headers } };
    const response = await this.request(path, init);
    const text = await response.text();
    this.traffic += text;
    return { status: response.status, headers: response.headers, json: JSON.parse(text) as Record<string, never> };
  }

  async start(prompt: string, more: object = {}): Promise<string> {
    const { status, json } = await this.post("/api/battles", { prompt, ...more });
    if (status !== 201) throw new Error(`No battle: ${status} ${JSON.stringify(json)}`);
    return json.id;
  }

  /** Follows a battle to its end, or for so many events. */
  async follow(battle: string, lastEventId?: string, most = Infinity): Promise<Answered> {
    const response = await this.request(`/api/battles/${battle}/stream`, {
      headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
    });
    if (!response.ok || !response.body) throw new Error(`No stream: ${response.status} ${await response.text()}`);
    const answered: Answered = { text: { a: "", b: "" }, events: [] };
    const bytes = response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, BufferSource>);
    const recorded = bytes.pipeThrough(
      new TransformStream<string, string>({
        transform: (chunk, controller) => {
          this.traffic += chunk;
          controller.enqueue(chunk);
        },
      }),
    );
    for await (const message of recorded.pipeThrough(new EventSourceParserStream())) {
      const event = { type: message.event, ...(JSON.parse(message.data) as object) } as BattleEvent;
      answered.events.push({ id: message.id, event });
      if (event.type === "delta") answered.text[event.side] += event.text;
      if (answered.events.length >= most) break;
    }
    return answered;
  }

  async view(battle: string): Promise<BattleView> {
    return JSON.parse((await this.get(`/api/battles/${battle}`)).text) as BattleView;
  }

  /** Votes before the answers are complete. They may be quicker than the vote on a busy machine: then on another battle. */
  async voteTooEarly(prompt: string) {
    for (let attempt = 0; attempt < 10; attempt++) {
      const id = await this.start(prompt);
      const refused = await this.vote(id, "tie");
      if (refused.status !== 201) return { id, refused };
    }
    throw new Error("The answers were always quicker than the vote.");
  }

  vote(battle: string, winner: string) {
    return this.post(`/api/battles/${battle}/vote`, { winner });
  }
}
