/** The amounts, days, years and counts of a line that could be the value of an input, whatever ties them to it. */
import type { Input } from '../rules/types.ts';
import { amountsIn, amountText } from './amounts.ts';
import { clauseRange } from './certainty.ts';
import { countFor, countsIn, isCountOfOther } from './counts.ts';
import { type Asked, namesOtherMoney } from './cues.ts';
import { datesIn, fullYear, monthOf, yearsIn } from './dates.ts';
import type { Token } from './tokens.ts';

export type LineContext = {
  tokens: readonly Token[];
  inputs: readonly Input[];
  /** Reference date JJJJ-MM-DD. */
  date: string;
  /** What the agent had just asked. */
  question: Asked | null;
  /** Keys of which something was heard before this line. */
  heard: ReadonlySet<string>;
};

/** A value in the line, with what readers of all types have in common. */
export type Spotted = {
  value: string;
  from: number;
  to: number;
  inferred: boolean;
  rough: boolean;
  bare: boolean;
  /** "per jaar" was said with it. */
  yearly?: boolean;
};

/** Questions about what has happened already: a day without a year is then never one to come. */
const IS_PAST = /overleden|afgegeven|ontvangen|gedaan|beslist|dagtekening|welke datum staat/i;

const PER_MONTH = /per maand|in de maand|maandelijks/;

/** Values of the input's type, in the order of the line. */
export function spot(input: Input, context: LineContext): Spotted[] {
  const { tokens, date } = context;
  if (input.type === 'amount') {
    const monthly = PER_MONTH.test(`${input.label} ${input.question} ${input.unit ?? ''}`);
    return amountsIn(tokens)
      .filter((a) => a.period === null || (a.period === 'maand' ? monthly : a.period === 'jaar' && !monthly))
      .filter((a) => !otherMoneyNear(tokens, a.from, a.to, input))
      .map((a) => ({
        value: amountText(a.cents),
        from: a.from,
        to: a.to,
        inferred: false,
        rough: a.rough,
        bare: !a.money,
        yearly: a.period === 'jaar',
      }));
  }
  if (input.type === 'date')
    return datesIn(tokens, date, input)
      .filter((d) => !(d.inferred && d.day > date && IS_PAST.test(input.question)))
      .map((d) => ({ ...d, value: d.day, bare: false }));
  if (input.type === 'year') return years(input, context);
  return countsIn(tokens).flatMap((c) => {
    const value = countFor(input, c);
    const usable = value !== null && !isCountOfOther(tokens, c) && monthOf(tokens[c.to + 1]?.word) === 0;
    return usable ? [{ value, from: c.from, to: c.to, inferred: false, rough: c.rough, bare: true }] : [];
  });
}

function otherMoneyNear(tokens: readonly Token[], from: number, to: number, input: Input): boolean {
  const clause = clauseRange(tokens, from);
  return (
    namesOtherMoney(tokens, clause.from, from - 1, input) ||
    namesOtherMoney(tokens, to + 1, Math.min(clause.to, to + 4), input)
  );
}

/**
 * Years. "over 2025" is the tax year of a rule that asks "over welk jaar"; any other year needs a phrase or a question.
 * Part of a full date, or "dit jaar" in passing, is no year of an input.
 */
function years(input: Input, { tokens, date, question }: LineContext): Spotted[] {
  const answering = question?.key === input.key;
  const inDates = datesIn(tokens, date, { min: null, max: null });
  const born = /gebo/.test(input.label + input.question);
  return yearsIn(tokens, date)
    .filter(
      (y) =>
        !inDates.some((d) => y.from <= d.to && y.to >= d.from) && monthOf(tokens[y.from - 1]?.word) === 0,
    )
    .filter((y) => !y.short || answering || isMarkedShort(tokens, y.from))
    .map((y) => {
      const year = y.short && born ? (y.year >= 30 ? 1900 : 2000) + y.year : fullYear(y);
      return {
        value: String(year),
        from: y.from,
        to: y.to,
        inferred: false,
        rough: y.rough,
        bare: y.short || y.relative,
      };
    });
}

const isMarkedShort = (tokens: readonly Token[], from: number) =>
  /^(over|van|uit|belastingjaar|jaar|in|')$/.test(tokens[from - 1]?.word ?? '');
