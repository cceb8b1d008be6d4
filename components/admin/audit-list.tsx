import { toMinute } from "./times.ts";

interface AuditEntry {
  id: string;
  actor: string;
  action: string;
  target: string;
  detail: unknown;
  createdAt: Date;
}

/** Who changed what, newest first. */
export function AuditList({ entries }: { entries: AuditEntry[] }) {
  if (entries.length === 0) {
    return (
      <p className="text-muted-foreground">Nothing yet. Every change made here is written down with its author.</p>
    );
  }
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {entries.map((entry) => (
        <li key={entry.id} className="border-b border-border/70 pb-3 last:border-0">
          <p className="break-words">
            <span className="font-medium">{entry.target}</span> {toWords(entry)}
          </p>
          <p className="text-xs text-muted-foreground">
            {entry.actor}, <time dateTime={entry.createdAt.toISOString()}>{toMinute(entry.createdAt)}</time>
          </p>
        </li>
      ))}
    </ol>
  );
}

const statusWords: Record<string, string> = { active: "on", paused: "off", retired: "retired" };

const webhookWords: Record<string, string> = {
  "webhook.create": "gets news from now on",
  "webhook.update": "gets other news from now on, or none",
  "webhook.delete": "gets no news any more",
};

const decisionWords: Record<string, string> = {
  withhold: "is withheld from publication",
  clear: "was cleared for publication",
  checks: "is left to the checks again",
};

function toWords({ action, detail }: AuditEntry): string {
  const { from, to, reason, votes, decision } = (detail ?? {}) as Record<string, unknown>;
  const counted = `${Number(votes).toLocaleString("en")} ${votes === 1 ? "vote" : "votes"}`;
  if (action === "votes.set-aside") return `had ${counted} set aside: ${String(reason)}`;
  if (action === "votes.taken-back") return `was taken back, ${counted}: ${String(reason)}`;
  if (action === "conversation.moderate") return `${decisionWords[String(decision)]}: ${String(reason)}`;
  if (action === "battle.file") return `was filed by hand: ${String(reason)}`;
  if (action === "battle.retag") return "was tagged again";
  if (Object.hasOwn(webhookWords, action)) return webhookWords[action];
  if (action === "source.import") return `got ${counted} out of a file`;
  if (action === "admin.sign-in") return "signed in by the one-time link";
  if (action === "snapshot.withdraw") return `was withdrawn: ${String(reason)}`;
  if (action.startsWith("job.")) return "was asked of the queue";
  if (action !== "model.status" || typeof to !== "string") return action;
  const was = typeof from === "string" ? ` (was ${statusWords[from] ?? from})` : "";
  return `is now ${statusWords[to] ?? to}${was}${typeof reason === "string" ? `: ${reason}` : ""}`;
}
