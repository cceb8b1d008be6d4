import { randomInt } from "node:crypto";
import type { Metadata } from "next";
import { Arena } from "#components/arena/arena.tsx";
import { pickSuggestions } from "#components/arena/suggestions.ts";
import { maxPromptBytes } from "#lib/battle/schema.ts";
import { env } from "#lib/env.ts";
import { pageMetadata } from "#lib/page-metadata.ts";

export const metadata: Metadata = {
  ...pageMetadata({
    title: "Ringside: judge two language models blind",
    description:
      "Ask anything. Two anonymous models answer side by side; you say which is better, then see who they were.",
    path: "/",
  }),
  title: { absolute: "Ringside: judge two language models blind" },
};

/** The arena. Nothing on this page may name a model. */
export default function ArenaPage() {
  return (
    <Arena
      mode="blind"
      title="Ask anything. Judge the answers blind."
      lead="Two anonymous models answer side by side. You say which is better, then see who they were."
      suggestions={pickSuggestions(4, (below) => randomInt(below))}
      maxPromptBytes={maxPromptBytes}
      defaultConsent={env().DEFAULT_CONSENT}
    />
  );
}
