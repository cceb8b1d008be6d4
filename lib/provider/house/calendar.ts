/** Dates of the proleptic Gregorian calendar, years 1 to 9999, as numbers of days; no clock is ever read. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

export const monthNames = "January February March April May June July August September October November December".split(
  " ",
);
const weekdayNames = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

export const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 0001-01-01, which was a Monday. */
export function toDays({ year, month, day }: CalendarDate): number {
  const past = year - 1;
  const beforeMonth = Math.floor((367 * month - 362) / 12) + (month <= 2 ? 0 : isLeapYear(year) ? -1 : -2);
  return 365 * past + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + beforeMonth + day - 1;
}

export const lastDay = toDays({ year: 9999, month: 12, day: 31 });

export function fromDays(days: number): CalendarDate {
  let year = Math.floor(days / 365.2425) + 1;
  if (toDays({ year, month: 1, day: 1 }) > days) year--;
  else if (toDays({ year: year + 1, month: 1, day: 1 }) <= days) year++;
  let month = 1;
  while (month < 12 && toDays({ year, month: month + 1, day: 1 }) <= days) month++;
  return { year, month, day: days - toDays({ year, month, day: 1 }) + 1 };
}

export const weekdayOf = (date: CalendarDate) => weekdayNames[toDays(date) % 7];

/** Adds months and keeps the day where it exists: 31 January + 1 month is 28 or 29 February. */
export function addMonths({ year, month, day }: CalendarDate, months: number): CalendarDate {
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return { year: y, month: m, day: Math.min(day, daysInMonth(y, m)) };
}

export const writeDate = ({ year, month, day }: CalendarDate) => `${day} ${monthNames[month - 1]} ${year}`;

export interface FoundDate {
  date: CalendarDate;
  /** False for 30 February. */
  exists: boolean;
  /** "03/04/2024" was read day first. */
  isAmbiguous: boolean;
  at: number;
  end: number;
}

const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const forms: { pattern: RegExp; order: ("y" | "m" | "d")[] }[] = [
  { pattern: /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, order: ["y", "m", "d"] },
  { pattern: /\b(\d{4})\/(\d{1,2})\/(\d{1,2})\b/g, order: ["y", "m", "d"] },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${month}\\.?,?[ -](\\d{1,4})\\b`, "g"),
    order: ["d", "m", "y"],
  },
  {
    pattern: new RegExp(`\\b${month}\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{1,4})\\b`, "g"),
    order: ["m", "d", "y"],
  },
  { pattern: /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g, order: ["d", "m", "y"] },
];

/** Every date in a lower-case text, in order. */
export function findDates(lower: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { pattern, order } of forms) {
    for (const match of lower.matchAll(pattern)) {
      const read = Object.fromEntries(order.map((key, i) => [key, match[i + 1]])) as Record<"y" | "m" | "d", string>;
      const date = { year: Number(read.y), month: readMonth(read.m), day: Number(read.d) };
      let isAmbiguous = false;
      if (/[./]\d{4}$/.test(match[0])) {
        if (date.month > 12 && date.day <= 12) [date.day, date.month] = [date.month, date.day];
        else isAmbiguous = date.month <= 12 && date.day <= 12 && date.day !== date.month;
      }
      const [at, end] = [match.index, match.index + match[0].length];
      if (date.year < 1 || found.some((other) => at < other.end && end > other.at)) continue;
      const exists =
        date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month);
      found.push({ date, exists, isAmbiguous, at, end });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function readMonth(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return monthNames.findIndex((name) => name.toLowerCase().startsWith(text.slice(0, 3))) + 1;
}
