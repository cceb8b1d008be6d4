import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { profiles } from "#lib/dataset/profiles.ts";
import { exportQuerySchema } from "#lib/dataset/schema.ts";

const text = fs.readFileSync(path.join(import.meta.dirname, "..", "..", "docs", "data.md"), "utf8");

/** What the document says under the heading of a layout. */
function sectionOf(heading: string): string {
  const start = text.indexOf(`### ${heading}\n`);
  return start < 0 ? "" : text.slice(start, text.indexOf("\n##", start + 4));
}

test("docs/data.md explains every layout with its columns and an example row, and every parameter", () => {
  for (const [dataset, each] of Object.entries(profiles)) {
    for (const { name, columns } of each) {
      const section = sectionOf(name === "ringside" ? `\`ringside\` of ${dataset}` : `\`${name}\``);
      const missing = columns.map((column) => column.name).filter((column) => !section.includes(`| \`${column}\` |`));
      expect({ name, missing }).toEqual({ name, missing: [] });
      expect(section, name).toMatch(/```(json|csv)\n/);
    }
  }
  for (const parameter of Object.keys(exportQuerySchema.shape)) expect(text).toContain(`\`${parameter}\``);
});
