/** Code in a text: fenced blocks, also one that was never closed, and inline code. */
const fenced = /^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1[^\n]*$|(?![\s\S]))/gm;
const inline = /`[^`\n]+`/g;

export const withoutFences = (text: string): string => text.replace(fenced, "\n");

export const withoutCode = (text: string): string => withoutFences(text).replace(inline, " ");

export const hasFence = (text: string): boolean => /```|~~~/.test(text);
