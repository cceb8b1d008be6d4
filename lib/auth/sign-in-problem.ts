/** What next-auth puts behind `?error=`, in words. Anything else gets the general sentence, never its own text. */
const sentences: Record<string, string> = {
  OAuthAccountNotLinked: "That address already signed in here in another way. Use that way, then come back.",
  CredentialsSignin: "That was not accepted. If it was a link, it may be used up or too old.",
  AccessDenied: "You said no, or are not allowed to sign in here.",
  Configuration: "Sign-in is not set up rightly here. Whoever runs this arena finds the reason in its log.",
  NotAdministrator: "That page is for administrators.",
  SignInFirst: "Sign in to see that page.",
};

/** The sentence for an error code; null when there is none. */
export function toSignInProblem(code: string | string[] | undefined): string | null {
  if (code === undefined) return null;
  const known = typeof code === "string" && Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return known ?? "Signing in did not work. Please try again.";
}
