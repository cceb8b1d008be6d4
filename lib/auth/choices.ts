import { env } from "#lib/env.ts";

/** A way to sign in, as the sign-in page offers it. */
export interface SignInChoice {
  id: string;
  name: string;
}

/** The ways that the environment configures, without those that are only for development or the first start. */
export function configuredChoices(): SignInChoice[] {
  const { GITHUB_ID, GOOGLE_CLIENT_ID, OIDC_ISSUER, OIDC_NAME } = env();
  return [
    ...(GITHUB_ID ? [{ id: "github", name: "GitHub" }] : []),
    ...(GOOGLE_CLIENT_ID ? [{ id: "google", name: "Google" }] : []),
    ...(OIDC_ISSUER ? [{ id: "oidc", name: OIDC_NAME }] : []),
  ];
}

export const hasSignInProvider = () => configuredChoices().length > 0;

/** Signing in by just saying a name: never in production, never beside a real provider. */
export const offersDevelopmentSignIn = () => !hasSignInProvider() && process.env.NODE_ENV !== "production";
