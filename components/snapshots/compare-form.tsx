import { Button } from "#components/ui/button.tsx";

interface Props {
  id: string;
  against: string;
  /** Other boards of the same name, newest first. */
  earlier: readonly { snapshot: string; at: string }[];
  problem: string | null;
}

const moment = (at: string) => `${at.slice(0, 16).replace("T", " ")} UTC`;

/** Asks which other snapshot to compare with: an earlier one of the same board, or any by its name. Works without JavaScript. */
export function CompareForm({ id, against, earlier, problem }: Props) {
  return (
    <form action={`/snapshots/${id}`} className="mt-3 flex flex-wrap items-end gap-2">
      <label className="flex min-w-0 flex-1 flex-col gap-1 text-xs text-muted-foreground sm:max-w-md">
        Since which board? Its name, or one of the list
        <input
          name="against"
          list="earlier-boards"
          defaultValue={against}
          required
          autoComplete="off"
          className="h-10 w-full rounded-md border border-input bg-background px-3 font-mono text-xs text-foreground"
        />
        <datalist id="earlier-boards">
          {earlier.map(({ snapshot, at }) => (
            <option key={snapshot} value={snapshot}>
              {moment(at)}
            </option>
          ))}
        </datalist>
      </label>
      <Button type="submit" look="outline">
        Compare
      </Button>
      {problem && (
        <p role="alert" className="w-full text-sm">
          {problem}
        </p>
      )}
    </form>
  );
}
