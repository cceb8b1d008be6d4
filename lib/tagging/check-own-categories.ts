import "server-only";
import { findModelsBySlug } from "#lib/models/store.ts";
import { ownCategories } from "./categories-file.ts";

/** Reads the operator's categories, and says which of them name a model that is not there. Fails: throws `CategoriesFileError`. */
export async function checkOwnCategories(): Promise<string[]> {
  const asked = ownCategories().flatMap(({ slug, model }) => (model ? [{ slug, model: model.slug }] : []));
  const found = await findModelsBySlug([...new Set(asked.map(({ model }) => model))]);
  return asked
    .filter(({ model }) => !found.some(({ slug }) => slug === model))
    .map(
      ({ slug, model }) =>
        `Category "${slug}" asks the model "${model}", which is not on the roster: its battles stay unknown.`,
    );
}
