import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SourceNotice } from "#components/figures/source-notice.tsx";
import { BoardSwitch } from "#components/leaderboard/board-switch.tsx";
import { ModelList } from "#components/profile/model-list.tsx";
import { Page } from "#components/shell/page.tsx";
import { pageMetadata } from "#lib/page-metadata.ts";
import { listModels } from "#lib/profile/list-models.ts";
import { sourceQuerySchema } from "#lib/profile/schema.ts";

export const metadata: Metadata = pageMetadata({
  title: "Models",
  description: "Every model of this arena, each with its rating, its history, its strengths and its record.",
  path: "/models",
});

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ModelsPage({ searchParams }: Props) {
  const { source: asked } = await searchParams;
  const query = sourceQuerySchema.safeParse({ source: asked });
  const index = query.success ? await listModels(query.data.source) : null;
  if (!index) notFound();
  const { source, sources, models } = index;
  const here = source?.slug ?? "arena";
  return (
    <Page
      title="Models"
      lead="Each has a page: its rating, where it is strong and weak, and its record against every rival."
    >
      {sources.length > 1 && (
        <BoardSwitch
          label="Source of votes"
          choices={sources.map(({ slug, name }) => ({
            href: slug === "arena" ? "/models" : `/models?${new URLSearchParams({ source: slug })}`,
            name,
            isHere: slug === here,
          }))}
        />
      )}
      {source && <SourceNotice kind={source.kind} />}
      <ModelList models={models} source={here} />
    </Page>
  );
}
