import { Button } from "#components/ui/button.tsx";
import { categoryName } from "#lib/leaderboard/categories.ts";
import type { NamedCategory } from "#lib/leaderboard/categories.ts";
import { counted, listed } from "#lib/wording.ts";
import { isLanguageSlug } from "#lib/tagging/language-names.ts";
import type { BattleReview } from "#lib/review/types.ts";
import { toMinute } from "./times.ts";

type Props = Pick<BattleReview, "id" | "categories" | "taggings" | "requestedCategory" | "isTaggedAnew" | "turns"> & {
  votes: number;
  own: readonly NamedCategory[];
  /** What it may be filed under by hand. */
  offered: readonly string[];
  /** Which languages it may be said to be in. */
  languages: readonly { code: string; name: string }[];
  file: (form: FormData) => Promise<void>;
  tagAgain: (form: FormData) => Promise<void>;
};

/** How a battle is filed and by what, and the way to have it filed again. */
export function TaggingPanel({
  id,
  categories,
  taggings,
  requestedCategory,
  isTaggedAnew,
  turns,
  votes,
  own,
  offered,
  languages,
  file,
  tagAgain,
}: Props) {
  const [newest, ...older] = taggings;
  return (
    <div className="flex flex-col gap-4 text-sm">
      {newest === undefined && <p className="text-muted-foreground">Not filed: nothing has tagged this battle.</p>}
      {newest && categories.length === 0 && <p className="text-muted-foreground">Filed under no category.</p>}
      {categories.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {categories.map(({ category, by }) => (
            <li key={category} className="wrap-anywhere">
              <span className="font-medium">{categoryName(category, own)}</span>{" "}
              <span className="text-muted-foreground">by {by}</span>
            </li>
          ))}
        </ul>
      )}
      {requestedCategory && (
        <p className="wrap-anywhere">
          Its voter filed it under <span className="font-medium">{categoryName(requestedCategory, own)}</span>.
        </p>
      )}
      {newest && (
        <p className="text-xs wrap-anywhere text-muted-foreground">
          {versionInWords(newest.version)},{" "}
          <time dateTime={newest.taggedAt.toISOString()}>{toMinute(newest.taggedAt)}</time>
        </p>
      )}
      {older.length > 0 && (
        <details>
          <summary className="w-fit">{counted(older.length, "earlier tagging")}</summary>
          <ol className="mt-2 flex flex-col gap-2">
            {older.map(({ ordinal, version, categories: before, taggedAt }) => (
              <li key={ordinal} className="border-l-2 border-border pl-3">
                <p>{before.length === 0 ? "No category" : listed(before.map((one) => categoryName(one, own)))}</p>
                <p className="text-xs wrap-anywhere text-muted-foreground">
                  {versionInWords(version)}, <time dateTime={taggedAt.toISOString()}>{toMinute(taggedAt)}</time>
                </p>
              </li>
            ))}
          </ol>
        </details>
      )}
      {votes > 0 && (
        <details>
          <summary className="w-fit">File by hand</summary>
          <form action={file} className="mt-2 flex max-w-xl flex-col gap-3">
            <input type="hidden" name="battleId" value={id} />
            <fieldset className="grid grid-cols-1 gap-x-5 gap-y-2 min-[26rem]:grid-cols-2">
              <legend className="mb-1.5 font-medium">What it is about</legend>
              {offered.map((category) => (
                <label key={category} className="flex min-w-0 items-baseline gap-2 wrap-anywhere">
                  <input
                    type="checkbox"
                    name="category"
                    value={category}
                    defaultChecked={categories.some((one) => one.category === category)}
                    className="accent-primary"
                  />
                  {categoryName(category, own)}
                </label>
              ))}
            </fieldset>
            <label className="flex flex-col gap-1.5 font-medium">
              Language of the prompts
              <select
                name="language"
                defaultValue={languageOf(newest, languages)}
                className="h-10 rounded-md border border-input bg-card px-2 font-normal"
              >
                {languageOf(newest, languages) === "" && <option value="">As it is</option>}
                <option value="unknown">Not known</option>
                {languages.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label className="flex flex-col gap-1.5 font-medium">
              Reason for filing it so
              <input
                name="reason"
                required
                minLength={3}
                maxLength={500}
                autoComplete="off"
                className="h-10 rounded-md border border-input bg-card px-3 font-normal"
              />
            </label>
            <p className="text-xs text-muted-foreground">
              It counts on the boards of these categories and of its language, whatever taggers say, until it is tagged
              again here. Your reason goes into the list of changes.
            </p>
            <Button type="submit" look="outline" className="self-start">
              File so
            </Button>
          </form>
        </details>
      )}
      {turns.length > 0 && votes > 0 && (
        <form action={tagAgain} className="flex max-w-xl flex-col gap-2">
          <input type="hidden" name="battleId" value={id} />
          <p className="text-xs text-muted-foreground">
            {isTaggedAnew
              ? "The taggers and categories that are in use have spoken of it last."
              : "Something else than the taggers in use has spoken of it last. Tagging again replaces what it said; boards follow."}
          </p>
          <Button type="submit" look="outline" className="self-start">
            Tag again
          </Button>
        </form>
      )}
    </div>
  );
}

/** The code to begin with; empty for a language without one, and where nothing was said. */
function languageOf(newest: Props["taggings"][number] | undefined, languages: Props["languages"]): string {
  if (!newest) return "";
  if (newest.language !== null) return languages.some(({ code }) => code === newest.language) ? newest.language : "";
  return newest.categories.some(isLanguageSlug) ? "" : "unknown";
}

function versionInWords(version: string): string {
  if (version === "hand") return "By hand";
  if (version === "labels") return "Labels of the imported file, taggers where it has none";
  const [taggers, own] = version.split("+");
  return `Taggers of version ${taggers}${own ? ` with your categories (${own})` : ""}`;
}
