import { escapeXml } from "./xml.ts";

export interface BadgeText {
  label: string;
  value: string;
}

const height = 20;
const padding = 6;

/** Verdana at 11 px by rough classes of width; `textLength` then makes every browser keep to it, whatever font it has. */
function widthOf(text: string): number {
  const narrow = /[ilj.,:;'|!fIrt()[\]\s]/;
  const wide = /[mwMW@%—]/;
  const units = [...text].map((letter) => {
    if (letter.codePointAt(0)! > 0x2e80) return 11;
    if (wide.test(letter)) return 9.6;
    if (narrow.test(letter)) return 4.2;
    return /[A-Z]/.test(letter) ? 7.8 : 6.9;
  });
  return Math.ceil(units.reduce((sum, unit) => sum + unit, 0));
}

/** A badge: what it is about on the left, the value on the right, in the colours of this site. */
export function badgeSvg({ label, value }: BadgeText): string {
  const [left, right] = [widthOf(label), widthOf(value)];
  const [labelWidth, valueWidth] = [left + 2 * padding, right + 2 * padding];
  const width = labelWidth + valueWidth;
  const said = escapeXml(`${label}: ${value}`);
  const text = (words: string, x: number, length: number) =>
    `<text x="${x}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}">`,
    `<title>${said}</title>`,
    `<clipPath id="r"><rect width="${width}" height="${height}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${labelWidth}" height="${height}" fill="#1b1c1e"/><rect x="${labelWidth}" width="${valueWidth}" height="${height}" fill="#00629a"/></g>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">`,
    text(label, padding, left),
    text(value, labelWidth + padding, right),
    `</g></svg>`,
  ].join("");
}
