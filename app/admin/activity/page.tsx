import type { Metadata } from "next";
import Link from "next/link";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { LiveActivity } from "#components/activity/live-activity.tsx";
import { Page } from "#components/shell/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { loadActivity } from "#lib/activity/load-activity.ts";
import { dayChoices } from "#lib/activity/day-choices.ts";
import { activityQuerySchema } from "#lib/activity/schema.ts";
import { currentAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";

export const metadata: Metadata = { title: "Activity", robots: { index: false } };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ActivityPage({ searchParams }: Query) {
  const carrier = await headers();
  if (!(await currentAdmin(carrier))) {
    const error = (await currentSession(carrier)) ? "NotAdministrator" : "SignInFirst";
    redirect(`/sign-in?error=${error}&callbackUrl=/admin/activity`);
  }
  const asked = activityQuerySchema.safeParse({ days: (await searchParams).days });
  const days = asked.success ? asked.data.days : dayChoices[0];
  return (
    <Page
      title="Activity"
      lead="What people do in this arena, as it happens. Imported and simulated votes are not here."
    >
      <div className="flex flex-col gap-6 pb-10">
        <p className="text-sm">
          <Link href="/admin" className="underline decoration-input underline-offset-4 hover:decoration-current">
            Administration
          </Link>
        </p>
        {!asked.success && (
          <Card role="alert" className="text-sm">
            The number of days in the address {asked.error.issues[0].message}; these are the last {days}.
          </Card>
        )}
        <LiveActivity key={days} first={await loadActivity(days)} days={days} />
      </div>
    </Page>
  );
}
