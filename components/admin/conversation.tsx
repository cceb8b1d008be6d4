import { AnswerText } from "#components/arena/answer-text.tsx";
import { PromptBubble } from "#components/arena/prompt-bubble.tsx";
import { sideWords } from "#components/arena/words.ts";
import { sides } from "#lib/battle/types.ts";
import type { Side } from "#lib/battle/types.ts";
import type { BattleReview } from "#lib/review/types.ts";

const colours = { a: "border-t-side-a text-side-a-text", b: "border-t-side-b text-side-b-text" };

/** A longer answer scrolls in a frame of its own, so that the other one and the next turn stay near. */
const longText = 6_000;

/** What was said, turn by turn, both answers side by side as they were. */
export function Conversation({ turns, names, votes }: Pick<BattleReview, "turns" | "names" | "votes">) {
  if (turns.length === 0)
    return (
      <p className="max-w-[70ch] text-sm text-muted-foreground">
        No conversation is stored: the file that this vote was imported from has none. The vote counts all the same.
      </p>
    );
  const judged = new Set(votes.map(({ turn }) => turn));
  return (
    <ol className="flex flex-col gap-10">
      {turns.map(({ id, index, prompt, answers }) => (
        <li key={id}>
          {turns.length > 1 && (
            <h3 className="mb-2 text-sm font-medium text-muted-foreground">
              Turn {index}
              {judged.has(index) && ", the one that was voted on"}
            </h3>
          )}
          {prompt === "" ? (
            <p className="mb-4 text-sm text-muted-foreground">The prompt is empty.</p>
          ) : (
            <div className="max-w-[80ch]">
              <PromptBubble prompt={prompt} />
            </div>
          )}
          <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
            {sides.map((side) => (
              <Answer
                key={side}
                side={side}
                name={names?.[side].name ?? null}
                answer={answers[side]}
                label={turns.length > 1 ? `${sideWords[side]}, turn ${index}` : sideWords[side]}
              />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

interface AnswerProps {
  side: Side;
  name: string | null;
  answer: { text: string; isDone: boolean } | null;
  label: string;
}

function Answer({ side, name, answer, label }: AnswerProps) {
  const isLong = answer !== null && answer.text.length > longText;
  return (
    <div className="min-w-0">
      <p className={`border-t-[3px] pt-2 text-sm font-semibold wrap-anywhere ${colours[side]}`}>
        <span className="sr-only">{label}: </span>
        <span aria-hidden>{side.toUpperCase()} · </span>
        {name ?? "not named before the vote"}
      </p>
      {answer && answer.text !== "" && (
        <div
          className={`mt-3 max-w-[72ch] text-sm ${isLong ? "max-h-[70vh] overflow-y-auto rounded-md border border-border px-3 py-2" : ""}`}
          {...(isLong && { role: "region", tabIndex: 0, "aria-label": label })}
        >
          <AnswerText text={answer.text} isWriting={false} />
        </div>
      )}
      {!(answer && answer.text !== "") && <p className="mt-3 text-sm text-muted-foreground">No answer.</p>}
      {answer && answer.text !== "" && !answer.isDone && (
        <p className="mt-2 text-xs text-muted-foreground">This answer was broken off.</p>
      )}
    </div>
  );
}
