const codeOrMath = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`)|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)/g;

/** Models write mathematics as `\(x\)` and `\[x\]`; our Markdown knows only `$$x$$`. Code is left as it is. */
export function unifyMathDelimiters(markdown: string): string {
  if (!markdown.includes("\\(") && !markdown.includes("\\[")) return markdown;
  return markdown.replace(codeOrMath, (whole, code?: string, block?: string, inline?: string) => {
    if (code !== undefined) return whole;
    if (block !== undefined) return `\n$$\n${block.trim()}\n$$\n`;
    return `$$${inline!.trim()}$$`;
  });
}
