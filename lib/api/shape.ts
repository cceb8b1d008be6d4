import type { JsonSchema } from "./components.ts";

/** A schema as a person reads it. */
export interface Shape {
  /** Such as "string", "integer or null", "list of Model". */
  type: string;
  says?: string;
  /** The named schema it is, or is a list of. */
  name?: string;
  /** Words it may be, defaults and bounds. */
  notes: string[];
  fields?: { name: string; isRequired: boolean; shape: Shape }[];
  /** Where it may be one of several things. */
  choices?: Shape[];
}

const place = "#/components/schemas/";

export function toShape(schema: JsonSchema): Shape {
  const says = typeof schema.description === "string" ? { says: schema.description } : {};
  if (typeof schema.$ref === "string") {
    const name = schema.$ref.slice(place.length);
    return { type: name, name, notes: [], ...says };
  }
  const options = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (options) return ofOptions(options, schema, says);
  if (schema.type === "array") return ofList(schema, says);
  return { type: typeOf(schema), notes: notesOf(schema), ...fieldsOf(schema), ...says };
}

function ofOptions(options: JsonSchema[], schema: JsonSchema, says: { says?: string }): Shape {
  const shapes = options.map(toShape);
  const plain = shapes.filter(({ fields }) => !fields);
  const names = shapes.flatMap(({ name }) => name ?? []);
  const type = [...new Set(shapes.map((shape) => shape.type))].join(" or ");
  if (plain.length === shapes.length)
    return {
      type,
      notes: [...shapes.flatMap(({ notes }) => notes), ...notesOf(schema)],
      ...(names.length === 1 && { name: names[0] }),
      ...says,
    };
  return { type: "one of these", notes: notesOf(schema), choices: shapes, ...says };
}

function ofList(schema: JsonSchema, says: { says?: string }): Shape {
  const tuple = schema.prefixItems as JsonSchema[] | undefined;
  const item = toShape(tuple?.[0] ?? (schema.items as JsonSchema | undefined) ?? {});
  const notes = [...(tuple ? [`exactly ${tuple.length}`] : []), ...item.notes, ...notesOf(schema)];
  const { name, fields, choices } = item;
  return {
    type: `list of ${item.type}`,
    notes,
    ...(name && { name }),
    ...(fields && { fields }),
    ...(choices && { choices }),
    ...says,
  };
}

function typeOf({ type, format, enum: words, const: word }: JsonSchema): string {
  if (word !== undefined) return JSON.stringify(word);
  const names = [type ?? (words ? "string" : "anything")].flat().join(" or ");
  const known: Record<string, string> = { uuid: "uuid", "date-time": "time", binary: "file", uri: "address" };
  return typeof format === "string" && known[format] ? names.replace("string", known[format]) : names;
}

function notesOf(schema: JsonSchema): string[] {
  const { enum: words, default: usual, minimum, maximum, pattern, minLength, maxLength, minItems, maxItems } = schema;
  const between = (what: string, least: unknown, most: unknown) =>
    least === undefined && most === undefined
      ? []
      : [
          [least !== undefined && `at least ${String(least)}`, most !== undefined && `at most ${String(most)}`]
            .filter(Boolean)
            .join(", ") + what,
        ];
  return [
    ...(Array.isArray(words) ? [words.map((word) => JSON.stringify(word)).join(" · ")] : []),
    ...(usual !== undefined ? [`default ${JSON.stringify(usual)}`] : []),
    ...between("", minimum, maximum),
    ...between(" characters", minLength, maxLength),
    ...between(" entries", minItems, maxItems),
    ...(typeof pattern === "string" ? [`matches ${pattern}`] : []),
  ];
}

function fieldsOf(schema: JsonSchema): Pick<Shape, "fields"> {
  if (!schema.properties) return {};
  const required = (schema.required ?? []) as string[];
  return {
    fields: Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, field]) => ({
      name,
      isRequired: required.includes(name),
      shape: toShape(field),
    })),
  };
}
