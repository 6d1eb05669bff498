/** Calendar days and years in a spoken line. */
import { MONTHS } from '../contract/dutch-date.ts';
import { type DayNumber, dayFromIso, dayOf, isoOf, partsOf, weekdayOf } from '../rules/calendar.ts';
import { isRough } from './certainty.ts';
import { numberAt, ordinalOf } from './numbers.ts';
import { isMark, type Token } from './tokens.ts';

export type HeardDate = {
  /** JJJJ-MM-DD; also when that day does not exist, so that the rule can say so. */
  day: string;
  from: number;
  to: number;
  /** The year was not said and follows from the reference date or the domain. */
  inferred: boolean;
  rough: boolean;
};

/** First and last day that can be right for the input asked; null = any. */
export type Domain = { min: DayNumber | null; max: DayNumber | null };

const WEEKDAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const NEARBY: Record<string, number> = {
  vandaag: 0,
  gisteren: -1,
  eergisteren: -2,
  morgen: 1,
  overmorgen: 2,
};
const SHORT_MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** 1–12; 0 for a word that is no month. */
export function monthOf(word: string | undefined): number {
  if (word === undefined) return 0;
  return MONTHS.indexOf(word) + 1 || SHORT_MONTHS.indexOf(word) + 1 || (word === 'sept' ? 9 : 0);
}

/** All days of a line, in order. `date` is the reference date JJJJ-MM-DD. */
export function datesIn(tokens: readonly Token[], date: string, domain: Domain): HeardDate[] {
  const today = dayFromIso(date);
  if (today === null) return [];
  const found: HeardDate[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const heard = inDigits(tokens, i) ?? dayAndMonth(tokens, i, today, domain) ?? relative(tokens, i, today);
    if (!heard) continue;
    found.push({ ...heard, rough: isRough(tokens, heard.from, heard.to) });
    i = heard.to;
  }
  return found;
}

type Bare = Omit<HeardDate, 'rough'>;

const written = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** "12-2-2026", "12/02/26", "2026-02-12". */
function inDigits(tokens: readonly Token[], at: number): Bare | null {
  const word = tokens[at]?.word ?? '';
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(word);
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [Number(dutch?.[3]) + (dutch?.[3]?.length === 2 ? 2000 : 0), Number(dutch?.[2]), Number(dutch?.[1])];
  if (!(iso || dutch) || !month || month > 12 || !day || day > 31) return null;
  return { day: written(year, month, day), from: at, to: at, inferred: false };
}

/** Day of the month at a token: "12", "twaalf", "twaalfde", "12e", "een". */
function dayOfMonthAt(tokens: readonly Token[], at: number): { day: number; to: number } | null {
  const word = tokens[at]?.word ?? '';
  const ordinal = ordinalOf(word);
  const number = numberAt(tokens, at);
  const day = word === 'een' ? 1 : (ordinal ?? number?.value ?? 0);
  if (day < 1 || day > 31) return null;
  let to = word === 'een' || ordinal !== null ? at : (number?.to ?? at);
  if (/^(e|de|ste)$/.test(tokens[to + 1]?.word ?? '') && tokens[to + 1]?.start === tokens[to]?.end) to++;
  return { day, to };
}

/** "12 februari 2026", "de elfde februari dit jaar", "1 december aanstaande", "1 december". */
function dayAndMonth(tokens: readonly Token[], at: number, today: DayNumber, domain: Domain): Bare | null {
  const heard = dayOfMonthAt(tokens, at);
  if (!heard) return null;
  const month = monthOf(tokens[heard.to + 1]?.word);
  if (month === 0) return null;
  const { day } = heard;
  const end = heard.to + 1;
  const make = (year: number, to: number, inferred: boolean): Bare => ({
    day: written(year, month, day),
    from: at,
    to,
    inferred,
  });
  const stated = yearAfter(tokens, end, today);
  if (stated) return make(stated.year, stated.to, false);
  const near = nearWord(tokens, at, end);
  const year = partsOf(today).year;
  const around = [year - 1, year, year + 1];
  if (!around.some((y) => dayOf(y, month, day) !== null)) {
    // 31 februari exists in no year: let the rule say so
    const leapDay = month === 2 && day === 29;
    return leapDay ? null : make(year, end, false);
  }
  if (near) {
    const days = around.flatMap((y) => dayOf(y, month, day) ?? []);
    const chosen = near.later ? days.find((d) => d > today) : days.findLast((d) => d < today);
    return chosen === undefined ? null : make(partsOf(chosen).year, near.to, false);
  }
  return withoutYear(month, day, today, domain, (y) => make(y, end, true));
}

