import "server-only";
import type { OAuthConfig, Provider } from "next-auth/providers/index";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { redeemAdminLink } from "#lib/auth/admin-link.ts";
import { hasSignInProvider, offersDevelopmentSignIn } from "#lib/auth/choices.ts";
import { developmentUser } from "#lib/auth/store.ts";
import { findVerifiedEmail, type ProviderProfile } from "#lib/auth/verified-email.ts";
import { env } from "#lib/env.ts";

/** PKCE and state on every flow; a slow provider gets more than next-auth's 3.5 s. */
const oauth = { checks: ["pkce", "state"] as ("pkce" | "state" | "nonce")[], httpOptions: { timeout: 10_000 } };

/** Every way in that the environment allows; the administrator link only where no provider is configured. */
export function signInProviders(): Provider[] {
  const settings = env();
  const providers: Provider[] = [];
  if (settings.GITHUB_ID) providers.push(gitHub(settings.GITHUB_ID, settings.GITHUB_SECRET!));
  if (settings.GOOGLE_CLIENT_ID) providers.push(google(settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET!));
  if (settings.OIDC_ISSUER) providers.push(openIdConnect(settings.OIDC_ISSUER));
  if (!hasSignInProvider()) providers.push(adminLink);
  if (offersDevelopmentSignIn()) providers.push(development);
  return providers;
}

interface GitHubProfile extends ProviderProfile {
  id: number;
  login: string;
  name?: string | null;
}

const gitHub = (clientId: string, clientSecret: string): Provider => ({
  ...(GitHubProvider({ clientId, clientSecret }) as unknown as OAuthConfig<GitHubProfile>),
  ...oauth,
  clientId,
  clientSecret,
  userinfo: {
    url: "https://api.github.com/user",
    async request({ client, tokens }) {
      const profile = await client.userinfo(tokens.access_token!);
      const emails = await fetch("https://api.github.com/user/emails", {
        headers: { authorization: `Bearer ${tokens.access_token}`, accept: "application/vnd.github+json" },
        signal: AbortSignal.timeout(oauth.httpOptions.timeout),
      });
      return { ...profile, emails: emails.ok ? await emails.json() : [] };
    },
  },
  profile: (profile) => person(String(profile.id), profile.name ?? profile.login, "github", profile),
});

interface OidcClaims extends ProviderProfile {
  sub: string;
  name?: string;
  preferred_username?: string;
}

const google = (clientId: string, clientSecret: string): Provider => ({
  ...(GoogleProvider({ clientId, clientSecret }) as unknown as OAuthConfig<OidcClaims>),
  ...oauth,
  clientId,
  clientSecret,
  profile: (claims) => person(claims.sub, claims.name, "google", claims),
});

type UserinfoRequest = NonNullable<Extract<OAuthConfig<OidcClaims>["userinfo"], object>["request"]>;
type TokenAnswer = Exclude<Parameters<Parameters<UserinfoRequest>[0]["client"]["userinfo"]>[0], string>;

function openIdConnect(issuer: string): Provider {
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  return {
    ...oauth,
    checks: ["pkce", "state", "nonce"],
    id: "oidc",
    name: OIDC_NAME,
    type: "oauth",
    issuer,
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    userinfo: {
      // Some issuers keep the address out of the id token.
      async request({ client, tokens }) {
        // Given whole, the tokens let the client see that both speak of the same person.
        const answer = tokens as TokenAnswer;
        const claims = answer.claims();
        if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims;
        return { ...claims, ...(await client.userinfo(answer)) };
      },
    },
    profile: (claims: OidcClaims) => person(claims.sub, claims.name ?? claims.preferred_username, "oidc", claims),
  } satisfies OAuthConfig<OidcClaims>;
}

/** What is stored of a person: no picture, and no address that nobody vouched for. */
const person = (id: string, name: string | null | undefined, providerId: string, profile: ProviderProfile) => ({
  id,
  name: name ?? null,
  email: findVerifiedEmail(providerId, profile),
});

const adminLink = CredentialsProvider({
  id: "admin-link",
  name: "Administrator link",
  credentials: { token: { type: "text" } },
  authorize: (credentials) => orNobody(() => redeemAdminLink(credentials?.token ?? "")),
});

const development = CredentialsProvider({
  id: "development",
  name: "Development",
  credentials: { name: { type: "text", label: "Name" } },
  authorize: (credentials) => {
    const name = credentials?.name?.trim().slice(0, 80);
    return name ? orNobody(() => developmentUser(name)) : null;
  },
});

/** next-auth puts the message of an error into the address bar, so none may leave here. */
async function orNobody<T>(find: () => Promise<T | null>): Promise<T | null> {
  try {
    return await find();
  } catch (error) {
    console.error(`Signing in failed: ${error instanceof Error ? error.name : "unknown error"}`);
    return null;
  }
}
