import { Marked } from "./introduction.tsx";

interface Shape {
  type: string;
  says?: string;
  name?: string;
  notes: string[];
  fields?: { name: string; isRequired: boolean; shape: Shape }[];
  choices?: Shape[];
}

interface Props {
  shape: Shape;
  /** Under its own name, which is not said again. */
  isWhole?: boolean;
  /** Opened when asked for. */
  isFolded?: boolean;
}

/** What a value looks like: its type, or its fields line by line. Named schemas are links to where they are told. */
export function ShapeView({ shape, isWhole = false, isFolded = false }: Props) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      {(!isWhole || !(shape.fields ?? shape.choices)) && (
        <p>
          <Type shape={shape} />
        </p>
      )}
      {isWhole && shape.says && <p className="text-muted-foreground">{shape.says}</p>}
      {isFolded && (shape.fields ?? shape.choices) ? (
        <details>
          <summary className="cursor-pointer text-xs text-muted-foreground hover:text-foreground">
            What is in it
          </summary>
          <div className="mt-2">
            <Inside shape={shape} />
          </div>
        </details>
      ) : (
        <Inside shape={shape} />
      )}
    </div>
  );
}

function Inside({ shape: { fields, choices } }: { shape: Shape }) {
  return (
    <>
      {fields && (
        <ul className="flex flex-col gap-2 border-l border-border pl-4">
          {fields.map((field) => (
            <li key={field.name}>
              <Field {...field} />
            </li>
          ))}
        </ul>
      )}
      {choices?.map((choice, index) => (
        <div key={index} className="flex flex-col gap-1">
          <p className="text-xs text-muted-foreground">{index === 0 ? "Either" : "or"}</p>
          {choice.says && <p className="text-muted-foreground">{choice.says}</p>}
          <ShapeView shape={choice} isWhole />
        </div>
      ))}
    </>
  );
}

export function Field({
  name,
  isRequired,
  shape,
  place,
}: {
  name: string;
  isRequired: boolean;
  shape: Shape;
  place?: string;
}) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <code className="font-mono text-[0.8125rem] font-medium wrap-anywhere">{name}</code>
        <Type shape={shape} />
        {place !== undefined && <span className="text-xs text-muted-foreground">in {place}</span>}
        {!isRequired && <span className="text-xs text-muted-foreground">optional</span>}
      </p>
      {shape.says && (
        <p className="text-muted-foreground">
          <Marked text={shape.says} />
        </p>
      )}
      {shape.notes.length > 0 && (
        <p className="font-mono text-xs leading-5 wrap-anywhere text-muted-foreground">{shape.notes.join("; ")}</p>
      )}
      {(shape.fields ?? shape.choices) && (
        <details className="mt-1">
          <summary className="cursor-pointer text-xs text-muted-foreground hover:text-foreground">
            What is in {name}
          </summary>
          <div className="mt-2">
            <Inside shape={shape} />
          </div>
        </details>
      )}
    </>
  );
}

function Type({ shape: { type, name } }: { shape: Shape }) {
  const text = <span className="text-xs text-muted-foreground">{type}</span>;
  if (!name) return text;
  return (
    <a
      href={`#schema-${name}`}
      className="text-xs underline decoration-input underline-offset-4 hover:decoration-current"
    >
      {type}
    </a>
  );
}
