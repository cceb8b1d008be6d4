/** Made to be shown inside other sites' pages; no other page may be framed. */
const framable = new Set(["/embed/leaderboard"]);
/** Pictures and feeds that other sites may load; nothing in them is anybody's own. */
const isShared = (pathname: string) =>
  framable.has(pathname) || /^\/(badge|og)\//.test(pathname) || ["/og", "/feed.atom", "/api/oembed"].includes(pathname);

export interface Delivery {
  pathname: string;
  nonce: string;
  isDevelopment: boolean;
  isHttps: boolean;
}

/**
 * What a page may load and do. Scripts run only with this answer's nonce; nothing comes from another site, pictures in
 * answers included, which would tell that site who reads them. Style attributes stay allowed: charts, mathematics and
 * highlighted code are drawn with them.
 */
export function contentSecurityPolicy({ pathname, nonce, isDevelopment }: Delivery): string {
  // React rebuilds stack traces with eval, and hot reload speaks over a socket: in development only.
  const inDevelopment = (source: string) => (isDevelopment ? ` ${source}` : "");
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment("'unsafe-eval'")}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${inDevelopment("ws:")}`,
    "manifest-src 'self'",
    "form-action 'self'",
    `frame-ancestors ${framable.has(pathname) ? "*" : "'none'"}`,
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Devices and sensors that no page of ours asks for. */
const permissions = ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"];

export function securityHeaders(delivery: Delivery): [name: string, value: string][] {
  return [
    ["content-security-policy", contentSecurityPolicy(delivery)],
    ["x-content-type-options", "nosniff"],
    ...(framable.has(delivery.pathname) ? [] : ([["x-frame-options", "DENY"]] as [string, string][])),
    ["referrer-policy", "same-origin"],
    ["permissions-policy", permissions.map((name) => `${name}=()`).join(", ")],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", isShared(delivery.pathname) ? "cross-origin" : "same-origin"],
    ...(delivery.isHttps ? ([["strict-transport-security", "max-age=31536000"]] as [string, string][]) : []),
  ];
}
