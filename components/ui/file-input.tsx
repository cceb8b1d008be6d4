import type { ComponentProps } from "react";

/** Where a file is chosen, framed like every other field. */
export function FileInput(props: Omit<ComponentProps<"input">, "type" | "className">) {
  return (
    <input
      {...props}
      type="file"
      className="w-full rounded-md border border-input bg-card p-2 text-sm font-normal file:mr-3 file:rounded file:border-0 file:bg-accent file:px-2.5 file:py-1 file:text-sm file:font-medium file:text-foreground"
    />
  );
}
