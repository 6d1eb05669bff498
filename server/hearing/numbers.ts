/** Dutch number words to whole numbers. No kept library reads them, compounds and spaces included, so this does. */
import { fold } from '../retrieval/dutch.ts';
import type { Token } from './tokens.ts';

const UNITS = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];
const TEENS = 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(' ');
const TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');

/** Every spelling below a hundred, without accents and spaces. */
const BELOW_100 = new Map<string, number>();
UNITS.forEach((word, i) => {
  BELOW_100.set(word, i + 1);
});
TEENS.forEach((word, i) => {
  BELOW_100.set(word, i + 10);
});
TENS.forEach((ten, t) => {
  BELOW_100.set(ten, (t + 2) * 10);
  UNITS.forEach((unit, u) => {
    BELOW_100.set(`${unit}en${ten}`, (t + 2) * 10 + u + 1);
  });
});

/** Words that can be a part of a number that is written with spaces. */
const PARTS = new Set([...BELOW_100.keys(), 'honderd', 'duizend', 'nul']);

/** "en" may stand between the parts: "duizend en vierhonderd", "honderdentwintig". */
const afterEn = (text: string): string[] => (text.startsWith('en') ? [text, text.slice(2)] : [text]);

function below100(text: string): number | null {
  return BELOW_100.get(text) ?? null;
}

/** Up to 9999: "honderd", "achttienhonderdveertig"; a round ten times hundred is not said ("twintighonderd"). */
function hundreds(text: string): number | null {
  const small = below100(text);
  if (small !== null) return small;
  const at = text.indexOf('honderd');
  if (at < 0) return null;
  const times = at === 0 ? 1 : below100(text.slice(0, at));
  if (times === null || (times >= 10 && times % 10 === 0)) return null;
  const rest = text.slice(at + 'honderd'.length);
  if (rest === '') return times * 100;
  for (const tail of afterEn(rest)) {
    const value = below100(tail);
    if (value !== null) return times * 100 + value;
  }
  return null;
}

/** A number from 0 to 999.999 written as one word; null when it is anything else. */
export function numberOfWord(word: string): number | null {
  const text = fold(word).replace(/[-'’\s]/g, '');
  if (text === 'nul') return 0;
  const at = text.indexOf('duizend');
  if (at < 0) return hundreds(text);
  const times = at === 0 ? 1 : hundreds(text.slice(0, at));
  if (times === null || times > 999) return null;
  const rest = text.slice(at + 'duizend'.length);
  if (rest === '') return times * 1000;
  for (const tail of afterEn(rest)) {
    const value = hundreds(tail);
    if (value !== null && value < 1000) return times * 1000 + value;
  }
  return null;
}

export type HeardNumber = {
  value: number;
  from: number;
  to: number;
  /** Written with digits. */
  digits: boolean;
  /** Two parts as a year is said: "twintig vijfentwintig". */
  asYear: boolean;
};

const ORDINALS = new Map<string, number>(
  [...BELOW_100].flatMap(([word, value]) => {
    const irregular: Record<number, string> = { 1: 'eerste', 3: 'derde', 8: 'achtste' };
    const regular = value < 20 ? `${word}de` : `${word}ste`;
    return [[irregular[value] ?? regular, value] as const];
  }),
);

/** "elfde" → 11, "eenendertigste" → 31; null for other words. */
export const ordinalOf = (word: string): number | null => ORDINALS.get(word) ?? null;

/** Is this token the numeral één (with its accent) rather than the article? */
const isOne = (token: Token) => /é/i.test(token.raw.normalize('NFC'));

const isPart = (token: Token) =>
  PARTS.has(token.word) || (token.word.length > 4 && numberOfWord(token.word) !== null);

/** The number that starts at token `from`, the longest reading; null when there is none. A bare "een" is an article. */
export function numberAt(tokens: readonly Token[], from: number): HeardNumber | null {
  const first = tokens[from];
  if (!first) return null;
  if (/^\d+$/.test(first.word)) return digitsAt(tokens, from, Number(first.word));
  if (/^\d{1,3}(\.\d{3})+$/.test(first.word))
    return digitsAt(tokens, from, Number(first.word.replaceAll('.', '')));
  if (!isPart(first)) return null;
  let to = from;
  while (to + 1 < tokens.length && to - from < 12) {
    const next = tokens[to + 1];
    if (!next || !(isPart(next) || next.word === 'en')) break;
    to++;
  }
  const year = yearAt(tokens, from);
  if (year) return year;
  for (let end = to; end >= from; end--) {
    const run = tokens.slice(from, end + 1);
    if (run.at(-1)?.word === 'en') continue;
    const value = numberOfWord(run.map((t) => t.word).join(''));
    if (value === null) continue;
    if (end === from && first.word === 'een' && !isOne(first)) return null;
    return { value, from, to: end, digits: false, asYear: false };
  }
  return null;
}

/** "38 duizend" is 38.000. */
function digitsAt(tokens: readonly Token[], from: number, value: number): HeardNumber | null {
  if (value > 999_999_999) return null;
  // "3k", "2b" are no numbers; "12e" is a day and "3800euro" an amount
  const next = tokens[from + 1];
  if (
    next &&
    next.start === tokens[from]?.end &&
    /^\p{L}/u.test(next.word) &&
    !/^(e|de|ste|euro)$/.test(next.word)
  )
    return null;
  if (tokens[from + 1]?.word === 'duizend' && value < 1000)
    return { value: value * 1000, from, to: from + 1, digits: true, asYear: false };
  return { value, from, to: from, digits: true, asYear: false };
}

/** "twintig vijfentwintig", "negentien vierenveertig": a year in two halves. */
function yearAt(tokens: readonly Token[], from: number): HeardNumber | null {
  const century = below100(tokens[from]?.word ?? '');
  const rest = below100(tokens[from + 1]?.word ?? '');
  if ((century !== 19 && century !== 20) || rest === null || rest < 10) return null;
  // "twintig vijfentwintig duizend" is no year
  if (/^(honderd|duizend|euro|miljoen)/.test(tokens[from + 2]?.word ?? '')) return null;
  return { value: century * 100 + rest, from, to: from + 1, digits: false, asYear: true };
}

/** All numbers of a line, in order, not overlapping. */
export function numbersIn(tokens: readonly Token[]): HeardNumber[] {
  const found: HeardNumber[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const number = numberAt(tokens, i);
    if (!number) continue;
    found.push(number);
    i = number.to;
  }
  return found;
}
