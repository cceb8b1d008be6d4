"use client";

import { useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { signInWith, signOut } from "./auth-client.ts";

const failed = "That did not work. Check your connection and try again.";

/** Runs one request at a time and says when it failed; on success the page goes elsewhere. */
function useGoing() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function go(ask: () => Promise<{ ok: boolean; url: string }>, refused = failed) {
    setBusy(true);
    setProblem(null);
    try {
      const { ok, url } = await ask();
      if (ok) return void window.location.assign(url);
      setProblem(refused);
    } catch {
      setProblem(failed);
    }
    setBusy(false);
  }
  return { isBusy, problem, go };
}

const Problem = ({ text }: { text: string | null }) => (
  <p role="alert" className="text-sm text-destructive empty:hidden">
    {text}
  </p>
);

/** One button per configured provider. */
export function ProviderButtons({ choices, callbackUrl }: { choices: SignInChoice[]; callbackUrl: string }) {
  const { isBusy, problem, go } = useGoing();
  return (
    <div className="flex flex-col gap-3">
      {choices.map(({ id, name }) => (
        <Button
          key={id}
          look="outline"
          size="large"
          disabled={isBusy}
          onClick={() => go(() => signInWith(id, { callbackUrl }))}
        >
          Continue with {name}
        </Button>
      ))}
      <Problem text={problem} />
    </div>
  );
}

interface SignInChoice {
  id: string;
  name: string;
}

/** Development only: any name will do. */
export function DevelopmentForm({ callbackUrl }: { callbackUrl: string }) {
  const { isBusy, problem, go } = useGoing();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    void go(() => signInWith("development", { callbackUrl, fields: { name } }));
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <label className="flex flex-col gap-1 text-sm font-medium">
        Any name, for development
        <input
          name="name"
          required
          maxLength={80}
          autoComplete="username"
          className="h-10 rounded-md border border-input bg-card px-3 text-base font-normal"
        />
      </label>
      <Button type="submit" disabled={isBusy}>
        Sign in
      </Button>
      <Problem text={problem} />
    </form>
  );
}

/** Redeems the administrator link. A press, not a visit: whatever looks at links by itself must not use it up. */
export function AdminLinkForm({ token }: { token: string }) {
  const { isBusy, problem, go } = useGoing();
  const refused =
    "This link was used before, replaced by a newer one, or is older than a day. Start Ringside again for a new one.";
  const redeem = () => go(() => signInWith("admin-link", { callbackUrl: "/admin", fields: { token } }), refused);
  return (
    <div className="flex flex-col items-start gap-3">
      <Button size="large" disabled={isBusy} onClick={redeem}>
        Sign in as administrator
      </Button>
      <Problem text={problem} />
    </div>
  );
}

export function SignOutButton() {
  const { isBusy, problem, go } = useGoing();
  return (
    <div className="flex flex-col items-start gap-3">
      <Button look="outline" disabled={isBusy} onClick={() => go(() => signOut("/"))}>
        Sign out
      </Button>
      <Problem text={problem} />
    </div>
  );
}
