import type { Metadata } from "next";
import Link from "next/link";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ImportForm } from "#components/admin/import-form.tsx";
import { Page } from "#components/shell/page.tsx";
import { currentAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { profiles } from "#lib/import/profiles.ts";
import { listModelNames } from "#lib/models/store.ts";

export const metadata: Metadata = { title: "Import votes", robots: { index: false } };

export default async function ImportPage() {
  const carrier = await headers();
  const admin = await currentAdmin(carrier);
  if (!admin) {
    const error = (await currentSession(carrier)) ? "NotAdministrator" : "SignInFirst";
    redirect(`/sign-in?error=${error}&callbackUrl=/admin/import`);
  }
  return (
    <Page
      title="Import votes"
      lead="Votes of another arena, in the files it publishes, get a source and a board of their own. All of a file comes in, or nothing; the same file again adds nothing."
    >
      <div className="flex flex-col gap-8 pb-10">
        <p className="text-sm">
          <Link href="/admin" className="underline decoration-input underline-offset-4 hover:decoration-current">
            Back to administration
          </Link>
        </p>
        <ImportForm profiles={profiles.map(({ name, says }) => ({ name, says }))} models={await listModelNames()} />
        <Formats />
      </div>
    </Page>
  );
}

function Formats() {
  return (
    <section className="flex max-w-3xl flex-col gap-3">
      <h2 className="text-lg font-semibold">Formats</h2>
      <dl className="flex flex-col gap-2 text-sm">
        {profiles.map(({ name, says }) => (
          <div key={name} className="sm:grid sm:grid-cols-[10rem_1fr] sm:gap-4">
            <dt className="font-mono">{name}</dt>
            <dd className="text-muted-foreground">{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
