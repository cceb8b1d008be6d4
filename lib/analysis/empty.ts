import { pictures } from "./pictures.ts";
import type { PictureName } from "./pictures.ts";
import type { Picture } from "./types.ts";

/** A picture that these votes do not give, and why. */
export function nothingToDraw(picture: PictureName, says: string): Picture {
  return { picture, finding: pictures[picture].title, notes: [], drawing: { kind: "empty", says } };
}
