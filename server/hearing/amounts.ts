/** Amounts of euros in a spoken line. Values are whole eurocents. */
import { readAmountText } from '../rules/read-value.ts';
import { isRough } from './certainty.ts';
import { numberAt } from './numbers.ts';
import { isMark, type Token } from './tokens.ts';

export type Period = 'maand' | 'jaar' | 'anders' | null;

export type HeardAmount = {
  cents: number;
  from: number;
  to: number;
  /** "euro", "€", "ton" or "miljoen" was said, so that it can be nothing but money. */
  money: boolean;
  /** "per maand", "elk jaar"; null when nothing was said about it. */
  period: Period;
  /** "ongeveer", "of zo", "denk ik": not an exact amount. */
  rough: boolean;
};

/** What follows a number that is no money. */
const OTHER_UNIT =
  /^(k|jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|minuten|kilometer|km|meter|procent|%|keer|kinderen|kind|mensen|personen|kamers|plekken|brieven|facturen|aanslagen|termijnen|stuks?|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)$/;
const TIMES: Record<string, number> = { ton: 100_000, miljoen: 1_000_000, duizend: 1000 };

/** All amounts of a line in order. Plain numbers are given too (money false): whether they are money depends on the cue. */
export function amountsIn(tokens: readonly Token[]): HeardAmount[] {
  const found: HeardAmount[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const amount = amountAt(tokens, i);
    if (!amount) continue;
    const { from, to } = amount;
    const apart = !found.some((other) => other.to === from - 1 && !amount.money && !other.money);
    found.push({ ...amount, period: periodOf(tokens, from, to), rough: isRough(tokens, from, to) || !apart });
    // "drie vier duizend": two numbers without anything between them are neither
    const previous = found.at(-2);
    if (previous && previous.to === from - 1) {
      previous.rough = true;
      const last = found.at(-1);
      if (last) last.rough = true;
    }
    i = to;
  }
  return found;
}

type Bare = Pick<HeardAmount, 'cents' | 'from' | 'to' | 'money'>;

function amountAt(tokens: readonly Token[], start: number): Bare | null {
  const sign = tokens[start]?.word === '€';
  const from = sign ? start + 1 : start;
  const read = fractionAt(tokens, from) ?? decimalAt(tokens, from) ?? wholeAt(tokens, from);
  if (!read) return null;
  let { cents, to } = read;
  let money = sign || read.money;
  if (/^euro'?s?$/.test(tokens[to + 1]?.word ?? '')) {
    money = true;
    to++;
    const rest = centsAfter(tokens, to);
    if (rest && cents % 100 === 0) {
      cents += rest.cents;
      to = rest.to;
    }
  }
  if (!money && OTHER_UNIT.test(tokens[to + 1]?.word ?? '')) return null;
  return Number.isSafeInteger(cents) ? { cents, from: start, to, money } : null;
}

type Part = { cents: number; to: number; money: boolean };

/** "anderhalve ton", "een halve ton", "twee en een half duizend", "tweeenhalve ton". */
function fractionAt(tokens: readonly Token[], from: number): Part | null {
  const words = tokens.slice(from, from + 6).map((t) => t.word);
  const scaled = (halves: number, used: number): Part | null => {
    const times = TIMES[words[used] ?? ''];
    return times ? { cents: halves * times * 50, to: from + used, money: words[used] !== 'duizend' } : null;
  };
  if (/^anderhal(f|ve)$/.test(words[0] ?? '')) return scaled(3, 1);
  if (words[0] === 'een' && /^hal(f|ve)$/.test(words[1] ?? '')) return scaled(1, 2);
  const glued = /^(\w+)enhal(f|ve)$/.exec(words[0] ?? '');
  const number = glued
    ? numberAt([{ word: glued[1] ?? '', raw: '', start: 0, end: 0 }], 0)
    : numberAt(tokens, from);
  if (!number || number.value > 999) return null;
  if (glued) return scaled(number.value * 2 + 1, 1);
  const after = number.to - from + 1;
  if (words[after] === 'en' && words[after + 1] === 'een' && /^hal(f|ve)$/.test(words[after + 2] ?? ''))
    return scaled(number.value * 2 + 1, after + 3);
  return null;
}

