import { useRef } from "react";
import { Columns3, LayoutGrid } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { BoardView } from "./board-view.ts";
import { chooseColumns, isCategoryColumn } from "./columns.ts";
import type { Column, SheetRow } from "./columns.ts";

interface Props {
  view: BoardView;
  rows: readonly SheetRow[];
  columns: readonly Column[];
  change: (changes: Partial<BoardView>) => void;
}

/** Shows or hides the ranks in every category at a stroke: where a model is strong and where it is not, at a glance. */
export function CategoryRanks({ view, rows, columns, change }: Props) {
  const { shown, all, choose } = useColumns({ view, rows, columns, change });
  if (all.length === 0) return null;
  const isOn = all.every((id) => shown.has(id));
  return (
    <Button
      look="quiet"
      size="small"
      className="noscript:hidden"
      aria-pressed={isOn}
      onClick={() => choose(all, !isOn)}
    >
      <LayoutGrid aria-hidden />
      {isOn ? "Hide category ranks" : "Category ranks"}
    </Button>
  );
}

/** The columns that are shown, those of categories, and how to show or hide some. */
function useColumns({ view, rows, columns, change }: Props) {
  const shown = new Set(chooseColumns(columns, view.columns, rows).shown.map(({ id }) => id));
  const choose = (ids: readonly string[], isShown: boolean) => {
    const chosen = columns.filter(({ id, isFixed }) => !isFixed && (ids.includes(id) ? isShown : shown.has(id)));
    change({ columns: chosen.map(({ id }) => id) });
  };
  return { shown, all: columns.filter(isCategoryColumn).map(({ id }) => id), choose };
}

/** Which columns are shown: the plain ones, and all category ranks at a stroke. */
export function ColumnMenu({ view, rows, columns, change }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { shown, all: categories, choose } = useColumns({ view, rows, columns, change });
  const choosable = columns.filter(({ isFixed }) => !isFixed);
  const close = () => menu.current?.removeAttribute("open");
  return (
    <details
      ref={menu}
      className="relative noscript:hidden"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        menu.current?.querySelector("summary")?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <summary className="flex h-8 list-none items-center gap-2 rounded-md px-2.5 text-sm font-medium text-muted-foreground hover:bg-accent hover:text-foreground [&::-webkit-details-marker]:hidden">
        <Columns3 aria-hidden className="size-4" />
        Columns
      </summary>
      <fieldset className="absolute left-0 z-20 mt-1 max-h-[70dvh] w-72 overflow-y-auto rounded-md border border-border bg-popover p-3 text-sm text-popover-foreground shadow-md sm:right-0 sm:left-auto">
        <legend className="sr-only">Columns to show</legend>
        {choosable
          .filter((column) => !isCategoryColumn(column))
          .map(({ id, name, says }) => (
            <Tick key={id} name={name} says={says} isOn={shown.has(id)} onChange={(isOn) => choose([id], isOn)} />
          ))}
        {categories.length > 0 && (
          <>
            <p className="mt-3 mb-1 flex items-center justify-between border-t border-border pt-3 font-medium">
              Rank by category
              <button
                type="button"
                className="text-xs font-normal underline underline-offset-4"
                onClick={() => choose(categories, !categories.every((id) => shown.has(id)))}
              >
                {categories.every((id) => shown.has(id)) ? "None" : "All"}
              </button>
            </p>
            {choosable.filter(isCategoryColumn).map(({ id, name }) => (
              <Tick key={id} name={name} isOn={shown.has(id)} onChange={(isOn) => choose([id], isOn)} />
            ))}
          </>
        )}
        <Button look="link" size="small" className="mt-2 px-0" onClick={() => change({ columns: null })}>
          The usual columns
        </Button>
      </fieldset>
    </details>
  );
}

function Tick({
  name,
  says,
  isOn,
  onChange,
}: {
  name: string;
  says?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="flex cursor-pointer items-start gap-2 py-1">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 accent-foreground"
      />
      <span>
        {name}
        {says && <span className="block text-xs text-muted-foreground">{says}</span>}
      </span>
    </label>
  );
}
