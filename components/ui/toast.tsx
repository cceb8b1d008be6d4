"use client";

import { useSyncExternalStore } from "react";
import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";

interface Message {
  id: number;
  text: string;
}

// Radix rather than a toast library with styles of its own: those put a <style> into the page, which our policy forbids.
let messages: readonly Message[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const none: readonly Message[] = [];

function set(next: readonly Message[]) {
  messages = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says something in the corner for a few seconds. What must be acted on belongs beside the thing it concerns as well. */
export function toast(text: string): void {
  if (messages.some((message) => message.text === text)) return;
  set([...messages.slice(-2), { id: ++lastId, text }]);
}

export function Toasts() {
  const shown = useSyncExternalStore(
    subscribe,
    () => messages,
    () => none,
  );
  return (
    <Radix.Provider duration={6000} swipeDirection="right">
      {shown.map(({ id, text }) => (
        <Radix.Root
          key={id}
          onOpenChange={(isOpen) => !isOpen && set(messages.filter((message) => message.id !== id))}
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
