import { maskPersonal } from "./mask.ts";
import { flagsOf } from "./moderate.ts";

interface Said {
  content: string;
}

export interface Sides<Message extends Said> {
  a: Message[];
  b: Message[];
}

/**
 * A conversation as it may be read by anyone: personal data masked, or null where a word list speaks against publishing it.
 * Every text that leaves goes through here, and nowhere else. Consent, age and a moderation model's word come before. What an
 * administrator has cleared, word lists do not keep; it is masked like all else.
 */
export function publishable<Message extends Said>({ a, b }: Sides<Message>, isCleared: boolean): Sides<Message> | null {
  if (!isCleared && [...a, ...b].some(({ content }) => flagsOf(content).length > 0)) return null;
  const mask = (message: Message) => ({ ...message, content: maskPersonal(message.content) });
  return { a: a.map(mask), b: b.map(mask) };
}
