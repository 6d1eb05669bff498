/** The kinds of value in a rule, and how each is written for a person. */
import { longDate } from '../contract/dutch-date.ts';
import { isoOf } from './calendar.ts';
import { type Exact, type Num, round, toExact } from './exact.ts';

/**
 * bedrag: integer eurocents · exact: an amount that is not rounded yet · datum: days since 1970-01-01 ·
 * getal: a whole number · percentage: millionths of a percent (4,3% = 4 300 000) · ja-nee · tekst (a choice)
 */
export type Kind = 'bedrag' | 'exact' | 'datum' | 'getal' | 'percentage' | 'ja-nee' | 'tekst';

export type Value = Num | boolean | string;

/** A percentage as a whole number: millionths of a percent. */
export const PERCENT = 1_000_000;

/** "€ 3.800", "€ 3.800,50", "-€ 12". */
export function writtenAmount(cents: number): string {
  const abs = Math.abs(cents);
  const euros = String(Math.floor(abs / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  const rest = abs % 100;
  return `${cents < 0 ? '-' : ''}€ ${euros}${rest ? `,${String(rest).padStart(2, '0')}` : ''}`;
}

/** "4,3%", "37,48%". */
export function writtenPercentage(millionths: number): string {
  const abs = Math.abs(millionths);
  const rest = String(abs % PERCENT)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${millionths < 0 ? '-' : ''}${Math.floor(abs / PERCENT)}${rest ? `,${rest}` : ''}%`;
}

/** A percentage text ("4.3", "37.48") as millionths of a percent; null when it is not one. */
export function percentageFromText(text: string): number | null {
  const m = /^(-?)(\d{1,4})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (!m) return null;
  const value = Number(m[2]) * PERCENT + Number((m[3] ?? '').padEnd(6, '0'));
  return m[1] ? -value : value;
}

/** A value as an agent reads it; `labels` names the options of a choice. */
export function written(kind: Kind, value: Value, labels?: ReadonlyMap<string, string>): string {
  switch (kind) {
    case 'bedrag':
      return writtenAmount(whole(value));
    case 'exact':
      return writtenExact(toExact(numeric(value)));
    case 'datum':
      return longDate(isoOf(whole(value)));
    case 'percentage':
      return writtenPercentage(whole(value));
    case 'getal':
      return String(whole(value));
    case 'ja-nee':
      return value === true ? 'ja' : 'nee';
    case 'tekst':
      return wordsFor(String(value), labels);
  }
}

/** The label of an option; a result without a label of its own reads as words. */
function wordsFor(name: string, labels: ReadonlyMap<string, string> | undefined): string {
  const label = labels?.get(name);
  return label === undefined || label === name ? asWords(name) : label;
}

/** A result that a table names for another one, as words: "opTijd" → "op tijd". */
export const asWords = (name: string): string =>
  name.replace(/([a-z\d])([A-Z])/g, (_, last: string, first: string) => `${last} ${first.toLowerCase()}`);

function writtenExact(x: Exact): string {
  const cents = round(x, 1, 'omlaag');
  return x.d === 1n ? writtenAmount(cents) : `${writtenAmount(cents)} (nog niet afgerond)`;
}

/** The value as a number. Throws when it is none: the types are checked at load, so that is a defect here. */
export function numeric(value: Value): Num {
  if (typeof value === 'string' || typeof value === 'boolean') throw new TypeError(`geen getal: ${value}`);
  return value;
}

/** The value as a whole number. */
export function whole(value: Value): number {
  if (typeof value !== 'number') throw new TypeError('geen heel getal');
  return value;
}

export const isNumeric = (kind: Kind): boolean => kind !== 'ja-nee' && kind !== 'tekst';
