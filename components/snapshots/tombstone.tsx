import { Page } from "#components/shell/page.tsx";

/** What stands where a snapshot was withdrawn. */
export function Tombstone({ id, reason }: { id: string; reason: string }) {
  return (
    <Page title="This board was withdrawn" lead={reason}>
      <p className="max-w-[70ch] text-sm text-muted-foreground">
        Its name stays taken, so that whoever cited it finds this note and not something else. Name:{" "}
        <code className="font-mono text-xs wrap-anywhere">{id}</code>
      </p>
    </Page>
  );
}
