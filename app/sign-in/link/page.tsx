import type { Metadata } from "next";
import { AdminLinkForm } from "#components/admin/sign-in-form.tsx";
import { Page } from "#components/shell/page.tsx";

export const metadata: Metadata = { title: "Administrator link", robots: { index: false }, referrer: "no-referrer" };

interface Query {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the printed link leads. Looking at it changes nothing. */
export default async function AdminLinkPage({ searchParams }: Query) {
  const { token } = await searchParams;
  return (
    <Page title="Administer this arena" lead="This link works once, within a day of being printed.">
      {typeof token === "string" && token !== "" ? (
        <AdminLinkForm token={token} />
      ) : (
        <p role="alert">The link is incomplete: copy all of it from where Ringside was started.</p>
      )}
    </Page>
  );
}
