import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { exportQuerySchema, readExportRequest } from "#lib/dataset/schema.ts";
import { datasets } from "#lib/dataset/types.ts";
import { withDatabase } from "./database.ts";

const options = Object.keys(exportQuerySchema.shape) as (keyof typeof exportQuerySchema.shape)[];
/** Such as --max-length-ratio for maxLengthRatio. */
const flagOf = (option: string) => option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const usage = `Usage: npm run export -- DATASET [options] > FILE

  DATASET  ${datasets.join(", ")}

${options.map((option) => `  --${flagOf(option)}\n      ${says(option).replaceAll("`", "")}`).join("\n")}

The same words as in GET /api/export/DATASET; docs/data.md says what each profile holds.`;

function says(option: (typeof options)[number]): string {
  const { properties } = z.toJSONSchema(exportQuerySchema, { io: "input", unrepresentable: "any" });
  const field = properties?.[option] as { description?: string; default?: string; enum?: string[] };
  const choices = field.enum ? ` (${field.enum.join(", ")})` : "";
  const usual = field.default === undefined ? "" : ` Without it: ${field.default}.`;
  return `${field.description ?? ""}${choices}${usual}`;
}

function readArguments() {
  const { values, positionals, tokens } = parseArgs({
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(options.map((option) => [flagOf(option), { type: "string" } as const])),
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return null;
  const given = tokens.flatMap((token) => (token.kind === "option" ? [token.rawName] : []));
  const twice = given.find((name, i) => given.indexOf(name) < i);
  if (twice) throw new Error(`${twice} is given more than once`);
  if (positionals.length !== 1)
    throw new Error(`give one data set of ${datasets.join(", ")}, not ${positionals.length}`);
  const query = options.flatMap((option) => {
    const value = (values as Record<string, string | boolean | undefined>)[flagOf(option)];
    return typeof value === "string" ? [[option, value]] : [];
  });
  const request = readExportRequest(positionals[0], Object.fromEntries(query) as Record<string, string>);
  if (!request.ok) throw new Error(request.message ?? request.error);
  return request.value;
}

async function main(): Promise<number> {
  let request;
  try {
    request = readArguments();
  } catch (error) {
    // All of the help would push what is wrong out of sight.
    console.error(`${(error as Error).message}\nnpm run export -- --help says what there is.`);
    return 2;
  }
  if (!request) {
    console.log(usage);
    return 0;
  }
  if (process.stdout.isTTY && (request.format === "parquet" || request.compression !== "none")) {
    console.error("That is nothing to read on a terminal: write it into a file, with > FILE.");
    return 2;
  }
  return withDatabase(async () => {
    const { exportDataset } = await import("#lib/dataset/export.ts");
    const { downloadBytes } = await import("#lib/dataset/download-bytes.ts");
    const { closeDatabase } = await import("#lib/db.ts");
    try {
      const download = await exportDataset(request);
      if (!download.ok) {
        console.error(download.message ?? download.error);
        return download.error === "invalid_input" ? 2 : 1;
      }
      let rows = 0;
      const bytes = downloadBytes(download.value, request, (more) => (rows += more));
      await pipeline(Readable.from(bytes, { objectMode: false }), process.stdout, { end: false });
      const { at, next, hasMore } = download.value;
      console.error(
        `${rows.toLocaleString("en-US")} rows${at ? `; the same again: --at ${at}` : ""}${hasMore ? `; go on: --after ${next}` : ""}`,
      );
      return 0;
    } finally {
      await closeDatabase();
    }
  });
}

// A reader such as `head` that has seen enough closes the pipe; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
