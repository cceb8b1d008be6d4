const opening = "<think>";
const closing = "</think>";

/**
 * Takes out the `<think>…</think>` block that some servers leave at the head of an answer, however it is cut into
 * pieces. Only the head counts: an answer about such tags keeps them.
 *
 * Returns a function from the next piece to what of it may be shown; call it with `null` at the end.
 */
export function hideThinking(): (piece: string | null) => string {
  let state: "head" | "thinking" | "answer" = "head";
  let held = "";
  return (piece) => {
    if (piece === null) return state === "head" ? held : "";
    if (state === "answer") return piece;
    held += piece;
    if (state === "head") {
      const head = held.trimStart();
      if (head.length < opening.length && opening.startsWith(head)) return "";
      if (!head.startsWith(opening)) return release(held);
      state = "thinking";
      held = head.slice(opening.length);
    }
    const end = held.indexOf(closing);
    if (end >= 0) return release(held.slice(end + closing.length).trimStart());
    // A long thought is not kept: only as much of it as could be the beginning of the closing tag.
    held = held.slice(-(closing.length - 1));
    return "";
  };

  function release(text: string): string {
    state = "answer";
    held = "";
    return text;
  }
}
