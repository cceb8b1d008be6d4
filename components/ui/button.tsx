import type { ComponentProps } from "react";
import { cva } from "class-variance-authority";
import type { VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import { classNames } from "./class-names.ts";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md text-sm font-medium transition-colors duration-150 disabled:cursor-not-allowed aria-disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        solid:
          "bg-primary text-primary-foreground hover:bg-primary/85 disabled:bg-muted disabled:text-muted-foreground",
        outline:
          "border border-border bg-card text-card-foreground hover:bg-accent disabled:bg-transparent disabled:text-muted-foreground",
        quiet: "text-muted-foreground hover:bg-accent hover:text-foreground disabled:opacity-50",
        link: "text-foreground underline decoration-input underline-offset-4 hover:decoration-current",
      },
      size: {
        small: "h-8 px-2.5",
        medium: "h-10 px-4",
        large: "h-11 px-5 text-base",
        icon: "size-10",
        smallIcon: "size-8",
      },
    },
    defaultVariants: { look: "solid", size: "medium" },
  },
);

type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle> & { asChild?: boolean };

/** A button, or, with `asChild`, a link that looks like one. */
export function Button({ className, look, size, asChild = false, ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : "button";
  return (
    <Element
      {...(asChild ? {} : { type: "button" as const })}
      className={classNames(buttonStyle({ look, size }), className)}
      {...props}
    />
  );
}
