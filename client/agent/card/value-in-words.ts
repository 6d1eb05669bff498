import type { MissingItem } from '../../../server/contract/card.ts';
import { longDate } from '../../../server/contract/dutch-date.ts';

const EURO = new Intl.NumberFormat('nl-NL', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** A value as a field gives it ("3800", "ja", "2026-12-01", the key of an option) as a person reads it. */
export function valueInWords({ type, options, unit }: MissingItem, value: string): string {
  if (type === 'choice') return options.find(({ key }) => key === value)?.label ?? value;
  if (type === 'date') return longDate(value);
  if (type === 'amount') {
    const euros = Number(value.replaceAll('.', '').replace(',', '.'));
    return Number.isFinite(euros) ? EURO.format(euros) : value;
  }
  return [value, unit].filter(Boolean).join(' ');
}
