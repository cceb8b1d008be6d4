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
        "inline-flex h-full items-center border-b-2 border-transparent px-1.5 text-[0.8125rem] whitespace-nowrap transition-colors max-[28rem]:px-1 max-[28rem]:text-xs max-[22rem]:px-0.5 max-[22rem]:text-[0.6875rem] sm:px-2 md:text-sm lg:px-3",
        className,
        isHere ? "border-foreground font-medium text-foreground" : "text-muted-foreground hover:text-foreground",
      )}
    >
      {children}
    </Link>
  );
}
