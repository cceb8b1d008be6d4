const encoder = new TextEncoder();

/** How much of the limit a prompt takes. Counting bytes is left until a prompt is long enough for it to matter. */
export function measurePrompt(prompt: string, maxBytes: number) {
  const isShort = prompt.length * 3 < maxBytes * 0.9;
  const bytes = isShort ? 0 : encoder.encode(prompt).length;
  const isTooLong = bytes > maxBytes;
  const isNear = bytes > maxBytes * 0.9;
  return { isTooLong, notice: isNear ? describe(bytes, maxBytes) : "", isBlank: prompt.trim() === "" };
}

function describe(bytes: number, maxBytes: number): string {
  const limit = `${maxBytes / 1024} kB`;
  if (bytes <= maxBytes) return `${(bytes / 1024).toFixed(1)} of ${limit}`;
  const over = bytes - maxBytes;
  const by = over < 1024 ? `${over} ${over === 1 ? "byte" : "bytes"}` : `${(over / 1024).toFixed(1)} kB`;
  return `${by} over the limit of ${limit}. Shorten it to send.`;
}
