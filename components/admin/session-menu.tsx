import { Settings, UserRound } from "lucide-react";
import { headers } from "next/headers";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { toAdmin } from "#lib/auth/admin.ts";
import { currentSession } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";

/** Who is signed in, for the header; an administrator also gets the way to their page. */
export async function SessionMenu() {
  const carrier = await headers();
  // A header must stand even while the database is away.
  const session = await currentSession(carrier).catch(() => null);
  const label = session ? session.name : "Sign in";
  return (
    <div className="flex items-center">
      {toAdmin(session, env().ADMIN_EMAILS) && (
        <Button asChild look="quiet" size="icon">
          <Link href="/admin" aria-label="Administration" title="Administration">
            <Settings aria-hidden />
          </Link>
        </Button>
      )}
      <Button asChild look="quiet" size="icon" className="sm:w-auto sm:px-3">
        <Link href="/sign-in" aria-label={session ? `Signed in as ${label}` : label} title={label} prefetch={false}>
          <UserRound aria-hidden />
          <span aria-hidden className="hidden max-w-40 truncate sm:inline">
            {label}
          </span>
        </Link>
      </Button>
    </div>
  );
}
