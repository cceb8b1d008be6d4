import { Download } from "lucide-react";
import { counted } from "#components/leaderboard/wording.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";

export interface DownloadableSource {
  slug: string;
  name: string;
  isInvented: boolean;
  /** Lines of each file; `private` votes leave in no file and count on no board. */
  rows: { counted: number; votes: number; battles: number; models: number; private: number };
}

/** Every file of one source, with how many lines it has. */
export function Downloads({ source }: { source: DownloadableSource }) {
  const { slug, name, isInvented, rows } = source;
  const file = (dataset: string, format: string, more: Record<string, string> = {}) =>
    `/api/export/${dataset}?${new URLSearchParams({ source: slug, format, ...more })}`;
  return (
    <section aria-labelledby={`source-${slug}`} className="border-t border-border py-5 first:border-0 first:pt-0">
      <h3 id={`source-${slug}`} className="flex items-baseline gap-2 font-semibold">
        {name}
        {isInvented && <Badge look="b">invented models and votes</Badge>}
      </h3>
      {rows.votes === 0 ? (
        <p className="mt-2 text-sm text-muted-foreground">
          No votes yet. The files are here from the first one on; until then they hold their header and nothing else.
        </p>
      ) : (
        <dl className="mt-3 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
          <File
            name="Votes that count"
            size={counted(rows.counted, "row")}
            links={[
              ["JSON lines", file("votes", "jsonl")],
              ["CSV", file("votes", "csv")],
            ]}
            of={name}
          />
          {rows.votes > rows.counted && (
            <File
              name="All votes, also those kept off the board"
              size={counted(rows.votes, "row")}
              links={[
                ["JSON lines", file("votes", "jsonl", { counted: "all" })],
                ["CSV", file("votes", "csv", { counted: "all" })],
              ]}
              of={name}
            />
          )}
          <File
            name="Battles"
            size={counted(rows.battles, "row")}
            links={[
              ["JSON lines", file("battles", "jsonl")],
              ["CSV", file("battles", "csv")],
            ]}
            of={name}
          />
          {rows.models > 0 && (
            <File
              name="Leaderboard"
              size={counted(rows.models, "row")}
              links={[
                ["JSON", file("leaderboard", "json")],
                ["CSV", file("leaderboard", "csv")],
              ]}
              of={name}
            />
          )}
        </dl>
      )}
      {rows.private > 0 && (
        <p className="mt-3 max-w-[70ch] text-sm text-muted-foreground">
          {counted(rows.private, "private vote")} of this source {rows.private === 1 ? "leaves" : "leave"} in no file.
        </p>
      )}
    </section>
  );
}

function File({ name, size, links, of }: { name: string; size: string; links: [string, string][]; of: string }) {
  return (
    <>
      <dt>
        {name} <span className="text-muted-foreground tabular-nums">{size}</span>
      </dt>
      <dd className="flex gap-2">
        {links.map(([format, href]) => (
          <Button key={format} asChild look="outline" size="small">
            <a href={href} download aria-label={`${of}: ${name} as ${format}`}>
              <Download aria-hidden />
              {format}
            </a>
          </Button>
        ))}
      </dd>
    </>
  );
}
