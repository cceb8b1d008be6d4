import Link from "next/link";
import { classNames } from "#components/ui/class-names.ts";

export interface Choice {
  href: string;
  name: string;
  isHere: boolean;
}

/** Boards side by side, as links: each has an address of its own and opens without JavaScript. */
export function BoardSwitch({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav
      aria-label={label}
      className="flex gap-1 overflow-x-auto overflow-y-hidden border-b border-border print:hidden"
    >
      {choices.map(({ href, name, isHere }) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere ? "page" : undefined}
          className={classNames(
            "-mb-px border-b-2 border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap transition-colors",
            isHere ? "border-foreground text-foreground" : "text-muted-foreground hover:text-foreground",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
