"use client";

import { useSyncExternalStore } from "react";
import { consents } from "#lib/battle/types.ts";
import type { Consent } from "#lib/battle/types.ts";

const key = "ringside-consent";
const changed = "ringside-consent-changed";

/** What this browser chose the last time; the operator's default before that, and where nothing can be kept. */
export function useRememberedConsent(byDefault: Consent): [Consent, (consent: Consent) => void] {
  const consent = useSyncExternalStore(
    subscribe,
    () => read() ?? byDefault,
    () => byDefault,
  );
  return [consent, remember];
}

let unkept: Consent | null = null;

function read(): Consent | null {
  try {
    return consents.find((consent) => consent === window.localStorage.getItem(key)) ?? unkept;
  } catch {
    return unkept;
  }
}

function remember(consent: Consent): void {
  unkept = consent;
  try {
    window.localStorage.setItem(key, consent);
  } catch {
    // A browser that keeps nothing still keeps it for this visit.
  }
  window.dispatchEvent(new Event(changed));
}

function subscribe(tell: () => void): () => void {
  window.addEventListener("storage", tell);
  window.addEventListener(changed, tell);
  return () => {
    window.removeEventListener("storage", tell);
    window.removeEventListener(changed, tell);
  };
}
