import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** A table that scrolls sideways inside its own frame, which the keyboard can reach. `label` names that frame. */
export function Table({ className, label, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="relative w-full overflow-x-auto print:overflow-visible"
    >
      <table className={classNames("w-full border-collapse text-sm print:text-xs", className)} {...props} />
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={classNames(
        "border-b border-border px-3 py-2 text-left text-xs font-medium whitespace-nowrap text-muted-foreground print:px-1.5 print:whitespace-normal",
        className,
      )}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={classNames("border-b border-border/70 last:border-0", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={classNames("px-3 py-2 align-baseline print:px-1.5", className)} {...props} />;
}
