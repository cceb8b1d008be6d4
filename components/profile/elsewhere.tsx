import Image from "next/image";
import { Section } from "#components/figures/section.tsx";

/** The same as data, and a badge to put elsewhere. */
export function Elsewhere({
  slug,
  name,
  source = "arena",
  isRated,
}: {
  slug: string;
  name: string;
  source?: string;
  isRated: boolean;
}) {
  const query = source === "arena" ? "" : `?source=${source}`;
  const badge = `/badge/${slug}.svg${query}`;
  return (
    <div className="print:hidden">
      <Section id="elsewhere" title="Take it elsewhere">
        <div className="flex flex-col gap-3 text-sm">
          <p className="flex flex-wrap gap-x-5 gap-y-2">
            <a className="underline underline-offset-4" href={`/api/models/${slug}`}>
              This model as JSON
            </a>
            <a className="underline underline-offset-4" href={`/feed.atom${query}`}>
              Rank changes as Atom
            </a>
          </p>
          {isRated && (
            <>
              <p className="text-muted-foreground">A badge that stays up to date:</p>
              <Image
                src={badge}
                alt={`Arena Elo of ${name}`}
                width={160}
                height={20}
                unoptimized
                className="h-5 w-auto self-start"
              />
              <code className="w-fit max-w-full rounded-md bg-muted px-3 py-2 font-mono text-xs wrap-anywhere">
                {`![Arena Elo of ${name}](…${badge})`}
              </code>
            </>
          )}
        </div>
      </Section>
    </div>
  );
}
