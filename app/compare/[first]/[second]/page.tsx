import type { Metadata } from "next";
import Link from "next/link";
import { notFound, permanentRedirect } from "next/navigation";
import { PairChooser } from "#components/comparison/pair-chooser.tsx";
import { PairFigures } from "#components/comparison/pair-figures.tsx";
import { PartList, PartWhisker } from "#components/comparison/part-list.tsx";
import { Samples } from "#components/comparison/samples.tsx";
import { Settled } from "#components/comparison/settled.tsx";
import { SourceNotice } from "#components/figures/source-notice.tsx";
import { State } from "#components/figures/state.tsx";
import { BoardSwitch } from "#components/leaderboard/board-switch.tsx";
import { Page } from "#components/shell/page.tsx";
import { compareHref, isInOrder } from "#lib/comparison/address.ts";
import { loadComparison } from "#lib/comparison/load-comparison.ts";
import { categoryName, categorySays } from "#lib/leaderboard/categories.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";
import { pageMetadata } from "#lib/page-metadata.ts";
import { modelHref } from "#lib/profile/address.ts";
import { listModels } from "#lib/profile/list-models.ts";
import { comparisonQuerySchema } from "#lib/profile/schema.ts";
import { utcDay } from "#lib/wording.ts";

interface Props {
  params: Promise<{ first: string; second: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function comparisonAt({ params, searchParams }: Props) {
  const { first, second } = await params;
  const { source } = await searchParams;
  const query = comparisonQuerySchema.safeParse({ first, second, source });
  if (!query.success) notFound();
  // One page per pair: the other order leads to it.
  if (!isInOrder(first, second)) permanentRedirect(compareHref(first, second, query.data.source));
  const found = await loadComparison(first, second, query.data.source);
  if (!found.ok) notFound();
  return found.value;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { first, second, source, standing } = await comparisonAt(props);
  const isSame = first.slug === second.slug;
  return pageMetadata({
    title: isSame ? `${first.name} against itself` : `${first.name} against ${second.name}`,
    description: standing?.sentence ?? `${first.name} and ${second.name} side by side.`,
    path: compareHref(first.slug, second.slug, source?.slug),
    picture: isSame ? undefined : `/og${compareHref(first.slug, second.slug, source?.slug)}`,
    isIndexed: !isSame,
  });
}

export default async function PairPage(props: Props) {
  const { first, second, sources, source, standing } = await comparisonAt(props);
  const here = source?.slug ?? "arena";
  const index = await listModels(here);
  const chooser = <PairChooser models={index?.models ?? []} first={first.slug} second={second.slug} source={here} />;
  if (first.slug === second.slug) {
    return (
      <Page
        title={`${first.name} against itself`}
        lead="A model is exactly as good as itself. Choose another for one of the two."
      >
        {chooser}
      </Page>
    );
  }
  const names = { first: first.name, second: second.name };
  const own = ownCategories();
  const lead = standing?.sentence ?? "No source of votes has both of these models on its board.";
  return (
    <Page title={`${first.name} against ${second.name}`} lead={<span className="text-lg text-foreground">{lead}</span>}>
      {sources.length > 1 && (
        <BoardSwitch
          label="Source of votes"
          choices={sources.map(({ slug, name }) => ({
            href: compareHref(first.slug, second.slug, slug),
            name,
            isHere: slug === here,
          }))}
        />
      )}
      {standing && source ? (
        <>
          <SourceNotice kind={source.kind} />
          <PairFigures standing={standing} />
          <div className="mt-6 max-w-3xl">
            <PartWhisker part={standing.all} />
            <p className="mt-1 flex justify-between text-xs text-muted-foreground">
              <Link href={modelHref(second.slug, here)} className="text-side-b-text underline underline-offset-4">
                {second.name} wins all
              </Link>
              <Link href={modelHref(first.slug, here)} className="text-side-a-text underline underline-offset-4">
                {first.name} wins all
              </Link>
            </p>
          </div>
          <Settled standing={standing} />
          <PartList
            id="categories"
            title="By category"
            note={`Share of decided battles that ${first.name} won, with its 95 % interval; the line in the middle is a half. A battle can be in several categories.`}
            parts={standing.categories}
            names={names}
            nameOf={(category) => categoryName(category, own)}
            saysOf={(category) => categorySays(category, own)}
          />
          <PartList id="languages" title="By language" parts={standing.languages} names={names} nameOf={categoryName} />
          <PartList
            id="lengths"
            title="By the length of the answers"
            note="One answer is longer when it has at least a fifth more tokens."
            parts={standing.answers}
            names={names}
            nameOf={(part) =>
              part === "alike" ? "About as long" : `${part === "first" ? first.name : second.name}’s was longer`
            }
          />
          <PartList
            id="prompts"
            title="By the length of the prompt"
            parts={standing.prompts}
            names={names}
            nameOf={(part) => promptWords[part] ?? part}
          />
          {standing.periods.length > 1 && (
            <PartList
              id="time"
              title="Over time"
              parts={standing.periods}
              names={names}
              nameOf={(part) => (part.length > 7 ? `Week of ${utcDay(part)}` : utcDay(part).slice(2))}
            />
          )}
          {(source.kind === "arena" || standing.samples.length > 0) && (
            <Samples samples={standing.samples} names={names} />
          )}
        </>
      ) : (
        <State title="No votes on both yet">
          <p>
            Once both have votes of one source, this page says who beats whom, how often and how surely. Until then see{" "}
            <Link href={modelHref(first.slug)}>{first.name}</Link> and{" "}
            <Link href={modelHref(second.slug)}>{second.name}</Link> by themselves.
          </p>
        </State>
      )}
      <h2 className="mt-12 text-lg font-semibold tracking-tight print:hidden">Compare two others</h2>
      {chooser}
    </Page>
  );
}

const promptWords: Record<string, string> = {
  short: "Under 100 characters",
  medium: "100 to 499 characters",
  long: "500 characters and more",
};
