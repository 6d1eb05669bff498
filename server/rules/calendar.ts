/** Calendar days without time or time zone. A day is the number of days since 1 January 1970. */

/** Days since 1970-01-01; negative before. */
export type DayNumber = number;

const MS = 86_400_000;

/** The day for a year, month (1–12) and day of the month; null when that date does not exist. */
export function dayOf(year: number, month: number, day: number): DayNumber | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return Date.UTC(year, month - 1, day) / MS;
}

/** Reads JJJJ-MM-DD; null when it is not an existing date. */
export function dayFromIso(text: string): DayNumber | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

export type CalendarParts = { year: number; month: number; day: number };

export function partsOf(day: DayNumber): CalendarParts {
  const d = new Date(day * MS);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() };
}

/** JJJJ-MM-DD. */
export const isoOf = (day: DayNumber): string => new Date(day * MS).toISOString().slice(0, 10);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The same day of the month, so many months later. Where that day does not exist (31 October plus four months) it
 * is the last day of the month: of the readings in use this is never the latest one, so a caller who keeps to it
 * is on time under each of them.
 */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, day: date } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return Date.UTC(y, m - 1, Math.min(date, daysInMonth(y, m))) / MS;
}

/** The last day of the month in which the day lies. */
export function endOfMonth(day: DayNumber): DayNumber {
  const { year, month } = partsOf(day);
  return Date.UTC(year, month, 0) / MS;
}
