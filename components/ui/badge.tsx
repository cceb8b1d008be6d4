import type { ComponentProps } from "react";
import { cva } from "class-variance-authority";
import type { VariantProps } from "class-variance-authority";
import { classNames } from "./class-names.ts";

const badgeStyle = cva(
  "inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap",
  {
    variants: {
      look: {
        quiet: "bg-muted text-muted-foreground",
        outline: "border border-border text-muted-foreground",
        a: "bg-side-a-soft text-side-a-text",
        b: "bg-side-b-soft text-side-b-text",
      },
    },
    defaultVariants: { look: "quiet" },
  },
);

export function Badge({ className, look, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeStyle>) {
  return <span className={classNames(badgeStyle({ look }), className)} {...props} />;
}
