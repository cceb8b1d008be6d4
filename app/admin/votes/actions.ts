"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentAdmin } from "#lib/auth/admin.ts";
import { checkInput } from "#lib/http.ts";
import {
  asideSchema,
  setAside as setVotesAside,
  takeBack as takeDecisionBack,
  takeBackSchema,
} from "#lib/vote/set-aside.ts";

/** Anyone can call an action's address, so each asks again who is calling. */
async function administrator() {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect("/sign-in?error=NotAdministrator&callbackUrl=/admin/votes");
  return admin;
}

const fieldsOf = (form: FormData) => Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION_")));

/** Keeps one vote, or all of a voter's, off the boards. */
export async function setAside(form: FormData): Promise<void> {
  const { actor } = await administrator();
  const input = checkInput(fieldsOf(form), asideSchema);
  const done = input.ok ? await setVotesAside(input.value, actor) : input;
  finish(done.ok ? { votes: done.value.votes } : { problem: done.error });
}

/** Lets the votes of one decision count again. */
export async function takeBack(form: FormData): Promise<void> {
  const { actor } = await administrator();
  const input = checkInput(fieldsOf(form), takeBackSchema);
  const done = input.ok ? await takeDecisionBack(input.value, actor) : input;
  finish(done.ok ? { back: done.value.votes } : { problem: done.error });
}

function finish(outcome: Record<string, string | number>): never {
  revalidatePath("/admin/votes");
  redirect(
    `/admin/votes?${new URLSearchParams(Object.entries(outcome).map(([name, value]) => [name, String(value)]))}`,
  );
}
