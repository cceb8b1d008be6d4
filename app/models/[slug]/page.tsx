import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SourceNotice } from "#components/figures/source-notice.tsx";
import { State } from "#components/figures/state.tsx";
import { BoardSwitch } from "#components/leaderboard/board-switch.tsx";
import { ratingInWords } from "#components/leaderboard/wording.ts";
import { ReadyPicture } from "#components/pictures/ready-picture.tsx";
import { Elsewhere } from "#components/profile/elsewhere.tsx";
import { Life } from "#components/profile/life.tsx";
import { ModelFacts } from "#components/profile/model-facts.tsx";
import { Reasons } from "#components/profile/reasons.tsx";
import { RivalTable } from "#components/profile/rival-table.tsx";
import { StandingFigures } from "#components/profile/standing-figures.tsx";
import { Strengths } from "#components/profile/strengths.tsx";
import { Page } from "#components/shell/page.tsx";
import { pageMetadata } from "#lib/page-metadata.ts";
import { modelHref } from "#lib/profile/address.ts";
import { loadProfile } from "#lib/profile/load-profile.ts";
import { profileQuerySchema } from "#lib/profile/schema.ts";
import { ownCategories } from "#lib/tagging/categories-file.ts";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The profile that an address names; anything else is not found. */
async function profileAt({ params, searchParams }: Props) {
  const { slug } = await params;
  const { source } = await searchParams;
  const query = profileQuerySchema.safeParse({ slug, source });
  const found = query.success && (await loadProfile(query.data.slug, query.data.source));
  if (!found || !found.ok) notFound();
  return found.value;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { model, standing, source } = await profileAt(props);
  const words = standing && ratingInWords(standing.row);
  return pageMetadata({
    title: model.name,
    description: words
      ? `${model.name} by ${model.organization}: rating ${words}, by ${standing.row.votes} votes. Strengths, weaknesses and its record against every rival.`
      : `${model.name} by ${model.organization}: how it does in blind duels.`,
    path: modelHref(model.slug, source?.slug),
    picture: `/og/models/${model.slug}`,
  });
}

export default async function ModelPage(props: Props) {
  const { model, events, sources, source, standing } = await profileAt(props);
  return (
    <Page title={model.name} lead={<ModelFacts model={model} />}>
      {sources.length > 1 && (
        <BoardSwitch
          label="Source of votes"
          choices={sources.map(({ slug, name }) => ({
            href: modelHref(model.slug, slug),
            name,
            isHere: slug === source?.slug,
          }))}
        />
      )}
      {standing && source ? (
        <>
          <SourceNotice kind={source.kind} />
          <div className="mt-6">
            <StandingFigures standing={standing} />
          </div>
          <Strengths strengths={standing.strengths} source={source.slug} own={ownCategories()} />
          <RivalTable model={model} record={standing.record} source={source.slug} />
          <details className="mt-4 text-sm print:hidden">
            <summary className="w-fit">The same as a picture, to keep</summary>
            <div className="mt-4">
              <ReadyPicture
                picture={standing.pictures.record}
                id="record"
                title="Record against each rival"
                source={`${source.name}, ${model.name}`}
                filename={`${model.slug}-record`}
                level={3}
              />
            </div>
          </details>
          <Reasons groups={standing.reasons} />
          <div className="mt-12">
            <ReadyPicture
              picture={standing.pictures.history}
              id="history"
              title="How its rating came about"
              source={`${source.name}, ${model.name}`}
              filename={`${model.slug}-history`}
              level={2}
            />
          </div>
        </>
      ) : (
        <State title="No vote on it counts yet">
          <p>
            Its rating, its strengths and its record against every rival will stand here.{" "}
            {model.status === "active" ? (
              <>
                The next <Link href="/">round in the arena</Link> may be its first.
              </>
            ) : (
              <>
                Until then, see <Link href="/leaderboard">the board of the others</Link>.
              </>
            )}
          </p>
        </State>
      )}
      <Life events={events} />
      <Elsewhere slug={model.slug} name={model.name} source={source?.slug} isRated={standing !== null} />
    </Page>
  );
}
