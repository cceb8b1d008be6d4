/** Variables whose values never belong in a log. */
const secretName = /SECRET|KEY|TOKEN|PASSWORD|DATABASE(_REPLICA)?_URL/;

/** Shorter values are words that may stand in any sentence. */
const shortest = 8;

/** A text for the log, without any secret of the environment and without the user and password of any address. */
export function redactSecrets(text: string, environment: Record<string, string | undefined> = process.env): string {
  const secrets = Object.entries(environment).flatMap(([name, value]) =>
    value && value.length >= shortest && secretName.test(name) ? [value] : [],
  );
  // The longest first, or a secret that contains another would stay half visible.
  secrets.sort((one, other) => other.length - one.length);
  const hidden = secrets.reduce((shown, secret) => shown.replaceAll(secret, "[hidden]"), text);
  return hidden
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, "$1[hidden]@")
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, "$1 [hidden]")
    .replace(/\bsk-[\w-]{8,}/g, "[hidden]");
}
