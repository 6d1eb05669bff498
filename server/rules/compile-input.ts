/** One input of a rule file, with its domain in the engine's units. */
import { dayFromIso } from './calendar.ts';
import { FeelError } from './feel/parse.ts';
import { readAmountText } from './read-value.ts';
import type { InputFile } from './schema.ts';
import type { Input } from './types.ts';
import { type Kind, percentageFromText } from './values.ts';

const KIND: Record<Input['type'], Kind> = {
  amount: 'bedrag',
  date: 'datum',
  year: 'getal',
  integer: 'getal',
  percentage: 'percentage',
  boolean: 'ja-nee',
  choice: 'tekst',
};
/** Widest domain where the rule gives none: an amount or a date outside it cannot be right. */
const WIDEST: Partial<Record<Input['type'], [string, string]>> = {
  amount: ['0', '100000000'],
  date: ['1990-01-01', '2099-12-31'],
  percentage: ['0', '100'],
};

/** Throws FeelError when the domain or the options do not fit the type. */
export function compileInput(i: InputFile): Input {
  const type = i.type === 'number' ? 'integer' : i.type;
  const wide = WIDEST[type];
  const [min, max] = [i.min ?? wide?.[0], i.max ?? wide?.[1]].map((t) =>
    t === undefined ? null : toBound(type, t),
  );
  const ranged = type !== 'boolean' && type !== 'choice';
  if (ranged && (min === null || max === null || min === undefined || max === undefined || max < min)) {
    throw new FeelError(`input ${i.key}: geef min en max (min hoogstens max)`);
  }
  if (type === 'choice' && i.options.length < 2)
    throw new FeelError(`input ${i.key}: een keuze heeft minstens twee options`);
  if (type !== 'choice' && i.options.length > 0)
    throw new FeelError(`input ${i.key}: alleen een choice heeft options`);
  if (new Set(i.options.map((o) => o.key)).size < i.options.length)
    throw new FeelError(`input ${i.key}: een optie komt twee keer voor`);
  return {
    key: i.key,
    label: i.label,
    type,
    kind: KIND[type],
    unit: i.unit ?? null,
    min: ranged ? (min ?? null) : null,
    max: ranged ? (max ?? null) : null,
    options: i.options,
    question: i.question,
    why: i.why,
    said: i.said,
    find: i.find ?? null,
  };
}

function toBound(type: Input['type'], text: string): number | null {
  if (type === 'amount') return readAmountText(text);
  if (type === 'date') return dayFromIso(text);
  if (type === 'percentage') return percentageFromText(text);
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}
