import { Button } from "#components/ui/button.tsx";

const fieldStyle = "h-10 w-full min-w-0 rounded-md border border-input bg-card px-2 text-sm";

/** Two models to set side by side: a plain form, so that it works without a script. */
export function PairChooser({
  models,
  first,
  second,
  source,
}: {
  models: { slug: string; name: string }[];
  first?: string;
  second?: string;
  source: string;
}) {
  if (models.length < 2) return null;
  const options = models.map(({ slug, name }) => (
    <option key={slug} value={slug}>
      {name}
    </option>
  ));
  return (
    <form
      action="/compare"
      className="mt-6 grid max-w-2xl grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] print:hidden"
    >
      {source !== "arena" && <input type="hidden" name="source" value={source} />}
      <label className="text-xs text-muted-foreground">
        One model
        <select name="a" defaultValue={first ?? models[0].slug} className={`${fieldStyle} mt-1 text-foreground`}>
          {options}
        </select>
      </label>
      <label className="text-xs text-muted-foreground">
        The other
        <select name="b" defaultValue={second ?? models[1].slug} className={`${fieldStyle} mt-1 text-foreground`}>
          {options}
        </select>
      </label>
      <Button type="submit" look="outline" className="max-sm:col-span-2">
        Compare
      </Button>
    </form>
  );
}
