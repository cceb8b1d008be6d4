import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { twMerge } from "tailwind-merge";
import { classNames } from "#components/ui/class-names.ts";
import { buttonStyle } from "#components/ui/button.tsx";

test("a later utility wins over an earlier one of its kind, as it does with every kind there is", () => {
  const button = buttonStyle({ look: "outline", size: "small" });
  for (const own of [
    "h-9",
    "hidden noscript:inline-flex",
    "px-0",
    "size-9 sm:hidden",
    "fixed right-4 bottom-3 hidden text-xs lg:pointer-fine:inline-flex",
    "sm:w-auto sm:px-3",
    "text-muted-foreground font-normal",
    "rounded-full bg-muted self-start whitespace-nowrap",
    "hidden! noscript:inline-flex!",
    "size-9 min-w-0 -ml-2 [&_svg]:size-3",
  ]) {
    expect(classNames(button, own).split(" ").sort(), own).toEqual(twMerge(button, own).split(" ").sort());
  }
  for (const [one, other] of [
    ["px-3 py-2 align-baseline", "p-0 pl-4"],
    ["border-b px-3 text-left text-xs font-medium text-muted-foreground", "text-right text-foreground"],
    ["rounded-lg border bg-card p-4", "p-0 rounded-none text-sm text-balance"],
    ["inline-flex gap-1 px-1.5 text-xs", "ml-2 gap-2 text-side-a-text"],
    ["max-md:p-0 max-md:block md:px-3", "max-md:hidden max-md:pl-2 md:p-2"],
    ["hover:bg-card bg-card", "hover:bg-accent bg-muted"],
  ]) {
    expect(classNames(one, other)).toBe(twMerge(one, other));
  }
});

test("every call in the components comes out as the library would have it, taken with all its classes", () => {
  const components = path.join(import.meta.dirname, "..", "..", "components");
  const files = fs
    .readdirSync(components, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"));
  const calls = files.flatMap((file) => {
    const text = fs.readFileSync(path.join(components, file), "utf8");
    return [...text.matchAll(/classNames\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, inside]) =>
      [...inside.matchAll(/"([^"]+)"/g)].map(([, classes]) => classes).join(" "),
    );
  });
  expect(calls.length).toBeGreaterThan(20);
  for (const classes of calls) expect(classNames(classes)).toBe(twMerge(classes));
});
