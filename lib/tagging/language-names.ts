const names = new Intl.DisplayNames(["en"], { type: "language" });

/** The language's English name, such as "Chinese", for people and for exports. */
export const languageName = (code: string): string => names.of(code) ?? code;

/** The name as part of an address, such as "chinese". */
export const languageSlug = (code: string): string =>
  languageName(code)
    .toLowerCase()
    .replace(/[^a-z]+/g, "-");
