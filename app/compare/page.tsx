import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PairChooser } from "#components/comparison/pair-chooser.tsx";
import { Page } from "#components/shell/page.tsx";
import { compareHref } from "#lib/comparison/address.ts";
import { pageMetadata } from "#lib/page-metadata.ts";
import { listModels } from "#lib/profile/list-models.ts";
import { comparisonQuerySchema, sourceQuerySchema } from "#lib/profile/schema.ts";

export const metadata: Metadata = pageMetadata({
  title: "Compare two models",
  description: "Who beats whom, how often, how surely, and on what: any two models of this arena side by side.",
  path: "/compare",
});

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Choose two; the form leads back here, and from here to the two's own page. */
export default async function ComparePage({ searchParams }: Props) {
  const { a, b, source } = await searchParams;
  const pair = comparisonQuerySchema.safeParse({ first: a, second: b, source });
  if (pair.success) redirect(compareHref(pair.data.first, pair.data.second, pair.data.source));
  const query = sourceQuerySchema.safeParse({ source });
  const index = query.success && a === undefined && b === undefined ? await listModels(query.data.source) : null;
  if (!index) notFound();
  return (
    <Page title="Compare two models" lead="Who beats whom, how often, how surely, and on what.">
      {index.models.length < 2 ? (
        <p className="text-sm text-muted-foreground">It takes two models; this arena has fewer.</p>
      ) : (
        <PairChooser models={index.models} source={index.source?.slug ?? "arena"} />
      )}
    </Page>
  );
}
