import "server-only";
import { z } from "zod";
import { env } from "#lib/env.ts";

/** Looks at texts and says what speaks against publishing them: another service, another list, another model. */
export interface Moderator {
  /** Stands with what it found, so that a new one looks again. */
  name: string;
  check(texts: string[]): Promise<string[]>;
}

const replySchema = z.object({
  results: z.array(z.object({ flagged: z.boolean(), categories: z.record(z.string(), z.boolean()) })),
});

const timeoutMs = 60_000;
/** OpenAI takes 32 kB at a time. */
const longestText = 30_000;

/** The model that the environment names, at any server with OpenAI's `/moderations`; null without one. */
export function openModerator(): Moderator | null {
  const { MODERATION_MODEL: model, MODERATION_BASE_URL: address, MODERATION_API_KEY: key } = env();
  if (!model) return null;
  return {
    name: model,
    async check(texts) {
      const found = new Set<string>();
      for (const input of texts.flatMap(inPieces)) {
        const response = await fetch(`${address}/moderations`, {
          method: "POST",
          headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
          body: JSON.stringify({ model, input }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (!response.ok) throw new Error(`The moderation model answered with ${response.status}.`);
        for (const { flagged, categories } of replySchema.parse(await response.json()).results) {
          if (!flagged) continue;
          const named = Object.keys(categories).filter((category) => categories[category]);
          for (const category of named.length > 0 ? named : ["flagged"]) found.add(category);
        }
      }
      return [...found].sort();
    },
  };
}

function inPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += longestText) pieces.push(text.slice(at, at + longestText));
  return pieces;
}
