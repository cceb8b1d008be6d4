import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import Busboy from "@fastify/busboy";
import { fail, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";

/** Room for ten thousand names. */
const mostAliasBytes = 1024 ** 2;

interface Form<Kept> {
  file: Kept | null;
  aliases?: string;
}

/**
 * Reads a form as it comes in: `keep` is handed its field `file` as a stream, with the name that its owner gave it.
 *
 * Fails: "invalid_input" for a form that ends in the middle or names a field that nobody knows.
 */
export async function receiveForm<Kept>(
  contentType: string,
  body: Readable,
  keep: (stream: Readable, name: string) => Promise<Kept | null>,
): Promise<Result<Form<Kept>, "invalid_input">> {
  const form: Form<Kept> = { file: null };
  let keeping: Promise<void> | undefined;
  let wrong: string | undefined;
  let parser;
  try {
    const limits = { fields: 10, fieldSize: mostAliasBytes, files: 2 };
    parser = new Busboy({ headers: { "content-type": contentType }, limits });
  } catch (error) {
    return fail("invalid_input", { message: `This form cannot be read: ${(error as Error).message}.` });
  }
  parser.on("file", (field, stream, name) => {
    if (field !== "file" || keeping) {
      wrong ??=
        field === "file" ? "A form may hold one file." : `There is no field ${JSON.stringify(field)} for a file.`;
      stream.resume();
      return;
    }
    keeping = keep(stream, name).then(
      (kept) => {
        form.file = kept;
        // What nobody wanted must still flow past, or the form never ends.
        stream.resume();
      },
      (error: unknown) => void parser.destroy(error as Error),
    );
  });
  parser.on("field", (field, value, _, isCut) => {
    if (field !== "aliases") wrong ??= `There is no field ${JSON.stringify(field)}.`;
    else if (isCut) wrong ??= "aliases: they may hold at most 1 MB.";
    else form.aliases = value;
  });
  let failed: unknown;
  await pipeline(body, parser).catch((error: unknown) => (failed = error));
  await keeping;
  if (failed instanceof Error && /multipart|part terminated|unexpected end/i.test(failed.message))
    return fail("invalid_input", { message: `This form cannot be read: ${failed.message}.` });
  if (failed) throw failed;
  return wrong === undefined ? ok(form) : fail("invalid_input", { message: wrong });
}
