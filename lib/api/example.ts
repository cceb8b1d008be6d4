import type { JsonSchema } from "./components.ts";

/** Sentences that say more than "…" where a field of this name is asked for. */
const words: Record<string, string> = {
  prompt: "Explain tides to a child.",
  url: "https://example.org/hook",
};

/** The shortest value that a schema may well be: what is required, and of several words the first. */
export function exampleOf(schema: JsonSchema, named: Record<string, JsonSchema>, name = ""): unknown {
  if (typeof schema.$ref === "string") return exampleOf(named[schema.$ref.split("/").at(-1)!] ?? {}, named, name);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] as unknown;
  const options = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (options) return exampleOf(options[0], named, name);
  switch ([schema.type].flat()[0]) {
    case "object": {
      const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
      const required = (schema.required ?? []) as string[];
      // A change names nothing as required, but must change something.
      const chosen = required.length > 0 ? properties.filter(([key]) => required.includes(key)) : properties.slice(-1);
      return Object.fromEntries(chosen.map(([key, field]) => [key, exampleOf(field, named, key)]));
    }
    case "array":
      return [exampleOf((schema.items as JsonSchema | undefined) ?? {}, named, name)];
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    default:
      return words[name] ?? "…";
  }
}
