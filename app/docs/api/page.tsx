import type { Metadata } from "next";
import Link from "next/link";
import { CallSection } from "#components/reference/call-section.tsx";
import { ContentsSearch } from "#components/reference/contents-search.tsx";
import { Introduction } from "#components/reference/introduction.tsx";
import { ShapeView } from "#components/reference/shape-view.tsx";
import { Page } from "#components/shell/page.tsx";
import { writeReference } from "#lib/api/reference.ts";
import { scopeNames, scopes } from "#lib/token/types.ts";

export const metadata: Metadata = {
  title: "HTTP API",
  description: "Every call of this arena's HTTP surface: what it takes, what it answers, and how to try it.",
};

// The same until the next deployment.
const reference = writeReference();
const contents = [
  { title: "Start here", entries: introductionEntries() },
  ...reference.groups.map(({ tag, calls }) => ({
    title: capital(tag),
    entries: calls.map(({ id, method, path, summary }) => ({ id, label: path, method, text: `${summary} ${id}` })),
  })),
  {
    title: "Schemas",
    entries: reference.schemas.map(({ name, shape }) => ({
      id: `schema-${name}`,
      label: name,
      text: `${shape.says ?? ""} ${(shape.fields ?? []).map((field) => field.name).join(" ")}`,
    })),
  },
];

export default function ApiPage() {
  const lead = (
    <>
      Version {reference.version}. The same as an OpenAPI 3.1 document:{" "}
      <Link href="/api/openapi.json" prefetch={false} className="underline underline-offset-4">
        /api/openapi.json
      </Link>
    </>
  );
  return (
    <Page title="HTTP API" lead={lead}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <ContentsSearch groups={contents} />
        <div className="min-w-0 pb-10">
          <Introduction scopes={scopeNames.map((name) => ({ name, says: scopes[name] }))} headers={reference.headers} />
          {reference.groups.map(({ tag, says, calls }) => (
            <section key={tag} aria-labelledby={tag} className="mt-16">
              <h2 id={tag} className="scroll-mt-20 text-xl font-semibold tracking-tight">
                {capital(tag)}
              </h2>
              <p className="mt-1 max-w-[70ch] text-sm text-muted-foreground">{says}</p>
              {calls.map((call) => (
                <CallSection key={call.id} call={call} />
              ))}
            </section>
          ))}
          <section aria-labelledby="schemas" className="mt-16">
            <h2 id="schemas" className="scroll-mt-20 text-xl font-semibold tracking-tight">
              Schemas
            </h2>
            {reference.schemas.map(({ name, shape }) => (
              <section key={name} aria-labelledby={`schema-${name}`} className="mt-8 border-t border-border pt-6">
                <h3 id={`schema-${name}`} className="mb-3 scroll-mt-20 font-mono text-sm font-semibold">
                  {name}
                </h3>
                <ShapeView shape={shape} isWhole />
              </section>
            ))}
          </section>
        </div>
      </div>
    </Page>
  );
}

function introductionEntries() {
  return [
    { id: "tokens", label: "Tokens and scopes", text: "authorization bearer access account" },
    { id: "errors", label: "Errors", text: "refusals status code message" },
    { id: "limits", label: "Limits and budget", text: "rate limit retry-after 429" },
    { id: "pages", label: "Pages of lists", text: "pagination cursor next link" },
    { id: "caching", label: "Caching", text: "etag if-none-match 304" },
    { id: "headers", label: "Headers", text: "response" },
  ];
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
