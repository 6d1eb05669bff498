/** What is nobody's personal data and stays readable: public numbers, amounts, dates of letters. */

import { BSN_CUE } from './bsn.ts';
import { BIRTH_CUE, DATE } from './dates.ts';
import { cuedBy, type Span, spansOf, type Text } from './text.ts';

const NUMBERS = new RegExp(
  [
    // The tax service's own account, its number for callers from abroad, and its post boxes.
    'nl\\s?86\\s?ingb\\s?0002\\s?4455\\s?88',
    '(?<!\\d)\\+31 ?\\(?0?\\)? ?555? ?385 ?385',
    'postbus \\d+,? ?\\d{4} ?[a-z]{2}\\b',
    // Free and paid numbers: 0800 and 0900 with four or more digits, however they are said, and not the tail of another.
    '(?<!\\d[\\s.-]{0,2})0[\\s-]?[89][\\s-]?0[\\s-]?0(?:[\\s-]{0,2}\\d){4}(?![\\s.-]?\\d)',
    '(?<!\\d[\\s.-]{0,2})0[\\s-]?[89][\\s-]?0[\\s-]?0(?:[\\s-]{0,2}\\d){7}(?![\\s.-]?\\d)',
    '(?<!\\d[\\s.-]{0,2})0[\\s-]?[89]00(?:[\\s-]{0,2}\\d){4}(?![\\s.-]?\\d)',
  ].join('|'),
  'g',
);

const AMOUNTS =
  /€\s?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|€\s?\d{1,8}(?:,\d{1,2})?(?!\d)|(?<![\d.])\d{1,3}(?:\.\d{3})+(?:,\d{2}|,-)?(?=\s?(?:euro|eur)\b)|(?<![\d.])\d{1,3}(?:\.\d{3})+(?:,\d{2}|,-)(?!\d)|(?<![\d.])\d{1,9}(?:,\d{1,2})?\s?(?:euro|eur|procent|%)/g;

const ARTICLES = /\b(?:artikel|art\.?|lid|hoofdstuk|paragraaf|bijlage) \d{1,3}(?:[.:]\d{1,4}){0,3}[a-z]?\b/g;

export function publicData(text: Text): Span[] {
  const [written] = text.views;
  if (!written) return [];
  return [
    ...spansOf(text, NUMBERS),
    ...spansOf({ ...text, views: [written] }, AMOUNTS),
    ...spansOf({ ...text, views: [written] }, ARTICLES),
    ...spansOf({ ...text, views: [written] }, DATE, (match, view) => {
      return !cuedBy(view, match.index, BSN_CUE) && !cuedBy(view, match.index, BIRTH_CUE);
    }),
  ];
}
