import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { WebhookCard } from "#components/admin/webhook-card.tsx";
import { WebhookForm } from "#components/admin/webhook-form.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { loadWebhooks } from "#lib/webhook/load-webhooks.ts";
import { eventTypeNames, eventTypes } from "#lib/webhook/types.ts";
import { addWebhook, changeWebhook } from "./actions.ts";

export const metadata: Metadata = { title: "Webhooks", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WebhooksPage({ searchParams }: Query) {
  const carrier = await headers();
  if (!(await currentAdmin(carrier))) {
    const error = (await currentSession(carrier)) ? "NotAdministrator" : "SignInFirst";
    redirect(`/sign-in?error=${error}&callbackUrl=/admin/webhooks`);
  }
  const { problem } = await searchParams;
  const { webhooks, sources } = await loadWebhooks();
  const lead = (
    <>
      News sent to an address of yours, signed, and tried again when it is not taken.{" "}
      <Link href="/docs/api#webhooks" className="underline underline-offset-4" prefetch={false}>
        What arrives there
      </Link>
    </>
  );
  return (
    <Page title="Webhooks" lead={lead}>
      <div className="flex flex-col gap-12 pb-10">
        {problem !== undefined && (
          <Card role="alert" className="text-sm">
            That webhook or delivery is not there any more.
          </Card>
        )}
        <section aria-labelledby="there" className="flex flex-col gap-4">
          <h2 id="there" className="text-lg font-semibold">
            Registered
          </h2>
          {webhooks.length === 0 && (
            <p className="max-w-[70ch] text-sm text-muted-foreground">
              None yet. Each will be listed here with everything that was sent to it.
            </p>
          )}
          {webhooks.map((webhook) => (
            <WebhookCard key={webhook.id} webhook={webhook} change={changeWebhook} />
          ))}
        </section>
        <section aria-labelledby="new" className="flex flex-col gap-4">
          <h2 id="new" className="text-lg font-semibold">
            New webhook
          </h2>
          <WebhookForm
            add={addWebhook}
            sources={sources}
            events={eventTypeNames.map((name) => ({ name, says: eventTypes[name] }))}
          />
        </section>
      </div>
    </Page>
  );
}
