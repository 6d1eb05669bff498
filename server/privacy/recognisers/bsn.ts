/** Burgerservicenummers: eight or nine digits that pass the eleven-test, or that are called a BSN. */
import { cuedBy, type Span, type Text, type View } from './text.ts';

/** A number after one of these words is personal, right or wrong. */
export const BSN_CUE =
  /(?:\bb\.?\s?s\.?\s?n\b|bsn|burger\s?service\s?(?:nummer|nr)|burgernummer|sofi\s?-?(?:nummer|nr)?)[^\p{L}\d]*(?:\p{L}{1,12}[^\p{L}\d]+){0,7}$/u;

/** "mijn nummer is": digits that follow are no date and no year. */
const NUMBER_CUE = /(?:nummer|nr)[^\p{L}\d]*(?:(?:is|dat|eh|van|mij|even|kijken|hier|was)[^\p{L}\d]+){0,4}$/u;

/** Digits in groups, with whatever a person puts between them. */
const RUN = /\d+(?:[^\p{L}\d\uE000€]{1,3}\d+)*/gu;

type Group = { digits: string; start: number; end: number };

export function bsns(text: Text): Span[] {
  return text.views.flatMap((view) =>
    [...view.text.matchAll(RUN)].flatMap((run) => {
      const groups = [...run[0].matchAll(/\d+/g)].map(
        (m): Group => ({ digits: m[0], start: run.index + m.index, end: run.index + m.index + m[0].length }),
      );
      return bsnsOfRun(view, groups);
    }),
  );
}

function bsnsOfRun(view: View, groups: Group[]): Span[] {
  const first = groups[0];
  const last = groups.at(-1);
  if (!first || !last) return [];
  const cued = cuedBy(view, first.start, BSN_CUE);
  const length = groups.reduce((n, g) => n + g.digits.length, 0);
  if (cued && length >= 6 && length <= 11) return [spanOf(view, groups)];

  const numbered = cued || cuedBy(view, first.start, NUMBER_CUE);
  const spans: Span[] = [];
  for (let i = 0; i < groups.length; ) {
    const count = bsnAt(groups, i, numbered);
    if (count > 0) spans.push(spanOf(view, groups.slice(i, i + count)));
    i += Math.max(count, 1);
  }
  return spans;
}

/** The number of groups from `from` that are a BSN together; 0 for none. Nine digits before eight. */
function bsnAt(groups: Group[], from: number, cued: boolean): number {
  let digits = '';
  let found = 0;
  for (let n = 1; n <= 9; n++) {
    const group = groups[from + n - 1];
    if (!group) break;
    digits += group.digits;
    if (digits.length > 9) break;
    if (digits.length < 8) continue;
    const parts = groups.slice(from, from + n).map((g) => g.digits);
    if (!cued && looksLikeAmount(parts)) continue;
    if (passesElevenTest(digits) || (digits.length === 9 && groupedAsBsn(parts, groups.length === n)))
      found = n;
  }
  return found;
}

/** "2025 2026", a year and an amount, or a round amount. */
const looksLikeAmount = (parts: string[]) =>
  /0{5}$/.test(parts.join('')) || (parts.length <= 2 && parts.some((part) => /^(?:19|20)\d\d$/.test(part)));

/** Nine digits as people write and say a BSN; a slip in one digit fails the eleven-test and is personal all the same. */
function groupedAsBsn(parts: string[], alone: boolean): boolean {
  const shape = parts.map((part) => part.length).join('');
  if (['9', '333', '423'].includes(shape)) return true;
  return alone && parts.length >= 5 && parts.every((part) => part.length <= 3);
}

function spanOf(view: View, groups: Group[]): Span {
  const start = groups[0]?.start ?? 0;
  const digits = groups.map((g) => g.digits).join('');
  return { ...view.place(start, groups.at(-1)?.end ?? start), value: digits.padStart(9, '0') };
}

/**
 * The eleven-test of a BSN: nine digits times 9, 8, 7, 6, 5, 4, 3, 2 and −1; the sum is divisible by 11. Eight digits
 * get a leading zero. All zeros is no number. Source: facts AVG-BSN-ELFPROEF and AVG-BSN-8.
 */
export function passesElevenTest(digits: string): boolean {
  const nine = digits.padStart(9, '0');
  if (!/^\d{9}$/.test(nine) || /^0+$/.test(nine)) return false;
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(nine[i]), 0);
  return sum % 11 === 0;
}
