"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentAdmin } from "#lib/auth/admin.ts";
import { checkInput } from "#lib/http.ts";
import { administer, retireSnapshot } from "#lib/jobs/administer.ts";
import { administeredSchema, withdrawnSnapshotSchema } from "#lib/jobs/schema.ts";

/** Who is calling; anyone can call an action's address. */
async function administrator(): Promise<string> {
  const admin = await currentAdmin(await headers());
  if (!admin) redirect("/sign-in?error=NotAdministrator&callbackUrl=/admin/jobs");
  return admin.actor;
}

/** Sends one job to the queue, or a failed one back to it. */
export async function startJob(form: FormData): Promise<void> {
  const actor = await administrator();
  const input = checkInput(Object.fromEntries(form), administeredSchema);
  if (!input.ok) redirect("/admin/jobs?problem=invalid_input");
  await administer(input.value, actor);
  revalidatePath("/admin/jobs");
}

/** Withdraws a snapshot for good. */
export async function withdraw(form: FormData): Promise<void> {
  const actor = await administrator();
  const input = checkInput(Object.fromEntries(form), withdrawnSnapshotSchema);
  if (!input.ok) redirect("/admin/jobs?problem=invalid_input");
  const done = await retireSnapshot(input.value, actor);
  if (!done.ok) redirect(`/admin/jobs?problem=${done.error}`);
  revalidatePath("/admin/jobs");
}
