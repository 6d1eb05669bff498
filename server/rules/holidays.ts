/**
 * Working days by the Algemene termijnenwet (BWBR0002448). Art. 1 lid 1: a term that ends on a Saturday, a Sunday or
 * a generally recognised holiday runs on to the first day that is none of these. Art. 3 lid 1: recognised are New
 * Year's Day, Easter Monday and Whit Monday, both Christmas days, Ascension Day, the day on which the King's birthday
 * is celebrated and 5 May; lid 2 puts Good Friday on a par.
 *
 * Not here: days that the government puts on a par by decision in the Staatscourant (art. 3 lid 3, for instance the
 * Friday after Ascension Day). They can only make a deadline later, never earlier, so what is computed here is safe.
 */
import { type DayNumber, dayOf, partsOf, weekdayOf } from './calendar.ts';

/** Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm, Meeus/Jones/Butcher). */
export function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return at(year, month, day);
}

/** The recognised holidays of a year, with their Dutch names. King's Day is 26 April when the 27th is a Sunday. */
export function holidaysOf(year: number): Map<DayNumber, string> {
  const sunday = easter(year);
  const kingsDay = at(year, 4, 27);
  return new Map([
    [at(year, 1, 1), 'Nieuwjaarsdag'],
    [sunday - 2, 'Goede Vrijdag'],
    [sunday + 1, 'tweede paasdag'],
    [weekdayOf(kingsDay) === 7 ? kingsDay - 1 : kingsDay, 'Koningsdag'],
    [at(year, 5, 5), 'Bevrijdingsdag'],
    [sunday + 39, 'Hemelvaartsdag'],
    [sunday + 50, 'tweede pinksterdag'],
    [at(year, 12, 25), 'eerste kerstdag'],
    [at(year, 12, 26), 'tweede kerstdag'],
  ]);
}

const known = new Map<number, Map<DayNumber, string>>();

/** Why a day is not a working day ("zaterdag", "Koningsdag"), or null when it is one. */
export function restDay(day: DayNumber): string | null {
  const weekday = weekdayOf(day);
  if (weekday === 6) return 'zaterdag';
  if (weekday === 7) return 'zondag';
  const { year } = partsOf(day);
  const holidays = known.get(year) ?? holidaysOf(year);
  known.set(year, holidays);
  return holidays.get(day) ?? null;
}

/**
 * A working day with a rest day on both sides, such as the Friday after Ascension Day. The government may put such a
 * day on a par with a holiday (art. 3 lid 3); whether it did is not known here, so a rule should say so.
 */
export function isBridgeDay(day: DayNumber): boolean {
  return restDay(day) === null && restDay(day - 1) !== null && restDay(day + 1) !== null;
}

/** The day itself when it is a working day, otherwise the first working day after it. */
export function nextWorkingDay(day: DayNumber): DayNumber {
  while (restDay(day) !== null) day += 1;
  return day;
}

function at(year: number, month: number, day: number): DayNumber {
  const found = dayOf(year, month, day);
  if (found === null) throw new RangeError(`${year}-${month}-${day} bestaat niet`);
  return found;
}
