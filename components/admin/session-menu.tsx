"use client";

import { useEffect, useState } from "react";
import { Settings, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";

interface Visitor {
  name: string;
  isAdmin: boolean;
}

/**
 * Who is signed in, for the header; an administrator also gets the way to their page. Asked for by the browser, so that the
 * page itself is the same for everybody and can be kept. On a narrow phone the way to the account is on that page.
 */
export function SessionMenu() {
  const visitor = useVisitor();
  const label = visitor?.name ?? "Sign in";
  return (
    <div className="flex items-center">
      {visitor?.isAdmin && (
        <Button asChild look="quiet" size="icon">
          <Link href="/admin" aria-label="Administration" title="Administration">
            <Settings aria-hidden />
          </Link>
        </Button>
      )}
      {/* Another name is another element: what takes a place anew has not been moved about. */}
      <Button
        key={label}
        asChild
        look="quiet"
        size="icon"
        className={classNames("lg:w-auto lg:px-3", visitor?.isAdmin && "max-[28rem]:hidden")}
      >
        <Link href="/sign-in" aria-label={visitor ? `Signed in as ${label}` : label} title={label} prefetch={false}>
          <UserRound aria-hidden />
          <span aria-hidden className="hidden max-w-40 truncate lg:inline">
            {label}
          </span>
        </Link>
      </Button>
    </div>
  );
}

/** Asked again on every page, since signing in and out are pages. A header must stand even while nobody answers. */
function useVisitor(): Visitor | null {
  const [visitor, setVisitor] = useState<Visitor | null>(null);
  const pathname = usePathname();
  useEffect(() => {
    const leaving = new AbortController();
    fetch("/api/session", { signal: leaving.signal })
      .then(async (response) => {
        if (response.ok) setVisitor(((await response.json()) as { visitor: Visitor | null }).visitor);
      })
      .catch(() => {});
    return () => leaving.abort();
  }, [pathname]);
  return visitor;
}
