import type { Skill } from "../ask.ts";
import {
  addMonths,
  daysInMonth,
  findDates,
  fromDays,
  isLeapYear,
  lastDay,
  monthNames,
  toDays,
  weekdayOf,
  writeDate,
  type CalendarDate,
  type FoundDate,
} from "../calendar.ts";
import { groupDigits } from "../rational.ts";

export const reckonDates: Skill = ({ lower }) => {
  const text = lower.slice(0, 400);
  const dates = findDates(text);
  if (dates.some((found) => !found.exists)) return missingDay(dates);
  const answer =
    betweenDates(text, dates) ??
    shiftedDate(text, dates) ??
    dayOfYear(text, dates) ??
    weekday(text, dates) ??
    leapYears(text) ??
    monthLength(text) ??
    unknownToday(text);
  const ambiguous = dates.find((found) => found.isAmbiguous);
  return answer && ambiguous ? `${answer}\n\n(I read the day before the month: ${writeDate(ambiguous.date)}.)` : answer;
};

function missingDay(dates: FoundDate[]): string {
  const { date } = dates.find((found) => !found.exists)!;
  const name = monthNames[date.month - 1];
  if (!name) return "One of those dates has a month beyond December, so it is not on the calendar.";
  return `There is no ${date.day} ${name} ${date.year}: that month has **${daysInMonth(date.year, date.month)} days**.`;
}

function weekday(text: string, dates: FoundDate[]): string | undefined {
  if (dates.length !== 1) return undefined;
  const bare = text.replace(/[?.!\s]+$/, "").length - (dates[0].end - dates[0].at) < 3;
  const asks = /\b(?:week ?day|(?:what|which) day|day of the week|fall on|fell on|day (?:was|is|will))\b/.test(text);
  if (!asks && !bare) return undefined;
  return `${writeDate(dates[0].date)} is a **${weekdayOf(dates[0].date)}** (Gregorian calendar).`;
}

function betweenDates(text: string, dates: FoundDate[]): string | undefined {
  if (dates.length !== 2) return undefined;
  if (
    !/\b(?:between|from|until|till|to|since|apart|difference|how (?:many|long)|after|before|through)\b|-|–/.test(text)
  )
    return undefined;
  const [first, second] = [toDays(dates[0].date), toDays(dates[1].date)];
  const count = Math.abs(second - first);
  const [weeks, rest] = [Math.floor(count / 7), count % 7];
  if (/how many weeks/.test(text))
    return `**${weeks} weeks${rest ? ` and ${rest} ${plural(rest, "day")}` : ""}** (${number(count)} days).`;
  const inWeeks =
    weeks > 1 ? `, which is ${number(weeks)} weeks${rest ? ` and ${rest} ${plural(rest, "day")}` : ""}` : "";
  return `From ${writeDate(dates[0].date)} to ${writeDate(dates[1].date)} it is **${number(count)} ${plural(count, "day")}**${inWeeks}.`;
}

const amounts =
  /\b(\d{1,6}|a|an|one|two|three)\s+(day|week|fortnight|month|year)s?\s+(after|from|before|later|earlier|prior to)\b/;
const changes = /([+-]|\bplus|\bminus|\badd|\bsubtract)\s*(\d{1,6})\s+(day|week|fortnight|month|year)s?\b/;

function shiftedDate(text: string, dates: FoundDate[]): string | undefined {
  if (dates.length !== 1) return undefined;
  const words: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3 };
  const spoken = amounts.exec(text);
  const written = spoken
    ? null
    : changes.exec(text.slice(0, dates[0].at) + " ".repeat(dates[0].end - dates[0].at) + text.slice(dates[0].end));
  if (!spoken && !written) return undefined;
  const amount = spoken ? (words[spoken[1]] ?? Number(spoken[1])) : Number(written![2]);
  const unit = spoken ? spoken[2] : written![3];
  const isBack = spoken ? /before|earlier|prior/.test(spoken[3]) : /-|minus|subtract/.test(written![1]);
  const moved = move(dates[0].date, isBack ? -amount : amount, unit);
  if (!moved) return "That lands outside the years 1 to 9999, which is as far as my calendar goes.";
  return `${amount} ${plural(amount, unit)} ${isBack ? "before" : "after"} ${writeDate(dates[0].date)} is **${weekdayOf(moved)}, ${writeDate(moved)}**.`;
}

