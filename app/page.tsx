import { randomInt } from "node:crypto";
import { Arena } from "#components/arena/arena.tsx";
import { pickSuggestions } from "#components/arena/suggestions.ts";
import { maxPromptBytes } from "#lib/battle/schema.ts";
import { env } from "#lib/env.ts";

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
