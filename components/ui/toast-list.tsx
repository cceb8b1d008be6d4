"use client";

import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import type { Message } from "./toast.tsx";

/** Radix rather than a toast library with styles of its own: those put a <style> into the page, which our policy forbids. */
export default function ToastList({
  messages,
  dismiss,
}: {
  messages: readonly Message[];
  dismiss: (id: number) => void;
}) {
  return (
    <Radix.Provider duration={6000} swipeDirection="right">
      {messages.map(({ id, text }) => (
        <Radix.Root
          key={id}
          onOpenChange={(isOpen) => !isOpen && dismiss(id)}
          className="flex items-start gap-3 rounded-md border border-border bg-popover p-3 text-sm text-popover-foreground shadow-md data-[state=open]:animate-in data-[state=open]:fade-in"
        >
          <Radix.Description className="flex-1">{text}</Radix.Description>
          <Radix.Close aria-label="Dismiss" className="rounded-sm p-0.5 text-muted-foreground hover:text-foreground">
            <X aria-hidden className="size-4" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed top-[calc(var(--header)+0.5rem)] right-2 z-40 flex w-80 max-w-[calc(100vw-1rem)] flex-col gap-2 outline-none print:hidden" />
    </Radix.Provider>
  );
}
