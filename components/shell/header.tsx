import Link from "next/link";
import { SessionMenu } from "#components/admin/session-menu.tsx";
import { NavLink } from "./nav-link.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/**
 * The places there are, on one line at every width: on a tablet the visitor's name gives way to a sign, on a phone the wordmark
 * too, on a narrow one the mark, for the first place is home; the way to the named duel is on the arena's page.
 */
export function Header() {
  return (
    <header className="sticky top-0 z-30 h-(--header) shrink-0 border-b border-border bg-background print:hidden">
      <div className="flex h-full items-center gap-0.5 px-1 sm:px-3 lg:gap-4 lg:px-4">
        <Link
          href="/"
          className="flex h-full items-center gap-2 px-1.5 font-semibold tracking-tight max-[28rem]:hidden sm:px-2"
          aria-label="Ringside, home"
        >
          <Mark />
          <span className="hidden md:inline">Ringside</span>
        </Link>
        <nav aria-label="Main" className="flex h-full min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]">
          <NavLink href="/">Arena</NavLink>
          <NavLink href="/side-by-side" className="max-sm:hidden">
            Side by side
          </NavLink>
          <NavLink href="/leaderboard">Leaderboard</NavLink>
          <NavLink href="/models">Models</NavLink>
          <NavLink href="/methods">Methods</NavLink>
          <NavLink href="/data">Data</NavLink>
        </nav>
        <SessionMenu />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 20 20" className="size-5" aria-hidden>
      <rect x="1" y="3" width="8" height="14" rx="2" className="fill-side-a" />
      <rect x="11" y="3" width="8" height="14" rx="2" className="fill-side-b" />
    </svg>
  );
}
