import { classNames } from "#components/ui/class-names.ts";

/** Reading is quiet; what writes stands out. */
export function Method({ name, isSmall = false }: { name: string; isSmall?: boolean }) {
  const isReading = name === "GET";
  return (
    <span
      className={classNames(
        "shrink-0 font-mono font-semibold",
        isSmall ? "w-11 text-[0.625rem]" : "text-xs",
        isReading ? "text-side-a-text" : "text-side-b-text",
      )}
    >
      {name}
    </span>
  );
}
