"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ScoresTaken } from "#components/admin/benchmark-forms.tsx";
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

/** Takes a table of scores. */
export async function uploadScores(_: ScoresTaken, form: FormData): Promise<ScoresTaken> {
  const admin = await demandAdmin();
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return { problem: "Choose a file first." };
  if (file.size > mostBytes) return { problem: `A table of scores has at most ${mostBytes / 1024} kB.` };
  const read = readScoreFile(await file.text());
  if (!read.ok) return { problem: `${file.name}: ${read.message}` };
  const { models, scores } = await storeFile(read.value, file.name.slice(0, 200), admin.actor);
  revalidatePath(page);
  return { done: `${scores} scores of ${models} models taken from ${file.name}.` };
}

/** Sets one score or takes it away. */
export async function editScore(_: ScoresTaken, form: FormData): Promise<ScoresTaken> {
  const admin = await demandAdmin();
  const input = checkInput(Object.fromEntries(form), editScoreSchema);
  if (!input.ok) return { problem: input.message ?? "That could not be done.", given: typed(form) };
  const { model, benchmark, value, source } = input.value;
  const stored = await storeScore(model, { benchmark, value }, source, admin.actor);
  if (!stored.ok) return { problem: stored.message, given: typed(form) };
  revalidatePath(page);
  return {
    done: value === null ? `${benchmark} of ${model.name} taken away.` : `${benchmark} of ${model.name} is ${value}.`,
  };
}

function typed(form: FormData): ScoresTaken["given"] {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { model: text("model"), benchmark: text("benchmark"), value: text("value"), source: text("source") };
}
