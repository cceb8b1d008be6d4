import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Code } from "./code.tsx";
import { Marked } from "./introduction.tsx";
import { Method } from "./method.tsx";
import { Field, ShapeView } from "./shape-view.tsx";

type Shape = Parameters<typeof ShapeView>[0]["shape"];

interface Call {
  id: string;
  method: string;
  path: string;
  summary: string;
  access: string;
  parameters: { name: string; place: string; isRequired: boolean; shape: Shape }[];
  body: Shape | null;
  answers: { status: string; says: string; types: { type: string; shape: Shape }[]; headers: string[] }[];
  refusals: { status: number; codes: string[] }[];
  curl: string;
}

/** One call: what it takes on the left, what comes of it on the right, and a line to try. */
export function CallSection({ call }: { call: Call }) {
  const { id, method, path, summary, access, parameters, body, answers, refusals, curl } = call;
  return (
    <section aria-labelledby={id} className="mt-8 border-t border-border pt-6">
      <h3 id={id} className="flex scroll-mt-20 flex-wrap items-baseline gap-x-2 font-mono text-sm font-semibold">
        <Method name={method} />
        <span className="wrap-anywhere">{path}</span>
      </h3>
      <p className="mt-2 max-w-[70ch]">{summary}</p>
      <p className="mt-1 text-xs text-muted-foreground">{access}.</p>
      <div className="mt-4">
        <Code label={`Try ${method} ${path}`}>{curl}</Code>
      </div>
      <div className="mt-5 grid gap-x-10 gap-y-6 text-sm xl:grid-cols-2">
        {(parameters.length > 0 || body) && (
          <div className="flex min-w-0 flex-col gap-6">
            {parameters.length > 0 && (
              <Part title="Parameters">
                {parameters.map(({ name, place, isRequired, shape }) => (
                  <div key={`${place} ${name}`}>
                    <Field name={name} place={place} isRequired={isRequired} shape={shape} />
                  </div>
                ))}
              </Part>
            )}
            {body && (
              <Part title="Body">
                <ShapeView shape={body} />
              </Part>
            )}
          </div>
        )}
        <div className="flex min-w-0 flex-col gap-6">
          <Part title="Answers">
            {answers.map(({ status, says, types, headers }) => (
              <div key={status} className="flex flex-col gap-1">
                <p>
                  <Badge look="outline">{status}</Badge> <Marked text={says} />
                </p>
                {types.map(({ type, shape }) => (
                  <div key={type}>
                    <code className="font-mono text-xs text-muted-foreground">{type}</code>
                    <ShapeView shape={shape} isFolded />
                  </div>
                ))}
                {headers.length > 0 && <p className="text-xs text-muted-foreground">with {headers.join(", ")}</p>}
              </div>
            ))}
          </Part>
          {refusals.length > 0 && (
            <Part title="Errors">
              <dl className="grid grid-cols-[3rem_minmax(0,1fr)] gap-y-1.5">
                {refusals.map(({ status, codes }) => (
                  <div key={status} className="contents">
                    <dt>
                      <Badge>{status}</Badge>
                    </dt>
                    <dd className="font-mono text-xs leading-5 text-muted-foreground">{codes.join(", ")}</dd>
                  </div>
                ))}
              </dl>
            </Part>
          )}
        </div>
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3">
      <h4 className="text-xs font-semibold text-muted-foreground">{title}</h4>
      {children}
    </div>
  );
}
