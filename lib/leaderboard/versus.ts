import type { BoardChoice } from "./board-choices.ts";
import { boardQuerySchema } from "./board-spec.ts";
import type { BoardSpec } from "./board-spec.ts";

export interface VersusOption {
  /** As it stands in an address: "method:elo" or "ties:out,sampling:as-cast". */
  value: string;
  label: string;
  says: string;
}

/** Every board that differs from this one in a single choice, by choice. */
export function versusOptions(choices: readonly BoardChoice[]): { label: string; options: VersusOption[] }[] {
  return choices.flatMap(({ name, label, value: chosen, options }) => {
    const others = options.filter(({ value }) => value !== chosen && value !== "");
    const word = name === "language" ? "category" : name;
    return others.length === 0
      ? []
      : [
          {
            label,
            options: others.map(({ value, label: option, says, alsoSets }) => ({
              value: Object.entries({ [word]: value, ...alsoSets })
                .map((pair) => pair.join(":"))
                .join(","),
              label: option,
              says,
            })),
          },
        ];
  });
}

/** The board that a comparison is made with; null where its words name none. */
export function readVersus(spec: BoardSpec, versus: string): BoardSpec | null {
  const words = versus.split(",").map((pair) => pair.split(":"));
  if (words.some((pair) => pair.length !== 2 || pair[0] === "source" || !(pair[0] in spec))) return null;
  const read = boardQuerySchema.safeParse({ ...spec, ...Object.fromEntries(words) });
  return read.success ? read.data : null;
}
