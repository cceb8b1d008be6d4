import type { Metadata } from "next";
import { SideBySideArena } from "#components/arena/side-by-side-arena.tsx";
import { maxPromptBytes } from "#lib/battle/schema.ts";
import { env } from "#lib/env.ts";
import { listPublicModels } from "#lib/models/store.ts";
import { pageMetadata } from "#lib/page-metadata.ts";

export const metadata: Metadata = pageMetadata({
  title: "Side by side",
  description:
    "Two models of your choice answer the same prompt. Such votes are not blind and do not count on the board.",
  path: "/side-by-side",
});

export default async function SideBySidePage() {
  const models = await listPublicModels();
  const choices = models
    .filter(({ status }) => status === "active")
    .map(({ slug, name, organization }) => ({ slug, name, organization }));
  return <SideBySideArena choices={choices} maxPromptBytes={maxPromptBytes} defaultConsent={env().DEFAULT_CONSENT} />;
}
