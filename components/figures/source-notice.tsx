import { FlaskConical } from "lucide-react";

/** Invented votes are labelled as such wherever they show. */
export function SourceNotice({ kind }: { kind: "arena" | "simulated" | "imported" }) {
  if (kind !== "simulated") return null;
  return (
    <p
      role="note"
      className="mt-4 flex max-w-[75ch] gap-3 rounded-md bg-side-b-soft px-4 py-3 text-sm text-side-b-text"
    >
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        <strong className="font-semibold">Everything on this page is invented.</strong> A program drew these votes from
        true ratings it made up, between models that do not exist.
      </span>
    </p>
  );
}
