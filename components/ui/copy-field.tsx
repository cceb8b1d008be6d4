"use client";

import { useState } from "react";
import { Check, Copy } from "lucide-react";
import { Button } from "./button.tsx";

/** One line of text to take away. Selected whole at a click, for browsers that may not write to the clipboard. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        className="h-10 w-full min-w-0 rounded-md border border-input bg-background px-3 font-mono text-sm"
      />
      <Button look="outline" onClick={() => void copy()}>
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{isCopied ? "Copied" : "Copy"}</span>
      </Button>
    </div>
  );
}
