"use server";

import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { currentAdmin } from "#lib/auth/admin.ts";
import { checkInput } from "#lib/http.ts";
import { decide as decideOnBattle, decisionSchema } from "#lib/privacy/decide.ts";
import { retagBattle } from "#lib/tagging/retag-battles.ts";
import { handTagsSchema, tagByHand } from "#lib/tagging/tag-by-hand.ts";

/** Anyone can call an action's address, so each asks again who is calling. */
async function administrator() {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect("/sign-in?error=NotAdministrator&callbackUrl=/admin/battles");
  return admin;
}

const fieldsOf = (form: FormData) => Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION_")));

function battleOf(form: FormData): string {
  const id = z.uuid().safeParse(form.get("battleId"));
  return id.success ? id.data : notFound();
}

/** Withholds a conversation, clears it, or leaves it to the checks. */
export async function decide(form: FormData): Promise<void> {
  const { actor } = await administrator();
  const battleId = battleOf(form);
  const input = checkInput(fieldsOf(form), decisionSchema);
  const done = input.ok ? await decideOnBattle(input.value, actor) : input;
  redirect(`/admin/battles/${battleId}?${done.ok ? `decided=${done.value.decision}` : `problem=${done.error}`}`);
}

/** Files a battle as whoever has read it says. */
export async function file(form: FormData): Promise<void> {
  const { actor } = await administrator();
  const battleId = battleOf(form);
  const language = form.get("language") || undefined;
  const said = { battleId, categories: form.getAll("category"), language, reason: form.get("reason") };
  const input = checkInput(said, handTagsSchema);
  const done = input.ok ? await tagByHand(input.value, actor) : input;
  redirect(`/admin/battles/${battleId}?${done.ok ? "tagged=hand" : `problem=${done.error}`}`);
}

/** Files a battle as taggers and categories are now. */
export async function tagAgain(form: FormData): Promise<void> {
  const { actor } = await administrator();
  const battleId = battleOf(form);
  const done = await retagBattle(battleId, actor);
  redirect(
    `/admin/battles/${battleId}?${done.ok ? `tagged=${done.value.changed ? "anew" : "same"}` : `problem=${done.error}`}`,
  );
}
