"use client";

import { useState } from "react";
import { classNames } from "#components/ui/class-names.ts";

const isLong = (prompt: string) => prompt.length > 320 || prompt.split("\n", 7).length > 6;

/** What was asked, quietly, above its answer; a long prompt opens on request. */
export function PromptBubble({ prompt }: { prompt: string }) {
  const [isOpen, setOpen] = useState(false);
  if (prompt === "") return null;
  return (
    <div className="mb-4 rounded-lg bg-muted px-3.5 py-2.5 text-sm">
      <span className="sr-only">Prompt: </span>
      <p
        dir="auto"
        className={classNames("wrap-anywhere whitespace-pre-wrap", isLong(prompt) && !isOpen && "line-clamp-4")}
      >
        {prompt}
      </p>
      {isLong(prompt) && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="mt-1 text-xs font-medium text-muted-foreground underline underline-offset-4 hover:text-foreground print:hidden"
        >
          {isOpen ? "Show less of the prompt" : "Show the whole prompt"}
        </button>
      )}
    </div>
  );
}
