"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { MadeToken } from "#components/account/token-form.tsx";
import { currentSession } from "#lib/auth/session.ts";
import { checkInput, sentenceOf } from "#lib/http.ts";
import { createToken } from "#lib/token/create-token.ts";
import { createTokenSchema } from "#lib/token/schema.ts";
import { revokeToken } from "#lib/token/store.ts";

async function signedIn() {
  const session = await currentSession(await headers());
  return session ?? redirect("/sign-in?error=SignInFirst&callbackUrl=/account/tokens");
}

/** Makes a token and hands it to the page that asked, once. */
export async function createTokenHere(_before: MadeToken, form: FormData): Promise<MadeToken> {
  const session = await signedIn();
  const given = { name: form.get("name"), days: form.get("days"), scopes: form.getAll("scope") };
  const parsed = createTokenSchema.safeParse(given);
  if (!parsed.success) return { problem: parsed.error.issues[0].message };
  const made = await createToken(parsed.data, session);
  if (!made.ok) return { problem: sentenceOf(made.error) };
  revalidatePath("/account/tokens");
  return { token: made.value.token };
}

export async function revokeTokenHere(form: FormData): Promise<void> {
  const session = await signedIn();
  const input = checkInput(Object.fromEntries(form), z.object({ id: z.uuid() }));
  const isRevoked = input.ok && (await revokeToken(input.value.id, session.userId, new Date()));
  if (!isRevoked) redirect("/account/tokens?problem=token_not_found");
  revalidatePath("/account/tokens");
}
