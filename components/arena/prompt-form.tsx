"use client";

import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { ArrowUp } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { measurePrompt } from "./prompt-text.ts";

interface Props {
  prompt: string;
  onChange: (prompt: string) => void;
  onSend: () => void;
  onFocus: () => void;
  /** Why nothing can be sent at the moment. */
  blocked: string | null;
  placeholder: string;
  maxBytes: number;
  box: RefObject<HTMLTextAreaElement | null>;
  children?: ReactNode;
}

/** Where a prompt is written. Enter sends, except while an input method is composing a character. */
export function PromptForm({
  prompt,
  onChange,
  onSend,
  onFocus,
  blocked,
  placeholder,
  maxBytes,
  box,
  children,
}: Props) {
  const { isTooLong, isBlank, notice } = measurePrompt(prompt, maxBytes);
  const canSend = blocked === null && !isBlank && !isTooLong;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") box.current?.blur();
    // Safari reports the Enter that ends a composition as key code 229 only.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <form
      className="mx-auto w-full max-w-4xl print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      <div className="flex items-end gap-2 rounded-xl border border-input bg-card p-1.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-ring">
        <label htmlFor="prompt" className="sr-only">
          Your prompt
        </label>
        {/* An invisible copy of the text gives the box its height, so it grows with the prompt without a script. */}
        <div
          data-text={prompt}
          className="grid max-h-[min(12rem,30dvh)] min-h-10 min-w-0 flex-1 wrap-anywhere after:invisible after:col-start-1 after:row-start-1 after:max-h-[min(12rem,30dvh)] after:overflow-hidden after:px-2.5 after:py-2 after:whitespace-pre-wrap after:content-[attr(data-text)_'_']"
        >
          <textarea
            id="prompt"
            ref={box}
            rows={1}
            dir="auto"
            value={prompt}
            placeholder={placeholder}
            aria-describedby="prompt-notice"
            aria-invalid={isTooLong}
            onChange={(event) => onChange(event.target.value)}
            onFocus={onFocus}
            onKeyDown={onKeyDown}
            className="col-start-1 row-start-1 max-h-[min(12rem,30dvh)] resize-none overflow-y-auto bg-transparent px-2.5 py-2 outline-none placeholder:text-muted-foreground"
          />
        </div>
        <Button type="submit" size="icon" disabled={!canSend} aria-label="Send" title={blocked ?? "Send (Enter)"}>
          <ArrowUp aria-hidden />
        </Button>
      </div>
      <div className="flex items-center justify-between gap-3 px-1 pt-1 text-xs text-muted-foreground">
        <div className="min-w-0">{children}</div>
        <p id="prompt-notice" role="status" className={isTooLong ? "text-destructive" : "tabular-nums"}>
          {notice}
        </p>
      </div>
    </form>
  );
}
