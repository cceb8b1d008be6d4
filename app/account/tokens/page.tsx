import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { TokenForm } from "#components/account/token-form.tsx";
import { TokenTable } from "#components/account/token-table.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { toAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { lifetimesInDays } from "#lib/token/schema.ts";
import { tokensOf } from "#lib/token/store.ts";
import { administratorScopes, scopeNames, scopes } from "#lib/token/types.ts";
import { createTokenHere, revokeTokenHere } from "./actions.ts";

export const metadata: Metadata = { title: "Access tokens", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TokensPage({ searchParams }: Query) {
  const session = await currentSession(await headers());
  if (!session) redirect("/sign-in?error=SignInFirst&callbackUrl=/account/tokens");
  const { problem } = await searchParams;
  const isAdministrator = toAdmin(session, env().ADMIN_EMAILS) !== null;
  const offered = scopeNames.filter((scope) => isAdministrator || !administratorScopes.includes(scope));
  const lead = (
    <>
      A token lets a program of yours do what you may do here, within what you tick.{" "}
      <Link href="/docs/api" className="underline underline-offset-4" prefetch={false}>
        What programs can ask for
      </Link>
    </>
  );
  return (
    <Page title="Access tokens" lead={lead}>
      <div className="flex flex-col gap-12 pb-10">
        {problem !== undefined && (
          <Card role="alert" className="text-sm">
            That token is not in force any more.
          </Card>
        )}
        <section aria-labelledby="new" className="flex flex-col gap-4">
          <h2 id="new" className="text-lg font-semibold">
            New token
          </h2>
          <TokenForm
            create={createTokenHere}
            scopes={offered.map((name) => ({ name, says: scopes[name] }))}
            lifetimes={lifetimesInDays}
          />
        </section>
        <section aria-labelledby="yours" className="flex flex-col gap-4">
          <h2 id="yours" className="text-lg font-semibold">
            Your tokens
          </h2>
          <TokenTable tokens={await tokensOf(session.userId)} now={new Date()} revoke={revokeTokenHere} />
        </section>
      </div>
    </Page>
  );
}
