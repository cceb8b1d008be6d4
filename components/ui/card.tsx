import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** A ground slightly apart from the page, for things that belong together. */
export function Card({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={classNames("rounded-lg border border-border bg-card p-4 text-card-foreground", className)}
      {...props}
    />
  );
}
