import { maskPersonal } from "#lib/privacy/mask.ts";

/** The text of a published conversation as it may be shown: without anybody's personal data. */
export const publishable = (text: string): string => maskPersonal(text);
