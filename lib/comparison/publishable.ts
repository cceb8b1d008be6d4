/** The text of a published conversation as it may be shown; whatever masks personal data does so here. */
export const publishable = (text: string): string => text;
