import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { DevelopmentForm, ProviderButtons, SignOutButton } from "#components/admin/sign-in-form.tsx";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { toAdmin } from "#lib/auth/admin.ts";
import { configuredChoices, offersDevelopmentSignIn } from "#lib/auth/choices.ts";
import { currentSession } from "#lib/auth/session.ts";
import { toSignInProblem } from "#lib/auth/sign-in-problem.ts";
import { env } from "#lib/env.ts";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Query) {
  const { callbackUrl, error } = await searchParams;
  const session = await currentSession(await headers());
  const problem = toSignInProblem(error);
  return (
    <Page title={session ? `Signed in as ${session.name}` : "Sign in"} lead={session ? null : lead}>
      <div className="flex max-w-sm flex-col gap-4">
        {problem && (
          <Card role="alert" className="text-sm">
            {problem}
          </Card>
        )}
        {session ? (
          <>
            {toAdmin(session, env().ADMIN_EMAILS) && (
              <Button asChild className="self-start">
                <Link href="/admin">Administration</Link>
              </Button>
            )}
            <Button asChild look="outline" className="self-start">
              <Link href="/account/tokens">Access tokens</Link>
            </Button>
            <SignOutButton />
          </>
        ) : (
          <Choices callbackUrl={typeof callbackUrl === "string" ? callbackUrl : "/"} />
        )}
      </div>
    </Page>
  );
}

const lead = "You do not need this to vote. Signed in, your battles and votes follow you to your other devices.";

function Choices({ callbackUrl }: { callbackUrl: string }) {
  const choices = configuredChoices();
  const isDevelopment = offersDevelopmentSignIn();
  return (
    <>
      <noscript>
        <p className="text-sm">Signing in needs JavaScript.</p>
      </noscript>
      {choices.length > 0 && <ProviderButtons choices={choices} callbackUrl={callbackUrl} />}
      {isDevelopment && <DevelopmentForm callbackUrl={callbackUrl} />}
      {choices.length === 0 && (
        <p className="text-sm text-muted-foreground">
          {isDevelopment
            ? "To administer this arena, open the one-time link that was printed when it started."
            : "This arena has no sign-in for visitors. Whoever runs it opens the one-time link printed when it started."}
        </p>
      )}
    </>
  );
}
