import type { RecordedTurn } from "./types.ts";

/** A message as other arenas write it: content may be a text, or a list of parts of which some are text. */
interface Message {
  role?: unknown;
  content?: unknown;
}

/** Reads JSON that a column should hold; undefined when it holds something else. */
export function parseJson(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** No format has texts deeper than this; whoever writes them deeper writes none. */
const deepest = 8;

/** The text of a message: itself, or its parts of text, one after another. Pictures are left out. */
export function textOf(content: unknown, depth = 0): string {
  if (typeof content === "string") return content;
  if (depth === deepest) return "";
  if (Array.isArray(content)) {
    return content
      .map((part) => (typeof part === "string" ? part : textOf((part as { text?: unknown } | null)?.text, depth + 1)))
      .filter(Boolean)
      .join("\n");
  }
  if (typeof content === "object" && content !== null && "answer" in content) return textOf(content.answer, depth + 1);
  return "";
}

/**
 * Two lists of messages, one for each side, as turns: every prompt with what each side answered to it. Prompts are the same
 * on both sides; messages of other roles, such as a system's, are no part of a turn.
 */
export function turnsOfMessages(a: unknown, b: unknown): RecordedTurn[] {
  const [one, other] = [pairsOf(listOf(a) as Message[]), pairsOf(listOf(b) as Message[])];
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, i) => ({
    prompt: one[i]?.prompt ?? other[i]?.prompt ?? "",
    a: one[i]?.answer ?? "",
    b: other[i]?.answer ?? "",
  }));
}

function pairsOf(messages: Message[]): { prompt: string; answer: string }[] {
  const pairs: { prompt: string; answer: string }[] = [];
  for (const message of messages) {
    if (typeof message !== "object" || message === null) continue;
    const text = textOf(message.content);
    if (message.role === "user") pairs.push({ prompt: text, answer: "" });
    else if (message.role === "assistant" && pairs.length > 0) {
      const last = pairs[pairs.length - 1];
      last.answer = last.answer ? `${last.answer}\n${text}` : text;
    }
  }
  return pairs;
}

/** One text for each turn, as JSON lists or, where there is one turn only, as the text itself. */
export function turnsOfLists(prompt: string | null, a: string | null, b: string | null): RecordedTurn[] {
  const [prompts, answersA, answersB] = [prompt, a, b].map(textsOf);
  return prompts.map((text, i) => ({ prompt: text, a: answersA[i] ?? "", b: answersB[i] ?? "" }));
}

function textsOf(cell: string | null): string[] {
  if (cell === null) return [];
  const list = cell.startsWith("[") ? parseJson(cell) : undefined;
  return Array.isArray(list) ? list.map((text) => textOf(text)) : [cell];
}

interface FastChatState {
  messages?: unknown;
  offset?: unknown;
  roles?: unknown;
}

/** FastChat's states: `[role, text]` each, the first `offset` of them examples that nobody typed. */
export function turnsOfStates(states: unknown): RecordedTurn[] {
  const [a, b] = listOf(states).map((state) => messagesOf(state as FastChatState | null));
  return turnsOfMessages(a, b);
}

function messagesOf(state: FastChatState | null): Message[] {
  const asked = listOf(state?.roles)[0];
  const skipped = typeof state?.offset === "number" ? state.offset : 0;
  return listOf(state?.messages)
    .slice(skipped)
    .map((message) => {
      const [role, content] = listOf(message);
      // With pictures, the content is the text and their names.
      return { role: role === asked ? "user" : "assistant", content: Array.isArray(content) ? content[0] : content };
    });
}

interface ChatMessage {
  id?: string;
  parentId?: string | null;
  childrenIds?: unknown;
  role?: string;
  content?: unknown;
  model?: string;
}

/** Open WebUI's snapshot of a chat: the prompt above the judged message, and what both models answered to it. */
export function turnsOfChat(snapshot: unknown, meta: unknown, modelA: string, modelB: string): RecordedTurn[] {
  const { chat } = (snapshot ?? {}) as { chat?: { chat?: { history?: { messages?: Record<string, ChatMessage> } } } };
  const messages = chat?.chat?.history?.messages ?? {};
  const judged = messages[(meta as { message_id?: string } | undefined)?.message_id ?? ""];
  const prompt = judged?.parentId ? messages[judged.parentId] : undefined;
  if (!prompt) return [];
  const siblings = listOf(prompt.childrenIds).map((id) => messages[String(id)]);
  const answerOf = (model: string) => textOf(siblings.find((sibling) => sibling?.model === model)?.content);
  const turn = { prompt: textOf(prompt.content), a: answerOf(modelA), b: answerOf(modelB) };
  return turn.prompt && (turn.a || turn.b) ? [turn] : [];
}