/**
 * The year nobody said: the only one the domain admits, or the occurrence near the reference date when every other
 * one is more than nine months (274 days) away. Otherwise null: the console asks.
 */
function withoutYear(
  month: number,
  day: number,
  today: DayNumber,
  domain: Domain,
  make: (year: number) => Bare,
): Bare | null {
  const thisYear = partsOf(today).year;
  const first = domain.min === null ? thisYear - 2 : partsOf(domain.min).year;
  const last = domain.max === null ? thisYear + 2 : partsOf(domain.max).year;
  const possible: DayNumber[] = [];
  for (let year = first; year <= last; year++) {
    const candidate = dayOf(year, month, day);
    if (candidate === null) continue;
    if ((domain.min === null || candidate >= domain.min) && (domain.max === null || candidate <= domain.max))
      possible.push(candidate);
  }
  const only = possible[0];
  if (possible.length === 1 && only !== undefined) return make(partsOf(only).year);
  const all = [thisYear - 1, thisYear, thisYear + 1].flatMap((y) => dayOf(y, month, day) ?? []);
  const [near, next] = all.sort((a, b) => Math.abs(a - today) - Math.abs(b - today));
  if (near === undefined || next === undefined || Math.abs(next - today) <= 274) return null;
  return possible.includes(near) ? make(partsOf(near).year) : null;
}

