/** What is written into a file around the chart. */
export interface Caption {
  finding: string;
  /** Where it comes from and how it was made. */
  source: string;
}

/** Everything about looks that a file cannot take from the page. */
const looks = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap"],
  ...["stroke-linejoin", "paint-order", "opacity", "font-size", "font-weight", "font-variant-numeric", "text-anchor"],
];

const unneeded: Record<string, string> = {
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "paint-order": "normal",
  opacity: "1",
  "font-variant-numeric": "normal",
  "text-anchor": "start",
};

const padding = 24;
const titleHeight = 24;
const sourceHeight = 16;
const xmlns = "http://www.w3.org/2000/svg";

/** The chart as a file of its own: its looks written out, its finding above it, its source below. */
export function toSvg(chart: SVGSVGElement, { finding, source }: Caption, font = ""): string {
  const colour = colourReader();
  const [width, height] = [chart.width.baseVal.value, chart.height.baseVal.value];
  const title = wrap(finding, Math.floor(width / 11));
  const lines = wrap(source, Math.floor(width / 6.5));
  const top = padding + title.length * titleHeight + 8;
  const whole = { width: width + 2 * padding, height: top + height + 14 + lines.length * sourceHeight + padding };
  const body = getComputedStyle(document.body);
  const [ground, ink] = [colour(getComputedStyle(document.documentElement).backgroundColor), colour(body.color)];
  const muted = colour(getComputedStyle(chart).getPropertyValue("--muted-foreground"));

  const copy = chart.cloneNode(true) as SVGSVGElement;
  writeLooks(chart, copy, colour);
  copy.setAttribute("x", String(padding));
  copy.setAttribute("y", String(top));
  copy.setAttribute("overflow", "visible");
  const text = (line: string, y: number, look: string) =>
    `<text x="${padding}" y="${y}" ${look}>${escapeXml(line)}</text>`;
  return [
    `<svg xmlns="${xmlns}" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" `,
    `font-family="'Inter Variable', Inter, system-ui, sans-serif" role="img">`,
    `<title>${escapeXml(finding)}</title>${font && `<style>${font}</style>`}`,
    `<rect width="100%" height="100%" fill="${ground}"/>`,
    ...title.map((line, i) =>
      text(line, padding + 16 + i * titleHeight, `font-size="18" font-weight="600" fill="${ink}"`),
    ),
    new XMLSerializer().serializeToString(copy),
    ...lines.map((line, i) => text(line, top + height + 26 + i * sourceHeight, `font-size="11.5" fill="${muted}"`)),
    "</svg>\n",
  ].join("");
}

/** Dots twice as fine as the screen's, so that a picture survives a slide. */
const finer = 2;

export async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * finer;
  canvas.height = image.naturalHeight * finer;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw pictures.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large."))), "image/png"),
  );
}

/** The page's own letters, since an image may fetch nothing; nothing when they cannot be had. */
export async function pageFont(): Promise<string> {
  const family = getComputedStyle(document.body).fontFamily.split(",")[0].replaceAll(/["']/g, "").trim();
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const face = rules.find(
    (rule): rule is CSSFontFaceRule =>
      rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").replaceAll(/["']/g, "") === family,
  );
  const address = /url\("?([^")]+)"?\)/.exec(face?.style.getPropertyValue("src") ?? "")?.[1];
  if (!address) return "";
  const response = await fetch(new URL(address, face?.parentStyleSheet?.href ?? location.href));
  if (!response.ok) return "";
  const bytes = new Uint8Array(await response.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)})}`;
}

export function saveAs(blob: Blob, filename: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function writeLooks(original: Element, copy: Element, colour: (text: string) => string): void {
  const computed = getComputedStyle(original);
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  for (const name of looks) {
    const value = computed.getPropertyValue(name);
    if (!value || unneeded[name] === value) copy.removeAttribute(name);
    else copy.setAttribute(name, name === "fill" || name === "stroke" ? colour(value) : value);
  }
  for (let i = 0; i < original.children.length; i++) writeLooks(original.children[i], copy.children[i], colour);
}

/** Any colour as every viewer of SVG knows it: mixed colours are written in ways that only browsers read. */
function colourReader(): (text: string) => string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map<string, string>();
  return (text) => {
    if (text === "none" || text.startsWith("url(") || !context) return text;
    let plain = known.get(text);
    if (plain === undefined) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = text;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      plain = alpha === 255 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${alpha / 255})`;
      known.set(text, plain);
    }
    return plain;
  };
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
