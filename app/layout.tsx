import type { ReactNode } from "react";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { Header } from "#components/shell/header.tsx";
import { ThemeProvider } from "#components/shell/theme-provider.tsx";
import { Toasts } from "#components/ui/toast.tsx";
import { siteAddress } from "#lib/site.ts";
import "./globals.css";

// The Latin letters are fetched with the page; when they come late, this visit keeps the stand-in rather than jump.
// globals.css adds the other alphabets.
const latin = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-latin",
  display: "optional",
});

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: new URL(siteAddress(await headers())),
    title: { default: "Ringside", template: "%s · Ringside" },
    robots: { index: true, follow: true },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  // The keyboard of a phone shortens the page instead of covering the prompt box.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfb" },
    { media: "(prefers-color-scheme: dark)", color: "#151618" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set by a script before React wakes up.
    <html lang="en" className={latin.variable} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <ThemeProvider nonce={nonce}>
          <a
            href="#main"
            className="sr-only z-50 rounded-md bg-primary px-4 py-2 text-primary-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            Skip to the page
          </a>
          <Header />
          <main id="main" tabIndex={-1} className="flex flex-1 flex-col outline-none">
            {children}
          </main>
          <Toasts />
        </ThemeProvider>
      </body>
    </html>
  );
}
