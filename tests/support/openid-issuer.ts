import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the issuer says of whoever signs in next. */
export interface Claims {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: unknown;
}

/** A small OpenID Connect issuer that signs everybody in at once and checks PKCE as a real one does. */
export async function startIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pending = new Map<string, { challenge: string | null; nonce: string | null; claims: Claims }>();
  const state = { claims: { sub: "nobody" } as Claims, inUserinfoOnly: false };

  const server = createServer((request, response) => {
    const url = new URL(request.url!, issuer);
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    };
    if (url.pathname === "/.well-known/openid-configuration") return json(discovery());
    if (url.pathname === "/keys")
      return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig" }] });
    if (url.pathname === "/userinfo") return json(state.claims);
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const form = new URLSearchParams(body);
      const asked = pending.get(form.get("code") ?? "");
      pending.delete(form.get("code") ?? "");
      const proof = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      if (!asked || proof !== asked.challenge) return json({ error: "invalid_grant" }, 400);
      json({ access_token: randomUUID(), token_type: "Bearer", id_token: idToken(asked), "not-before-policy": 0 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const discovery = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/userinfo`,
    id_token_signing_alg_values_supported: ["RS256"],
  });

  function idToken({ nonce, claims }: { nonce: string | null; claims: Claims }): string {
    const now = Math.floor(Date.now() / 1000);
    const told = state.inUserinfoOnly ? { sub: claims.sub } : claims;
    const payload = { iss: issuer, aud: "ringside", iat: now, exp: now + 300, nonce: nonce ?? undefined, ...told };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "1" })}.${part(payload)}`;
    return `${signed}.${createSign("sha256").update(signed).sign(privateKey, "base64url")}`;
  }

  return {
    issuer,
    state,
    /** What a browser does at the issuer: follows the link and comes back with a code. */
    authorize(address: string): { code: string; state: string } {
      const { searchParams } = new URL(address);
      const code = randomUUID();
      const [challenge, nonce] = [searchParams.get("code_challenge"), searchParams.get("nonce")];
      pending.set(code, { challenge, nonce, claims: state.claims });
      return { code, state: searchParams.get("state") ?? "" };
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
