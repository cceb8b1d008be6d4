/**
 * Speaks to next-auth's own addresses. Its React client would do the same, but keeps a note in the browser's storage, where
 * the voter cookie and the session are to be the only things.
 */
export async function signInWith(
  provider: string,
  { callbackUrl, fields }: { callbackUrl: string; fields?: Record<string, string> },
): Promise<{ ok: boolean; url: string }> {
  // Signing in with something typed goes straight to the callback, without another site in between.
  const path = fields ? "callback" : "signin";
  return post(`/api/auth/${path}/${encodeURIComponent(provider)}`, { ...fields, callbackUrl });
}

export const signOut = (callbackUrl: string) => post("/api/auth/signout", { callbackUrl });

async function post(address: string, fields: Record<string, string>): Promise<{ ok: boolean; url: string }> {
  const { csrfToken } = (await answerOf(await fetch("/api/auth/csrf"))) as { csrfToken: string };
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
  const { url } = (await answerOf(response)) as { url?: string };
  if (!url) throw new Error("The server did not say where to go next.");
  return { ok: response.ok, url };
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.headers.get("content-type")?.includes("json")) return response.json();
  throw new Error(`The server answered with status ${response.status}.`);
}
