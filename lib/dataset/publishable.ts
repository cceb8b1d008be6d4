import type { Message } from "./types.ts";

/** The one place where the text of a conversation leaves the product: what of it is written into files. */
export function publishable(messages: Message[]): Message[] {
  return messages;
}
