import Link from "next/link";

export function Footer() {
  return (
    <footer className="mt-16 border-t border-border py-6 text-sm text-muted-foreground print:hidden">
      <p>
        Ringside: blind duels between language models, rated by votes that{" "}
        <Link href="/data" className="underline underline-offset-4 hover:text-foreground">
          anyone can download and rate again
        </Link>
        .
      </p>
    </footer>
  );
}
