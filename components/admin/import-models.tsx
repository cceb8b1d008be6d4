import { Badge } from "#components/ui/badge.tsx";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";
import type { ImportPlan, PlannedModel } from "#lib/import/types.ts";
import { counted, listed, wholeNumber } from "#lib/wording.ts";
import { wrongWith } from "./import-state.ts";
import type { Choices } from "./import-state.ts";

export interface KnownName {
  slug: string;
  name: string;
}

interface Props {
  plan: ImportPlan;
  /** Models that names can be mapped to. */
  known: readonly KnownName[];
  choices: Choices;
  /** None once nothing can be chosen any more. */
  onChoose?: (name: string, choice: string) => void;
}

interface Row extends Omit<PlannedModel, "votes" | "by"> {
  votes: number | null;
  by: PlannedModel["by"] | "unclear";
}

const byWords = { slug: "same id", name: "same name", alias: "alias", new: "new", unclear: "several" } as const;

/** Few enough to be seen at a glance. */
const fewModels = 12;
const listId = "known-models";

/** Which model each name of the file is taken for, and a field to say otherwise. What nobody knows comes first. */
export function ImportModels({ plan, known, choices, onChoose }: Props) {
  const unclear = plan.unclear.map(({ name, slugs }): Row => {
    return { name, slug: listed(slugs), votes: null, by: "unclear" };
  });
  const isOpen = ({ by, name }: Row) => by === "new" || by === "unclear" || name in choices;
  const rows = [...unclear, ...plan.models].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  if (rows.length === 0) return null;
  const strangers = rows.filter(isOpen).length;
  return (
    <details open={rows.length <= fewModels || strangers > 0} className="flex flex-col gap-3 text-sm">
      <summary className="cursor-pointer py-1 font-medium">Which models ({wholeNumber(rows.length)})</summary>
      {onChoose && strangers > 0 && (
        <p className="my-2 max-w-[70ch] text-muted-foreground">
          A name that nobody here has becomes a new model, known from votes only. If it is one of yours under another
          name, say which; the import remembers it.
        </p>
      )}
      {onChoose && (
        <datalist id={listId}>
          {known.map(({ slug, name }) => (
            <option key={slug} value={slug} label={name} />
          ))}
        </datalist>
      )}
      <Table label="Models by their names">
        <thead>
          <tr>
            <TableHead>In the file</TableHead>
            <TableHead>Here</TableHead>
            <TableHead className="hidden sm:table-cell">Known by</TableHead>
            <TableHead className="hidden text-right sm:table-cell">Votes</TableHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.name}>
              <TableCell className="min-w-32 wrap-anywhere">
                {row.name}
                <span className="block text-xs text-muted-foreground sm:hidden">
                  {byWords[row.by]}
                  {row.votes !== null && `, ${counted(row.votes, "vote")}`}
                </span>
              </TableCell>
              <TableCell className="min-w-40 wrap-anywhere">
                {onChoose && row.by !== "slug" ? (
                  <Choice row={row} known={known} choice={choices[row.name] ?? ""} onChoose={onChoose} />
                ) : (
                  row.slug
                )}
              </TableCell>
              <TableCell className="hidden sm:table-cell">
                <Badge look={row.by === "new" ? "quiet" : "outline"}>{byWords[row.by]}</Badge>
              </TableCell>
              <TableCell className="numeric hidden sm:table-cell">
                {row.votes === null ? "–" : wholeNumber(row.votes)}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </details>
  );
}

function Choice({
  row: { name, slug, by },
  known,
  choice,
  onChoose,
}: {
  row: Row;
  known: readonly KnownName[];
  choice: string;
  onChoose: (name: string, choice: string) => void;
}) {
  const wrong = wrongWith(choice);
  const meant = known.find((model) => model.slug === choice.trim());
  const says =
    wrong ??
    (choice.trim() === "" ? (by === "unclear" ? `May be ${slug}.` : null) : (meant?.name ?? "Will be a new model."));
  return (
    <>
      <input
        list={listId}
        value={choice}
        placeholder={by === "unclear" ? "which one?" : slug}
        aria-label={`Model for ${name}`}
        aria-invalid={wrong !== null}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        onChange={({ target }) => onChoose(name, target.value)}
        className="h-9 w-full rounded-md border border-input bg-card px-2 placeholder:text-muted-foreground"
      />
      {says && (
        <span className={`mt-1 block text-xs ${wrong ? "text-destructive" : "text-muted-foreground"}`}>{says}</span>
      )}
    </>
  );
}
