import { percent, utcDay, utcTime, wholeNumber } from "#lib/wording.ts";
import type { Estimate, Unit } from "./types.ts";

const dayMs = 86_400_000;

/** A number as it stands in a picture and in the table behind it. Rounding happens here and nowhere before. */
export function printValue(value: number, unit: Unit): string {
  switch (unit) {
    case "points":
    case "count":
    case "rank":
      return wholeNumber(value);
    case "share":
      return percent(value);
    case "dollars":
      return `$${value >= 100 ? wholeNumber(value) : value.toFixed(2)}`;
    case "tokens_per_second":
      return value >= 10 ? wholeNumber(value) : value.toFixed(1);
    case "time":
      return value % dayMs === 0 ? utcDay(value) : utcTime(value);
  }
}

/** As marks along an axis: no more digits than needed. */
export function printTick(value: number, unit: Unit): string {
  if (unit === "dollars") return `$${String(Math.round(value * 1000) / 1000)}`;
  if (unit === "tokens_per_second") return value >= 1000 ? wholeNumber(value) : String(Math.round(value * 100) / 100);
  if (unit === "share") return `${Math.round(value * 100)} %`;
  return printValue(value, unit);
}

/** "1,249, between 1,236 and 1,263". */
export function printEstimate({ value, low, high }: Estimate, unit: Unit): string {
  const said = printValue(value, unit);
  return low === null || high === null
    ? said
    : `${said}, between ${printValue(low, unit)} and ${printValue(high, unit)}`;
}
