/** Values of a rule as they are typed, sent and shown again. The server reads them; here nothing is guessed. Pure. */
import type { MissingItem } from '../../../server/contract/card.ts';
import { MONTHS } from '../../../server/contract/dutch-date.ts';

export type ValueType = MissingItem['type'];

/** What is sent when the caller does not know. */
export const UNKNOWN = 'weet-niet';

/** A day typed as eight digits: 05122026. */
const DIGITS_ONLY = /^(\d{2})(\d{2})(\d{4})$/;
/** A day in figures: 5-12-2026, 5/12/2026, 5 12 2026. */
const DAY = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What was typed as it is sent: trimmed, and eight digits read as a date. */
export function toSend(type: ValueType, typed: string): string {
  const text = typed.trim();
  return type === 'date' ? text.replace(DIGITS_ONLY, '$1-$2-$3') : text;
}

/** A value that was sent before, as it stands in the field to be changed. */
export function toType(type: ValueType, value: string): string {
  if (value === UNKNOWN) return '';
  const day = type === 'date' ? ISO_DAY.exec(value) : null;
  return day ? `${Number(day[3])}-${Number(day[2])}-${day[1]}` : value;
}

/** How a typed date is read, in words; null while it is not a whole date yet or the day does not exist. */
export function dateInWords(typed: string): string | null {
  const [, day, month, year] = DAY.exec(toSend('date', typed)) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (day === undefined || name === undefined) return null;
  const exists = Number(day) >= 1 && Number(day) <= new Date(Number(year), Number(month), 0).getDate();
  return exists ? `${Number(day)} ${name} ${year}` : null;
}

const WHAT: Record<ValueType, string> = {
  amount: 'een bedrag',
  date: 'een datum',
  year: 'een jaar',
  integer: 'een getal',
  percentage: 'een percentage',
  boolean: 'ja of nee',
  choice: 'een antwoord',
};

/** What to do when nothing was typed; null when something was. */
export const emptyProblem = (type: ValueType, typed: string): string | null =>
  typed.trim() === '' ? `Vul ${WHAT[type]} in, of kies “Weet beller niet”.` : null;

/** What stands around the field and helps to fill it in. */
export type FieldLook = { before: string; after: string; hint: string; mode: 'decimal' | 'numeric' };

/** The look of a field to type in, by type. */
export function lookOf({ type, unit }: Pick<MissingItem, 'type' | 'unit'>): FieldLook {
  switch (type) {
    case 'amount':
      return { before: '€', after: unit ?? '', hint: 'Bijvoorbeeld 3800 of 3.800,50', mode: 'decimal' };
    case 'date':
      return { before: '', after: '', hint: 'Dag-maand-jaar: 5-12-2026 of 05122026', mode: 'numeric' };
    case 'year':
      return { before: '', after: '', hint: 'Vier cijfers', mode: 'numeric' };
    case 'percentage':
      return { before: '', after: '%', hint: 'Bijvoorbeeld 40 of 12,5', mode: 'decimal' };
    default:
      return { before: '', after: unit ?? '', hint: 'Een heel getal', mode: 'numeric' };
  }
}