/** "3,8 ton", "1,2 miljoen", "3.800,50", "12,50": digits with a decimal comma, or written as money. */
function decimalAt(tokens: readonly Token[], from: number): Part | null {
  const token = tokens[from];
  if (!token || !/^\d+(\.\d{3})*[,.]\d{1,2}$/.test(token.word)) return null;
  const times = TIMES[tokens[from + 1]?.word ?? ''];
  if (times) {
    const match = /^(\d+)[,.](\d{1,2})$/.exec(token.word);
    if (!match) return null;
    const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
    return { cents: hundredths * times, to: from + 1, money: tokens[from + 1]?.word !== 'duizend' };
  }
  const cents = readAmountText(token.word);
  return cents === null ? null : { cents, to: from, money: false };
}

function wholeAt(tokens: readonly Token[], from: number): Part | null {
  const number = numberAt(tokens, from);
  if (!number) {
    // "een ton", "een miljoen": here the article is the numeral
    const times = TIMES[tokens[from + 1]?.word ?? ''];
    return tokens[from]?.word === 'een' && times && times > 1000
      ? { cents: times * 100, to: from + 1, money: true }
      : null;
  }
  if (number.asYear) return null;
  const times = TIMES[tokens[number.to + 1]?.word ?? ''];
  if (!times || times === 1000 || number.value > 999)
    return { cents: number.value * 100, to: number.to, money: false };
  let cents = number.value * times * 100;
  let to = number.to + 1;
  // "een miljoen tweehonderdduizend"
  const rest = numberAt(tokens, to + 1);
  if (rest && rest.value < times && !OTHER_UNIT.test(tokens[rest.to + 1]?.word ?? '')) {
    cents += rest.value * 100;
    to = rest.to;
  }
  return { cents, to, money: true };
}

/** "… euro vijftig", "… euro en vijftig cent". */
function centsAfter(tokens: readonly Token[], euro: number): { cents: number; to: number } | null {
  const and = tokens[euro + 1]?.word === 'en' ? 1 : 0;
  const number = numberAt(tokens, euro + 1 + and);
  if (!number || number.value > 99) return null;
  const next = tokens[number.to + 1]?.word;
  if (next === 'cent') return { cents: number.value, to: number.to + 1 };
  const ends = next === undefined || isMark(next) || !(OTHER_UNIT.test(next) || /^euro/.test(next));
  return and === 0 && number.value >= 10 && ends ? { cents: number.value, to: number.to } : null;
}

const EVERY = /^(per|elke|elk|iedere|ieder|de|een|p)$/;

/** "per maand" behind the amount, "elke maand" or "maandelijks" up to five words away. */
function periodOf(tokens: readonly Token[], from: number, to: number): Period {
  const around = [...tokens.slice(Math.max(0, from - 5), from), ...tokens.slice(to + 1, to + 6)].map(
    (t) => t.word,
  );
  let period: Period = null;
  around.forEach((word, i) => {
    const before = around[i - 1] ?? '';
    if (/^(maandelijks|maandbedrag)$/.test(word)) period = 'maand';
    else if (word === 'jaarlijks') period = 'jaar';
    else if (!EVERY.test(before) || ((before === 'de' || before === 'een') && around[i - 2] !== 'in')) return;
    else if (word === 'maand') period = 'maand';
    else if (word === 'jaar') period = 'jaar';
    else if (/^(week|dag|kwartaal|uur|keer|stuk|persoon|kind|termijn)$/.test(word)) period = 'anders';
  });
  return period;
}

/** The text that readValue takes: "3800", "3800,50". */
export function amountText(cents: number): string {
  const rest = cents % 100;
  return rest === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${String(rest).padStart(2, '0')}`;
}
