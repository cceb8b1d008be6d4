import { EyeOff, Globe, Lock } from "lucide-react";
import Link from "next/link";
import { consents } from "#lib/battle/types.ts";
import type { Consent } from "#lib/battle/types.ts";

const words: Record<Consent, { name: string; says: string; Icon: typeof Lock }> = {
  private: { name: "Private, not counted", says: "Nothing of it leaves this arena, not even the vote.", Icon: Lock },
  aggregate: {
    name: "Only my vote is published",
    says: "Without your name, and without what was written.",
    Icon: EyeOff,
  },
  publish: { name: "All may be published", says: "Your vote and what was written, without your name.", Icon: Globe },
};

interface Props {
  consent: Consent;
  /** What may still be chosen. */
  open: readonly Consent[];
  onChange: (consent: Consent) => void;
}

/** What may leave of this battle: one quiet choice under the prompt, always at the same place. */
export function ConsentChoice({ consent, open, onChange }: Props) {
  const { says, Icon } = words[consent];
  const isSettled = open.length < 2;
  return (
    <div className="flex min-h-8 min-w-0 items-center gap-2">
      <label className="relative flex shrink-0 items-center">
        <span className="sr-only">What may be published of this battle</span>
        <Icon aria-hidden className="pointer-events-none absolute left-2 size-3.5" />
        <select
          value={consent}
          disabled={isSettled}
          aria-describedby="consent-says"
          onChange={(event) => onChange(event.target.value as Consent)}
          className="h-8 w-56 rounded-md border border-transparent bg-transparent pr-1 pl-7 text-xs text-muted-foreground enabled:cursor-pointer enabled:hover:border-border enabled:hover:text-foreground"
        >
          {consents.map((one) => (
            <option key={one} value={one} disabled={!open.includes(one)}>
              {words[one].name}
            </option>
          ))}
        </select>
      </label>
      <p id="consent-says" className="min-w-0 max-sm:sr-only">
        {isSettled ? "It is in a release, and stays there." : says}{" "}
        <Link href="/data#privacy" prefetch={false} className="underline underline-offset-2 hover:text-foreground">
          About privacy
        </Link>
      </p>
    </div>
  );
}
