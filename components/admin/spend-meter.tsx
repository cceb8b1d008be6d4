import { toDollars } from "./dollars.ts";

/** Today's spending against its cap. What is being answered right now counts with the most it may cost. */
export function SpendMeter({ spentMicros, capMicros }: { spentMicros: bigint; capMicros: bigint }) {
  const isSpent = spentMicros >= capMicros;
  const percent = capMicros > 0n ? Math.min(100, Math.round((Number(spentMicros) / Number(capMicros)) * 100)) : 100;
  return (
    <div className="flex max-w-md flex-col gap-2">
      <p>
        <strong className="font-semibold tabular-nums">{toDollars(spentMicros)}</strong>
        <span className="text-muted-foreground"> of {toDollars(capMicros)}, until midnight UTC</span>
      </p>
      <div
        role="meter"
        aria-label="Spent today, in percent of the cap"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-accent"
      >
        <div className="h-full bg-foreground" style={{ width: `${percent}%` }} />
      </div>
      {isSpent && (
        <p className="text-sm text-muted-foreground">
          Models that cost money are not asked until then. DAILY_SPEND_CAP_USD sets the cap.
        </p>
      )}
    </div>
  );
}
