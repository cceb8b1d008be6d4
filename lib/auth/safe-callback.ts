/** Where to go after signing in or out: an address of this site, else its front page. Never another site. */
export function toSafeCallback(url: string, baseUrl: string): string {
  const { origin } = new URL(baseUrl);
  if (!URL.canParse(url, origin)) return origin;
  const target = new URL(url, origin);
  return target.origin === origin ? target.href : origin;
}
