/**
 * Numbers and days as people read them. Written out here rather than left to the locale, so that server and browser print
 * the same.
 */

/** 1249.4 → "1,249", with a real minus sign. */
export function wholeNumber(value: number): string {
  const rounded = Math.round(value);
  const digits = String(Math.abs(rounded)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return rounded < 0 ? `−${digits}` : digits;
}

export const counted = (count: number, noun: string) =>
  `${wholeNumber(count)} ${noun}${Math.round(count) === 1 ? "" : "s"}`;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "1 Jan 2026", in UTC. */
export function utcDay(at: string | number): string {
  const day = new Date(at);
  return `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** 0.563 → "56 %", held together by its space. Near the ends, where a percent is much, "99.6 %". */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  const isNearEnd = share !== 0 && share !== 1 && (share < 0.01 || share > 0.99);
  return `${isNearEnd ? (Math.round(share * 1000) / 10).toFixed(1) : whole}\u00a0%`;
}

/** "ada", "ada and bob", "ada, bob and cyd". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
