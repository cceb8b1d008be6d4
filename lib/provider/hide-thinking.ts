const opening = "<think>";
const closing = "</think>";

/**
 * Takes out the `<think>…</think>` block that some servers leave at the head of an answer, however it is cut into
 * pieces. Only the head counts: an answer about such tags keeps them.
 *
 * Returns a function from the next piece to what of it may be shown; call it with `null` at the end.
 */
export function hideThinking(): (piece: string | null) => string {
  let state: "head" | "thinking" | "gap" | "answer" = "head";
  let held = "";
  return (piece) => {
    if (piece === null) return state === "head" ? held : "";
    if (state === "answer") return piece;
    if (state === "gap") return afterGap(piece);
    held += piece;
    if (state === "head") {
      const head = held.trimStart();
      if (head.length < opening.length && opening.startsWith(head)) return "";
      if (!head.startsWith(opening)) return release(held);
      state = "thinking";
      held = head.slice(opening.length);
    }
    const end = held.indexOf(closing);
    if (end >= 0) return afterGap(held.slice(end + closing.length));
    // A long thought is not kept: only as much of it as could be the beginning of the closing tag.
    held = held.slice(-(closing.length - 1));
    return "";
  };

  /** The lines between the thought and the answer belong to neither. */
  function afterGap(text: string): string {
    state = "gap";
    const answer = text.trimStart();
    return answer ? release(answer) : "";
  }

  function release(text: string): string {
    state = "answer";
    held = "";
    return text;
  }
}
