export interface HouseMessage {
  role: "user" | "assistant";
  content: string;
}

/** A small program that answers prompts with no key and no network: pure, quick, never empty, never throwing. */
export interface HouseProgram {
  slug: string;
  name: string;
  description: string;
  answer(messages: HouseMessage[], seed: number): string;
}
