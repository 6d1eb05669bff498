/** One function per kind of personal data: where it stands in a text. Pure. */
import { isValidIBAN } from 'ibantools';
import type { Span } from './mask.ts';

/** The tax service's own account, free and paid public numbers, and post office boxes are nobody's personal data. */
export function publicNumbers(text: string): Span[] {
  return spansOf(
    text,
    /NL86\s?INGB\s?0002\s?4455\s?88|(?<!\d)0[89]00[\s-]?(?:\d{4}|\d{3}[\s-]?\d{2}[\s-]?\d{2})(?![\s.-]?\d)|(?<!\d)\+31 555 385 385|postbus \d+,? ?\d{4} ?[a-z]{2}/gi,
  );
}

const spansOf = (
  text: string,
  pattern: RegExp,
  keep: (match: RegExpExecArray) => boolean = () => true,
): Span[] =>
  [...text.matchAll(pattern)]
    .filter((m) => keep(m as RegExpExecArray))
    .map((m) => ({ start: m.index, end: m.index + m[0].length }));

export function emails(text: string): Span[] {
  // Bounded lengths (RFC 5321), so that a long run of letters costs no more than it should.
  return spansOf(
    text,
    /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}\s?@\s?[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu,
  );
}

/** Dutch account numbers by their shape (a typing error is still personal), others by their check digits. */
export function ibans(text: string): Span[] {
  const dutch = spansOf(text, /\bNL\s?\d{2}\s?[A-Z]{4}(?:[\s.]?\d){10}(?!\d)/gi);
  const other = spansOf(text, /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{2,4}){3,8}\b/g, (m) => isValidIBAN(bare(m[0])));
  return [...dutch, ...other];
}

const bare = (s: string) => s.replace(/[\s.]/g, '').toUpperCase();

/** Dutch numbers, national or with +31; 0800 and 0900 numbers are public. Foreign numbers with a plus. */
export function phones(text: string): Span[] {
  const national = spansOf(
    text,
    /(?<![\d.,])(?:(?:\+|00)31[\s.-]?(?:\(0\)[\s.-]?)?|0)(?:[\s.-]?\d){9}(?![\d])/g,
    (m) => !isDate(m[0]),
  );
  const foreign = spansOf(text, /(?<!\d)\+(?!31)\d(?:[\s.-]?\d){7,13}(?!\d)/g);
  return [...national, ...foreign];
}

const isDate = (s: string) => /^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/.test(s.trim());

/** A number after "bsn" or "burgerservicenummer" is personal, right or wrong. */
const BSN_CUE =
  /(?:bsn|burger\s?service\s?nummer|sofi(?:nummer)?)(?:\s+(?:is|nummer|van mij|dat is))*\s*[:=]?\s*$/i;

/** Eight or nine digits, possibly in groups, that pass the eleven-test, or that are called a BSN. */
export function bsns(text: string): Span[] {
  return spansOf(text, /(?<![\d,€])(?<!€\s)\d(?:[\s.-]?\d){7,8}(?![\d]|[.,]\d|\s?(?:euro|eur)\b)/g, (m) => {
    if (isDate(m[0])) return false;
    const digits = m[0].replace(/\D/g, '');
    return BSN_CUE.test(text.slice(Math.max(0, m.index - 40), m.index)) || passesElevenTest(digits);
  });
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

/** Two letters that are words in speech: "2025 en 2026" is no postcode. */
const WORDS = /^(?:en|of|is|in|op|om|te|de|ik|we|al|er|ja|zo|nu|ze|je|na|af|at|as|dd|mm|kg|km|pk|cc|gr)$/i;

/** Postcode with a house number. Capitals, or letters glued to the digits, or the word "postcode" before it. */
export function addresses(text: string): Span[] {
  const pattern =
    /(?<![\d.,€])[1-9]\d{3}\s?[a-z]{2}(?:\s*,)?\s*(?:huisnummer|nummer|nr\.?)?\s*\d{1,5}(?:\s?-?\s?[a-z0-9]{1,4})?\b(?!\s?(?:euro|eur|procent|%))/gi;
  const cued = /(?:postcode|woon(?:achtig)?\s+op)\s*(?:is|:)?\s*$/i;
  return spansOf(text, pattern, (m) => {
    const [, space = '', letters = ''] = /^\d{4}(\s?)([a-z]{2})/i.exec(m[0]) ?? [];
    if (cued.test(text.slice(Math.max(0, m.index - 30), m.index))) return true;
    if (WORDS.test(letters) && letters !== letters.toUpperCase()) return false;
    return letters === letters.toUpperCase() || space === '';
  }).map((span) => trimTrailingWord(text, span));
}

/** The optional addition after a house number must be an addition, not the next word of the sentence. */
function trimTrailingWord(text: string, span: Span): Span {
  const value = text.slice(span.start, span.end);
  const match = /^(.*\d)\s+([a-z0-9]{1,4})$/i.exec(value);
  if (!match?.[1] || /^(?:bis|hs|huis|[a-h]|\d{1,3})$/i.test(match[2] ?? '')) return span;
  return { start: span.start, end: span.start + match[1].length };
}
