/** The years that a call is about: said now, or not long ago. Pure. */
import { namedYears } from '../../retrieval/period.ts';
import type { EarlierLine } from '../types.ts';

/** Lines back that a year once named still counts, when the line names none. */
const YEAR_LASTS = 6;

const SHORT_YEARS =
  'eenentwintig tweeentwintig drieentwintig vierentwintig vijfentwintig zesentwintig zevenentwintig'.split(
    ' ',
  );
const SHORT_YEAR = new RegExp(
  `\\b(?:over|voor|van|jaar|in)\\s+(${SHORT_YEARS.join('|')})(?!\\s*(?:duizend|honderd|euro|procent|jaar|dagen|weken|maanden|keer|kilometer|uur))\\b`,
  'g',
);

/** Years as callers say them in a call, where "over vijfentwintig" is a year as well. */
export function yearsSaid(line: string, date: string): number[] {
  const folded = line.toLowerCase().replaceAll('ë', 'e');
  const short = [...folded.matchAll(SHORT_YEAR)].map(([, word]) => 2021 + SHORT_YEARS.indexOf(word ?? ''));
  return [...new Set([...namedYears(line, date), ...short])];
}

/** The years that the line names, else those that were named last, not too long ago. */
export function yearsInCall(line: string, earlier: EarlierLine[], date: string): number[] {
  for (const text of [
    line,
    ...earlier
      .slice(-YEAR_LASTS)
      .map((e) => e.text as string)
      .reverse(),
  ]) {
    const years = yearsSaid(text, date);
    if (years.length > 0) return years;
  }
  return [];
}
