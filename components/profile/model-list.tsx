import Link from "next/link";
import { State } from "#components/figures/state.tsx";
import { margin, ratingInWords, unratedInWords } from "#components/leaderboard/wording.ts";
import { Badge } from "#components/ui/badge.tsx";
import { modelHref } from "#lib/profile/address.ts";
import type { ListedModel } from "#lib/profile/list-models.ts";
import { counted, wholeNumber } from "#lib/wording.ts";

/** Models as links to their pages: those with a rating by rank, then those that wait for votes. */
export function ModelList({ models, source }: { models: ListedModel[]; source: string }) {
  if (models.length === 0) {
    return (
      <State title="No models yet">
        <p>
          Models appear here once they are on the roster: name them in <code>MODELS_FILE</code>, or set a provider’s
          key.
        </p>
      </State>
    );
  }
  const rated = models.filter(({ row }) => row !== null);
  const waiting = models.filter(({ row }) => row === null);
  return (
    <>
      {rated.length > 0 && (
        <ol className="mt-6 grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
          {rated.map((model) => (
            <Line key={model.slug} model={model} source={source} />
          ))}
        </ol>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" className="mt-10">
          <h2 id="waiting" className="text-lg font-semibold tracking-tight">
            Waiting for votes
          </h2>
          <ul className="mt-2 grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
            {waiting.map((model) => (
              <Line key={model.slug} model={model} source={source} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Line({
  model: { slug, name, organization, license, isToy, status, row },
  source,
}: {
  model: ListedModel;
  source: string;
}) {
  const isRated = row !== null && row.rating !== null;
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-b border-border/70 py-3">
      <span className="text-sm text-muted-foreground tabular-nums">
        {row?.rank ?? <span aria-hidden>–</span>}
        <span className="sr-only">{row?.rank ? "." : "no rank"}</span>
      </span>
      <span className="min-w-0">
        <Link
          href={modelHref(slug, source)}
          prefetch={false}
          className="font-medium wrap-anywhere underline decoration-input underline-offset-4 hover:decoration-current"
        >
          {name}
        </Link>
        {isToy && <Badge className="ml-2 align-[1px]">toy</Badge>}
        {(status === "paused" || status === "retired") && (
          <Badge look="outline" className="ml-2 align-[1px]">
            {status}
          </Badge>
        )}
        <span className="block text-xs wrap-anywhere text-muted-foreground">
          {organization} · {license}
        </span>
      </span>
      <span className="numeric text-sm">
        {isRated ? (
          <>
            <span className="font-medium" title={ratingInWords(row) ?? undefined}>
              {wholeNumber(row.rating!)}
            </span>
            <span className="block text-xs whitespace-nowrap text-muted-foreground">{margin(row)}</span>
          </>
        ) : (
          row && (
            <span className="text-xs text-muted-foreground" title={unratedInWords(row)}>
              {counted(row.votes, "vote")}
            </span>
          )
        )}
      </span>
    </li>
  );
}
