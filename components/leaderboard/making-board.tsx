import { Skeleton } from "#components/ui/skeleton.tsx";

/** A board that nobody has asked for before: what happens now, in the shape of what comes. */
export function MakingBoard() {
  return (
    <section aria-labelledby="making" className="py-4">
      <h2 id="making" className="text-lg font-semibold tracking-tight">
        This board is being made
      </h2>
      <p className="mt-1 max-w-[70ch] text-sm text-muted-foreground">
        Nobody has asked for this choice lately, so a worker counts and rates its votes now. The board appears here by
        itself, usually within a few seconds, and is kept up to date from then on.
      </p>
      <div aria-hidden className="mt-6 flex flex-col gap-3">
        {Array.from({ length: 8 }, (_, line) => (
          <Skeleton key={line} className="h-8 w-full" />
        ))}
      </div>
    </section>
  );
}
