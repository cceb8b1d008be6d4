/** What each provider tells of a person, as far as we read it. */
export interface ProviderProfile {
  email?: unknown;
  email_verified?: unknown;
  /** GitHub's `/user/emails`, which we ask for ourselves: its profile alone does not say what is verified. */
  emails?: unknown;
}

/**
 * The address that the provider itself has verified, in lower case; null when it has not said so in so many words. Only
 * such an address is stored, and only such an address can make anybody an administrator.
 */
export function findVerifiedEmail(providerId: string, profile: ProviderProfile | undefined): string | null {
  if (!profile) return null;
  if (providerId === "github") return primaryOnGitHub(profile.emails);
  if (providerId !== "google" && providerId !== "oidc") return null;
  return profile.email_verified === true ? toAddress(profile.email) : null;
}

function primaryOnGitHub(emails: unknown): string | null {
  if (!Array.isArray(emails)) return null;
  const primary = (emails as { email?: unknown; primary?: unknown; verified?: unknown }[]).find(
    (one) => one?.primary === true && one.verified === true,
  );
  return toAddress(primary?.email);
}

const toAddress = (value: unknown) => (typeof value === "string" && value.includes("@") ? value.toLowerCase() : null);
