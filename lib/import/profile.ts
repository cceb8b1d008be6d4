import type { OpenedFile } from "#lib/dataset/vote-cells.ts";
import type { Fields } from "./fields.ts";

/** A format that votes come in: which columns it is told by, and what is read out of them. */
export interface Profile {
  name: string;
  says: string;
  /** Columns that it cannot be without; "a|b" is either. */
  needs: readonly string[];
  /** Columns that only another format has. */
  refuses?: readonly string[];
  fields: (opened: OpenedFile) => Promise<Fields>;
}
