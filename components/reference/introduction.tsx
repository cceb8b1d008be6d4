import type { ReactNode } from "react";
import Link from "next/link";
import { Code } from "./code.tsx";

interface Props {
  scopes: { name: string; says: string }[];
  headers: { name: string; says: string }[];
}

/** What holds for every call. docs/api.md says the same at more length. */
export function Introduction({ scopes, headers }: Props) {
  return (
    <div className="flex max-w-[75ch] flex-col gap-10 text-sm">
      <Topic id="tokens" title="Tokens and scopes">
        <p>
          Reading boards, models and data needs nothing. To battle and vote by program, make a token on your{" "}
          <Link href="/account/tokens" prefetch={false} className="underline underline-offset-4">
            account’s page
          </Link>{" "}
          and send it with every request. Its votes count as yours, and as cast by it.
        </p>
        <Code label="A request with a token">{`export RINGSIDE=https://your-arena.example TOKEN=ringside_…
curl "$RINGSIDE/api/token" -H "Authorization: Bearer $TOKEN"`}</Code>
        <Definitions entries={scopes} />
      </Topic>
      <Topic id="errors" title="Errors">
        <p>
          Every error is JSON: a code for programs, a sentence for people. Each call below lists the codes that it can
          give.
        </p>
        <Code label="An error">{`{"error": {"code": "already_voted", "message": "This battle already has your vote."}}`}</Code>
      </Topic>
      <Topic id="limits" title="Limits and budget">
        <p>
          Calls that cost something say in <code>RateLimit</code> what is left of the tightest limit you are under. Past
          it they answer 429 with <code>Retry-After</code>. All tokens of a person share one count. When the day’s money
          for answers is spent, battles answer 503 until midnight UTC.
        </p>
      </Topic>
      <Topic id="pages" title="Pages of lists">
        <p>
          Lists take <code>limit</code> and give <code>next</code>: send it back as <code>cursor</code> for the next
          page, until it is null. Rows that come in between neither repeat nor hide another.
        </p>
      </Topic>
      <Topic id="caching" title="Caching">
        <p>
          What is the same for everybody carries an <code>ETag</code>. Send it back as <code>If-None-Match</code>: while
          nothing changed, the answer is 304 without a body.
        </p>
      </Topic>
      <Topic id="headers" title="Headers">
        <Definitions entries={headers} />
      </Topic>
    </div>
  );
}

function Topic({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="scroll-mt-20 text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Definitions({ entries }: { entries: { name: string; says: string }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      {entries.map(({ name, says }) => (
        <div key={name} className="contents">
          <dt className="font-mono text-xs leading-5">{name}</dt>
          <dd className="text-muted-foreground max-sm:pb-1.5">
            <Marked text={says} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A sentence whose words in backticks are code. */
export function Marked({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : <span key={index}>{part}</span>));
}
