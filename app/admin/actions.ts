"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { currentAdmin } from "#lib/auth/admin.ts";
import { checkInput } from "#lib/http.ts";
import { makeRelease } from "#lib/jobs/make-release.ts";
import { send } from "#lib/jobs/queue.ts";
import { setModelStatus } from "#lib/models/store.ts";
import { noteReleaseAsked } from "#lib/release/store.ts";

const switchSchema = z.object({
  slug: z.string().min(1).max(200),
  status: z.enum(["active", "paused", "retired"]),
  reason: z
    .string()
    .trim()
    .min(3, "say why, in at least three letters")
    .max(300)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "is not plain text"),
});

/** Switches one model on or off, or retires it. Anyone can call an action's address, so it asks again who is calling. */
export async function switchModel(form: FormData): Promise<void> {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect("/sign-in?error=NotAdministrator&callbackUrl=/admin");
  const input = checkInput(Object.fromEntries(form), switchSchema);
  const done = input.ok
    ? await setModelStatus(input.value.slug, input.value.status, admin.actor, input.value.reason)
    : input;
  if (!done.ok) redirect(`/admin?problem=${done.error}`);
  revalidatePath("/admin");
}

/** Has a worker make the next release of the arena's votes. */
export async function askForRelease(): Promise<void> {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect("/sign-in?error=NotAdministrator&callbackUrl=/admin");
  await send(makeRelease, { source: "arena" });
  await noteReleaseAsked(admin.actor, "arena");
  redirect("/admin?release=asked");
}
