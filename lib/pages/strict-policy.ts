import { createHash } from "node:crypto";

/**
 * The policy of a page that is answered more than once: what its own inline scripts and styles hash to, instead of a nonce,
 * which would be the same for everybody. Scripts by address come from our own origin only.
 *
 * Fails: returns the policy as it was when it has no nonce to replace.
 */
export function withHashesFor(html: string, policy: string): string {
  const scripts = hashesOf(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  const styles = hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/gi);
  return policy
    .replace(/script-src [^;]*/, (given) => rewritten(given, scripts))
    .replace(/style-src [^;]*/, (given) => rewritten(given, styles));
}

/** 'strict-dynamic' would make browsers ignore 'self', and with it the scripts by address, which carry no nonce of ours now. */
function rewritten(directive: string, hashes: string[]): string {
  if (!directive.includes("'nonce-")) return directive;
  const kept = directive.split(" ").filter((source) => !source.startsWith("'nonce-") && source !== "'strict-dynamic'");
  return [...kept, ...hashes].join(" ");
}

const hashesOf = (html: string, elements: RegExp) => [
  ...new Set(
    [...html.matchAll(elements)].map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`),
  ),
];
