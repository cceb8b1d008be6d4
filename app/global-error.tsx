"use client";

import "./globals.css";

/** Shown when even the shell fails, so it leans on nothing else. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="mx-auto max-w-xl px-6 py-16">
        <title>Ringside could not be shown</title>
        <h1 className="text-2xl font-semibold">Ringside could not be shown</h1>
        <p className="mt-2 text-muted-foreground">
          Something went wrong on our side. Votes already acknowledged are safe. Trying again often helps.
        </p>
        <button
          type="button"
          onClick={() => retry()}
          className="mt-6 h-10 rounded-md bg-primary px-4 text-sm font-medium text-primary-foreground"
        >
          Try again
        </button>
      </body>
    </html>
  );
}