/** A year right after the month: "2026", "tweeduizendzesentwintig", "zesentwintig", "dit jaar", "van vorig jaar". */
function yearAfter(
  tokens: readonly Token[],
  end: number,
  today: DayNumber,
): { year: number; to: number } | null {
  const next = tokens[end + 1]?.word ?? '';
  const skip = /^(van|in|,|')$/.test(next) ? 1 : 0;
  const said = relativeYear(tokens, end + 1 + skip, today);
  if (said) return said;
  const number = numberAt(tokens, end + 1 + skip);
  if (!number) return null;
  const after = tokens[number.to + 1]?.word ?? '';
  if (/^(euro|€|procent|%|dagen|weken|maanden|uur|jaar|keer)$/.test(after)) return null;
  if (number.value >= 1900 && number.value <= 2099) return { year: number.value, to: number.to };
  return number.value >= 10 && number.value <= 49 && skip === (next === "'" ? 1 : 0)
    ? { year: 2000 + number.value, to: number.to }
    : null;
}

/** "dit jaar", "vorig jaar", "het afgelopen jaar" is no calendar year and is left out. */
export function relativeYear(
  tokens: readonly Token[],
  at: number,
  today: DayNumber,
): { year: number; to: number } | null {
  const from = tokens[at]?.word === 'het' ? at + 1 : at;
  if (tokens[from + 1]?.word !== 'jaar') return null;
  const shift: Record<string, number> = { dit: 0, vorig: -1, vorige: -1, volgend: 1, volgende: 1 };
  const by = shift[tokens[from]?.word ?? ''];
  return by === undefined ? null : { year: partsOf(today).year + by, to: from + 1 };
}

const LATER = /^(aanstaande|komende|aankomende|eerstkomende|a\.s)$/;
const EARLIER = /^(jongstleden|jl|laatstleden|afgelopen|j\.l)$/;

/** "aanstaande", "jl" behind the month, "afgelopen" or "komende" before the day. */
function nearWord(tokens: readonly Token[], at: number, end: number): { later: boolean; to: number } | null {
  const after = tokens[end + 1]?.word ?? '';
  if (LATER.test(after)) return { later: true, to: end + 1 };
  if (EARLIER.test(after)) return { later: false, to: end + 1 };
  const before = tokens[at - 1]?.word ?? '';
  if (LATER.test(before)) return { later: true, to: end };
  return EARLIER.test(before) ? { later: false, to: end } : null;
}

/** "gisteren", "afgelopen maandag", "vorige week dinsdag", "volgende week vrijdag". */
function relative(tokens: readonly Token[], at: number, today: DayNumber): Bare | null {
  const word = tokens[at]?.word ?? '';
  const by = NEARBY[word];
  if (by !== undefined) {
    const greeting = word === 'morgen' && /^goede?$/.test(tokens[at - 1]?.word ?? '');
    return greeting ? null : { day: isoOf(today + by), from: at, to: at, inferred: false };
  }
  const weekday = (i: number) => WEEKDAYS.indexOf(tokens[i]?.word ?? '') + 1;
  const monday = today - weekdayOf(today) + 1;
  if (/^(vorige|volgende)$/.test(word) && tokens[at + 1]?.word === 'week' && weekday(at + 2) > 0) {
    const week = word === 'vorige' ? -7 : 7;
    return { day: isoOf(monday + week + weekday(at + 2) - 1), from: at, to: at + 2, inferred: false };
  }
  if (weekday(at + 1) === 0 || isMark(word)) return null;
  // on the day itself "afgelopen maandag" is a week ago, "komende maandag" a week ahead
  if (EARLIER.test(word)) {
    const back = (weekdayOf(today) - weekday(at + 1) + 7) % 7 || 7;
    return { day: isoOf(today - back), from: at, to: at + 1, inferred: false };
  }
  if (LATER.test(word)) {
    const ahead = (weekday(at + 1) - weekdayOf(today) + 7) % 7 || 7;
    return { day: isoOf(today + ahead), from: at, to: at + 1, inferred: false };
  }
  return null;
}

export type HeardYear = {
  year: number;
  from: number;
  to: number;
  /** Last two figures only ("vijfentwintig"): a year just behind a word such as "over" or an answer to the question. */
  short: boolean;
  relative: boolean;
  rough: boolean;
};

const NO_YEAR_AFTER =
  /^(euro'?s?|€|procent|%|jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|keer|kilometer|duizend|ton|miljoen|minuten|kinderen|mensen|cent)$/;

/** Years of a line, in order; not those that are part of a full date. */
export function yearsIn(tokens: readonly Token[], date: string): HeardYear[] {
  const today = dayFromIso(date);
  if (today === null) return [];
  const found: HeardYear[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const relative = relativeYear(tokens, i, today);
    const number = relative ? null : numberAt(tokens, i);
    const value = relative?.year ?? number?.value ?? -1;
    const to = relative?.to ?? number?.to ?? i;
    const next = tokens[to + 1]?.word ?? '';
    const usable = relative || (!NO_YEAR_AFTER.test(next) && monthOf(next) === 0);
    const short = value >= 10 && value <= 99;
    if (usable && ((value >= 1900 && value <= 2099) || short))
      found.push({
        year: value,
        from: i,
        to,
        short,
        relative: relative !== null,
        rough: isRough(tokens, i, to) || isPaired(tokens, i, to),
      });
    if (relative || number) i = to;
  }
  return found;
}

/** "tweeëntwintig en drieëntwintig", "2021 tot 2023": more than one year. */
function isPaired(tokens: readonly Token[], from: number, to: number): boolean {
  const joins = /^(en|of|tot|t\/m|,)$/;
  const before = tokens[from - 1]?.word ?? '';
  if (joins.test(tokens[to + 1]?.word ?? '') && numberAt(tokens, to + 2) !== null) return true;
  return joins.test(before) && from >= 2 && numberAt(tokens, from - 2) !== null;
}

/** The full year of two figures: for births up to this year's figures 19.. or 20.. is unclear, so only 30–99 is 19... */
export const fullYear = (heard: HeardYear): number => {
  if (!heard.short) return heard.year;
  return heard.year >= 40 ? 1900 + heard.year : 2000 + heard.year;
};
