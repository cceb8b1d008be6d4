import { categoryName, isTopic, inOrder, overall } from "#lib/leaderboard/categories.ts";
import type { NamedCategory } from "#lib/leaderboard/categories.ts";
import { Button } from "#components/ui/button.tsx";

interface Props {
  query: { source: string; category: string; language: string; model: string; vote: string; flagged: string };
  sources: { slug: string; name: string }[];
  categories: string[];
  models: { slug: string; name: string }[];
  own: readonly NamedCategory[];
}

const field = "h-10 w-full min-w-0 rounded-md border border-input bg-card px-2 text-sm text-foreground";

type Options = readonly (readonly [value: string, words: string])[];

const flags: Options = [
  ["", "Any"],
  ["found", "Flagged, nobody has decided"],
  ["withheld", "Withheld by hand"],
  ["cleared", "Cleared by hand"],
];

const voted: Options = [
  ["", "With a vote"],
  ["without", "Without a vote"],
];

/** Which battles to read. A form of the address, so that it works without a script and a question can be kept as a link. */
export function ReviewForm({ query, sources, categories, models, own }: Props) {
  const known = inOrder(categories, own).filter((category) => category !== overall);
  const named = (which: string[]): Options => which.map((category) => [category, categoryName(category, own)]);
  return (
    <form
      action="/admin/battles"
      className="grid grid-cols-2 items-end gap-x-4 gap-y-3 md:grid-cols-3 xl:grid-cols-[repeat(6,minmax(0,1fr))_auto]"
    >
      <Choice
        name="source"
        label="Source"
        value={query.source}
        options={sources.map(({ slug, name }) => [slug, name])}
      />
      <Choice
        name="category"
        label="Category"
        value={query.category}
        options={[["", "Any"], ...named(known.filter((category) => isTopic(category, own)))]}
      />
      <Choice
        name="language"
        label="Language"
        value={query.language}
        options={[["", "Any"], ...named(known.filter((category) => !isTopic(category, own))), ["unknown", "Not known"]]}
      />
      <label className="min-w-0 text-xs text-muted-foreground">
        Model, on either side
        <input
          name="model"
          list="models"
          defaultValue={query.model}
          placeholder="Any"
          autoComplete="off"
          maxLength={200}
          className={`${field} mt-1`}
        />
        <datalist id="models">
          {models.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </datalist>
      </label>
      <Choice name="vote" label="Vote" value={query.vote} options={voted} />
      <Choice name="flagged" label="Moderation" value={query.flagged} options={flags} />
      <Button type="submit" look="outline" className="max-xl:justify-self-start">
        Show
      </Button>
    </form>
  );
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: Options }) {
  const isOffered = options.some(([offered]) => offered === value);
  return (
    <label className="min-w-0 text-xs text-muted-foreground">
      {label}
      <select name={name} defaultValue={value} className={`${field} mt-1`}>
        {!isOffered && <option value={value}>{value}</option>}
        {options.map(([offered, words]) => (
          <option key={offered} value={offered}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
