"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "#components/ui/class-names.ts";

export function NavLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  const pathname = usePathname();
  const isHere = href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      // A page with names on it is fetched when asked for, not while somebody judges blind.
      prefetch={false}
      aria-current={isHere ? "page" : undefined}
      className={classNames(
        "inline-flex h-full items-center border-b-2 border-transparent px-1.5 text-[0.8125rem] max-[26rem]:px-1 max-[26rem]:text-xs whitespace-nowrap transition-colors sm:px-3 sm:text-sm",
        className,
        isHere ? "border-foreground font-medium text-foreground" : "text-muted-foreground hover:text-foreground",
      )}
    >
      {children}
    </Link>
  );
}
