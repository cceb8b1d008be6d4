import { Badge } from "#components/ui/badge.tsx";
import type { PublicModel } from "#lib/models/types.ts";

const statusWords: Record<PublicModel["status"], string> = {
  active: "Can be drawn",
  paused: "Paused",
  retired: "Retired",
  external: "Known from these votes only",
};

/** Who a model is, in one line. */
export function ModelFacts({ model }: { model: PublicModel }) {
  const { organization, license, knowledgeCutoff, link, status, isToy } = model;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>
        {organization} · {license}
        {knowledgeCutoff && (
          <>
            {" · "}
            <span className="whitespace-nowrap">knows until {knowledgeCutoff}</span>
          </>
        )}
      </span>
      <Badge look="outline">{statusWords[status]}</Badge>
      {isToy && <Badge title="A small program that comes with Ringside, not a language model">toy</Badge>}
      {link && (
        <a href={link} rel="noopener nofollow" className="underline underline-offset-4 hover:text-foreground">
          Its maker’s page
        </a>
      )}
    </span>
  );
}
