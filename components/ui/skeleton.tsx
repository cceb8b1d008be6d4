import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** The shape of something that is on its way. Hidden from screen readers: say what is loading elsewhere. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      aria-hidden
      data-skeleton=""
      className={classNames("animate-shimmer rounded-sm bg-accent", className)}
      {...props}
    />
  );
}