function move(date: CalendarDate, amount: number, unit: string): CalendarDate | undefined {
  if (unit === "month" || unit === "year") {
    const moved = addMonths(date, unit === "year" ? amount * 12 : amount);
    return moved.year >= 1 && moved.year <= 9999 ? moved : undefined;
  }
  const days = toDays(date) + amount * (unit === "week" ? 7 : unit === "fortnight" ? 14 : 1);
  return days >= 0 && days <= lastDay ? fromDays(days) : undefined;
}

function dayOfYear(text: string, dates: FoundDate[]): string | undefined {
  if (dates.length !== 1 || !/day of the year|day number/.test(text)) return undefined;
  const { date } = dates[0];
  const number = toDays(date) - toDays({ year: date.year, month: 1, day: 1 }) + 1;
  return `${writeDate(date)} is day **${number}** of ${date.year}, with ${(isLeapYear(date.year) ? 366 : 365) - number} left.`;
}

function leapYears(text: string): string | undefined {
  if (!/\bleap\b/.test(text)) return undefined;
  const year = Number(/\b(\d{1,4})\b/.exec(text)?.[1] ?? 0);
  if (year === 0) return /what|how|why|when|rule/.test(text) ? leapRule() : undefined;
  if (/\bnext|after|following\b/.test(text)) {
    let next = year + 1;
    while (!isLeapYear(next)) next++;
    return `The next leap year after ${year} is **${next}**.`;
  }
  const reason =
    year % 400 === 0
      ? "it divides by 400"
      : year % 100 === 0
        ? "it divides by 100 but not by 400"
        : year % 4 === 0
          ? "it divides by 4 and not by 100"
          : "it does not divide by 4";
  return `**${isLeapYear(year) ? "Yes" : "No"}**, ${year} ${isLeapYear(year) ? "is" : "is not"} a leap year: ${reason}.`;
}

function leapRule(): string {
  return "A year is a **leap year** when it divides by 4, except full centuries, which must divide by 400.\n\n- 2024: yes, divides by 4\n- 1900: no, a century that does not divide by 400\n- 2000: yes, divides by 400";
}

function monthLength(text: string): string | undefined {
  const match =
    /how many days (?:are |were )?(?:there )?(?:in|has|does) (?:the (?:month|year) (?:of )?)?([a-z]+)? ?(?:have )?(?:of |in )?(\d{1,4})?/.exec(
      text,
    );
  if (!match) return undefined;
  const month = match[1] ? monthNames.findIndex((name) => name.toLowerCase() === match[1]) + 1 : 0;
  const year = Number(match[2] ?? 0);
  if (month === 2 && !year) return "February has **28 days**, and **29** in a leap year.";
  if (month) return `${monthNames[month - 1]}${year ? ` ${year}` : ""} has **${daysInMonth(year || 1, month)} days**.`;
  if (year >= 100 && !match[1]) return `The year ${year} has **${isLeapYear(year) ? 366 : 365} days**.`;
  return /leap year/.test(text) ? "A leap year has **366 days**." : undefined;
}

function unknownToday(text: string): string | undefined {
  if (
    !/\b(?:today|tomorrow|yesterday|right now|current (?:date|time|day|year)|what (?:time|year|day|month|date) is it|what(?:'s| is) the (?:time|date|day)|this (?:year|week|month))\b|\bdays? (?:until|till|to)\b/.test(
      text,
    )
  )
    return undefined;
  if (!/\b(?:date|day|days|time|year|month|week|weekday)\b/.test(text)) return undefined;
  return "I have no clock, so I do not know what day it is today. Tell me the date and I can work from there, for example: *what day is 90 days after 2024-03-15?*";
}

const plural = (count: number, noun: string) => (count === 1 ? noun : `${noun}s`);
const number = (count: number) => groupDigits(String(count));
