import { Check, Copy } from "lucide-react";
import type { Side } from "#lib/battle/types.ts";
import type { PublicModel } from "#lib/models/types.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { sideWords } from "./words.ts";
import { useCopy } from "./use-copy.ts";

interface Props {
  side: Side;
  status: string;
  model: PublicModel | null;
  /** What the copy button copies; null while there is nothing whole to copy. */
  answer: string | null;
  /** On a narrow screen one answer shows at a time, and its header is the switch. */
  isShown: boolean;
  onShow: () => void;
}

const colours = {
  a: { line: "border-t-side-a", chip: "bg-side-a-soft text-side-a-text" },
  b: { line: "border-t-side-b", chip: "bg-side-b-soft text-side-b-text" },
};

/** Who speaks: a letter until the vote, a name after it. Its height never changes. */
export function SideHeader({ side, status, model, answer, isShown, onShow }: Props) {
  const { isCopied, copy } = useCopy();
  const letter = side.toUpperCase();
  return (
    <div
      className={classNames(
        "relative flex h-14 min-w-0 short:h-9 items-center gap-2 border-t-[3px] px-3 sm:gap-3 sm:px-4",
        side === "b" && "border-l border-l-border",
        colours[side].line,
        !isShown && "max-sm:border-t-transparent max-sm:bg-muted",
      )}
    >
      <span
        aria-hidden
        className={classNames(
          "grid size-7 shrink-0 place-items-center rounded-md short:size-6 text-sm font-semibold",
          colours[side].chip,
        )}
      >
        {letter}
      </span>
      <div
        key={model ? "revealed" : "blind"}
        className={classNames(
          "min-w-0 flex-1 short:flex short:items-baseline short:gap-2",
          model && "animate-turn-over",
        )}
      >
        <h2 id={`side-${side}`} className="truncate text-sm leading-5 font-semibold" title={model?.name}>
          {model ? (
            <>
              <span className="sr-only">{sideWords[side]}: </span>
              {model.name}
            </>
          ) : (
            sideWords[side]
          )}
        </h2>
        <p className="flex min-w-0 items-center gap-1.5 text-xs leading-5 text-muted-foreground">
          {/* On a narrow screen the banner below says the rest. */}
          <span className={classNames("truncate", model?.isToy && "max-sm:hidden")}>
            {model ? `${model.organization} · ${model.license}` : status}
          </span>
          {model?.isToy && <Badge className="shrink-0">toy program</Badge>}
        </p>
      </div>
      <button
        type="button"
        aria-pressed={isShown}
        aria-label={`Show ${sideWords[side].toLowerCase()}`}
        onClick={onShow}
        className="absolute inset-0 outline-offset-[-3px] sm:hidden print:hidden"
      />
      <Button
        look="quiet"
        size="smallIcon"
        aria-label={`Copy ${sideWords[side].toLowerCase()}`}
        title="Copy"
        className={classNames("relative print:hidden", answer === null && "invisible", !isShown && "max-sm:hidden")}
        onClick={() => answer !== null && copy(answer)}
      >
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      </Button>
    </div>
  );
}
