/** Whole numbers and percentages in a spoken line: ages, days late, months, hours. */

import type { Input } from '../rules/types.ts';
import { isRough } from './certainty.ts';
import { numberAt } from './numbers.ts';
import { isMark, type Token } from './tokens.ts';

export type Unit = 'dagen' | 'weken' | 'maanden' | 'jaren' | 'uren' | 'keer' | 'procent' | null;
export type HeardCount = { value: string; unit: Unit; from: number; to: number; rough: boolean };

const UNITS: [Unit, RegExp][] = [
  ['dagen', /^dag(en)?$/],
  ['weken', /^we(ek|ken)$/],
  ['maanden', /^maand(en)?$/],
  ['jaren', /^ja(ar|ren)$/],
  ['uren', /^u(ur|ren)$/],
  ['keer', /^(keer|maal)$/],
  ['procent', /^(procent|%)$/],
];
const unitOf = (word: string | undefined): Unit =>
  UNITS.find(([, form]) => form.test(word ?? ''))?.[0] ?? null;

/** Counts with a unit, and plain numbers that no noun follows. */
export function countsIn(tokens: readonly Token[]): HeardCount[] {
  const found: HeardCount[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const half = halfYear(tokens, i);
    const decimal = /^\d+,\d+$/.test(tokens[i]?.word ?? '') ? tokens[i] : undefined;
    const number = half ? null : numberAt(tokens, i);
    const article = tokens[i]?.word === 'een' && unitOf(tokens[i + 1]?.word) !== null;
    if (!(half || decimal || number || article)) continue;
    const end = half?.to ?? number?.to ?? i;
    const unit = half ? 'maanden' : unitOf(tokens[end + 1]?.word);
    const to = half || unit === null ? end : end + 1;
    const value = half ? '6' : (decimal?.word ?? String(number?.value ?? 1));
    if (!number?.asYear && (!decimal || unit === 'procent'))
      found.push({ value, unit, from: i, to, rough: isRough(tokens, i, to) });
    i = to;
  }
  // "drie vier dagen": neither
  found.forEach((count, i) => {
    const previous = found[i - 1];
    if (previous && previous.to === count.from - 1 && previous.unit === null) {
      previous.rough = true;
      count.rough = true;
    }
  });
  return found;
}

function halfYear(tokens: readonly Token[], at: number): { to: number } | null {
  const words = tokens.slice(at, at + 3).map((t) => t.word);
  return words[0] === 'een' && words[1] === 'half' && words[2] === 'jaar' ? { to: at + 2 } : null;
}

/** What an integer input counts, from its unit, label and question; null = something without a unit. */
export function unitOfInput(input: Input): Unit {
  if (input.type === 'percentage') return 'procent';
  const text = `${input.unit ?? ''} ${input.label} ${input.question}`.toLowerCase();
  if (/leeftijd|hoe oud/.test(text)) return 'jaren';
  const counted =
    /hoeveel (?:\p{L}+ )?(dagen|weken|maanden|uur|uren)|aantal (dagen|weken|maanden|uren)/u.exec(text);
  const word = input.unit ?? counted?.[1] ?? counted?.[2];
  if (word) return unitOf(word);
  return /hoeveel van die .*jaren/.test(text) ? 'keer' : null;
}

/** The count in the unit of the input; null when it is another unit. A week is seven days, a year twelve months. */
export function countFor(input: Input, heard: HeardCount): string | null {
  const wanted = unitOfInput(input);
  if (heard.unit === null || heard.unit === wanted) return heard.value;
  const value = Number(heard.value);
  if (wanted === 'dagen' && heard.unit === 'weken') return String(value * 7);
  if (wanted === 'maanden' && heard.unit === 'jaren') return String(value * 12);
  if (wanted === 'keer' && heard.unit === 'jaren') return heard.value;
  return null;
}

/** A plain number followed by a noun counts that noun: "vier" in "vier kinderen" answers no question about days. */
export const isCountOfOther = (tokens: readonly Token[], heard: HeardCount): boolean => {
  const next = tokens[heard.to + 1]?.word;
  return (
    heard.unit === null &&
    next !== undefined &&
    !isMark(next) &&
    !/^(geworden|en|dus|maar|denk|dat|was|is|ja)$/.test(next)
  );
};
