import { toDollars } from "./dollars.ts";

/** Today's spending against its cap. What is being answered right now counts with the most it may cost. */
export function SpendMeter({ spentMicros, capMicros }: { spentMicros: bigint; capMicros: bigint }) {
  const isSpent = spentMicros >= capMicros;
  return (
    <div className="flex max-w-md flex-col gap-2">
      <p>
        <strong className="font-semibold tabular-nums">{toDollars(spentMicros)}</strong>
        <span className="text-muted-foreground"> of {toDollars(capMicros)}, until midnight UTC</span>
      </p>
      <meter
        className="h-2 w-full"
        aria-label="Spent today"
        min={0}
        max={Math.max(1, Number(capMicros))}
        value={Number(spentMicros)}
      />
      {isSpent && (
        <p className="text-sm text-muted-foreground">
          Models that cost money are not asked until then. DAILY_SPEND_CAP_USD sets the cap.
        </p>
      )}
    </div>
  );
}
