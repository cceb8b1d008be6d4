import { useId } from "react";

/** Which model a picture is about, or shows in colour. */
export function ModelChoice({
  label,
  models,
  chosen,
  choose,
}: {
  label: string;
  models: readonly { model?: string; name: string }[];
  chosen: string | undefined;
  choose: (model: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm print:hidden">
      <label htmlFor={id} className="text-muted-foreground">
        {label}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={({ target }) => choose(target.value)}
        className="h-9 max-w-64 min-w-0 rounded-md border border-input bg-card px-2 text-foreground"
      >
        {models.map(({ model, name }) => (
          <option key={model ?? name} value={model ?? name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
