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

const two = (value: number) => String(value).padStart(2, "0");

/** "00:05 UTC". */
export function utcClock(at: string | number): string {
  const time = new Date(at);
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())} UTC`;
}

/** "1 Jan 2026, 00:05 UTC". */
export const utcTime = (at: string | number) => `${utcDay(at)}, ${utcClock(at)}`;

/** A moment of a stretch of time: its day, or its minute, too, where the stretch is shorter than a day. */
export const utcMoment = (at: number, spanMs: number) => (spanMs < 86_400_000 ? utcTime(at) : utcDay(at));

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

const longDays = 36_500;

/** How many days so many votes take at so many a day: "< 1", "12", "> 100 years"; null where no pace or no number tells. */
export function daysAtPace(votes: number | null, pace: number): string | null {
  if (votes === null || !Number.isFinite(votes) || pace <= 0) return null;
  const days = votes / pace;
  if (days < 1) return "< 1";
  return days > longDays ? "> 100 years" : wholeNumber(Math.ceil(days));
}

/** The same in a sentence: "less than a day", "about 12 days", "more than 100 years". */
export function spanAtPace(votes: number | null, pace: number): string | null {
  const days = daysAtPace(votes, pace);
  if (days === null) return null;
  if (days === "< 1") return "less than a day";
  return days.endsWith("years") ? "more than 100 years" : `about ${days} ${days === "1" ? "day" : "days"}`;
}

/** "At present this board gains 12 votes a day." */
export function paceInWords(pace: number): string {
  if (pace <= 0) return "At present this board gains no votes, so days cannot be told.";
  return `At present this board gains ${pace >= 10 ? wholeNumber(pace) : pace.toFixed(1)} votes a day.`;
}

const sizes = ["B", "kB", "MB", "GB"];

/** 4576723 → "4.6 MB". */
export function fileSize(bytes: number): string {
  const step = Math.min(sizes.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1000 ** step;
  return `${step === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)}\u00a0${sizes[step]}`;
}
