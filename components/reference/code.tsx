/** Lines to read or to copy. They scroll sideways inside their own frame, which the keyboard can reach. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-border bg-muted/50 p-3 font-mono text-xs leading-5"
    >
      <code>{children}</code>
    </pre>
  );
}
