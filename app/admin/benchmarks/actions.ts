"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentAdmin } from "#lib/auth/admin.ts";
import { readScoreFile } from "#lib/benchmarks/read-file.ts";
import { editScoreSchema } from "#lib/benchmarks/schema.ts";
import { storeFile, storeScore } from "#lib/benchmarks/store.ts";
import { checkInput } from "#lib/http.ts";

const page = "/admin/benchmarks";
const mostBytes = 512 * 1024;

/** Anyone can call an action's address, so each asks again who is calling. */
async function demandAdmin() {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect(`/sign-in?error=NotAdministrator&callbackUrl=${page}`);
  return admin;
}

const answer = (kind: "problem" | "done", text: string): never =>
  redirect(`${page}?${new URLSearchParams({ [kind]: text })}`);

/** Takes a table of scores. */
export async function uploadScores(form: FormData): Promise<void> {
  const admin = await demandAdmin();
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return answer("problem", "Choose a file first.");
  if (file.size > mostBytes) return answer("problem", `A table of scores has at most ${mostBytes / 1024} kB.`);
  const read = readScoreFile(await file.text());
  if (!read.ok) return answer("problem", `${file.name}: ${read.message}`);
  const { models, scores } = await storeFile(read.value, file.name.slice(0, 200), admin.actor);
  revalidatePath(page);
  return answer("done", `${scores} scores of ${models} models taken from ${file.name}.`);
}

/** Sets one score or takes it away. */
export async function editScore(form: FormData): Promise<void> {
  const admin = await demandAdmin();
  const input = checkInput(Object.fromEntries(form), editScoreSchema);
  if (!input.ok) return answer("problem", input.message ?? "That could not be done.");
  const { model, benchmark, value, source } = input.value;
  await storeScore(model, { benchmark, value }, source, admin.actor);
  revalidatePath(page);
  return answer(
    "done",
    value === null ? `${benchmark} of ${model.name} taken away.` : `${benchmark} of ${model.name} is ${value}.`,
  );
}
