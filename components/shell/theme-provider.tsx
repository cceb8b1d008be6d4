"use client";

import type { ReactNode } from "react";
import { ThemeProvider as Provider } from "next-themes";

/** Sets the theme before the first paint; its inline script carries the page's nonce. */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <Provider attribute="class" defaultTheme="system" enableSystem nonce={nonce}>
      {children}
    </Provider>
  );
}
