"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";

export interface Message {
  id: number;
  text: string;
}

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

const dismiss = (id: number) => set(messages.filter((message) => message.id !== id));

// Most visits hear nothing; what shows messages weighs 13 kB and comes with the first of them.
const ToastList = lazy(() => import("./toast-list.tsx"));

export function Toasts() {
  const shown = useSyncExternalStore(
    subscribe,
    () => messages,
    () => none,
  );
  if (lastId === 0) return null;
  return (
    <Suspense>
      <ToastList messages={shown} dismiss={dismiss} />
    </Suspense>
  );
}
