/** Two cards beside each other: what their receipts and what their fields differ in. Pure. */
import type { ChangedPart, Reproduction } from '../contract/answers.ts';
import type { Card, Receipt } from '../contract/card.ts';

/** Which part each field of the receipt stands for; the reference date is the stored one, so it never differs. */
const PARTS: Record<Exclude<keyof Receipt, 'date'>, ChangedPart> = {
  rules: 'regel',
  parameters: 'parameter',
  knowledge: 'kennisbank',
  model: 'model',
  configuration: 'instellingen',
  program: 'programma',
  question: 'vraag',
  data: 'gegevens',
};

/** JSON with the keys of every object in order, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? 'null'
  );
}

/** The parts of the receipt that differ. A receipt that was never filled in, because composing failed, has none. */
export function changedParts(was: Receipt, is: Receipt): Reproduction['changed'] {
  if (was.knowledge === '' || is.knowledge === '') return [];
  return (Object.keys(PARTS) as (keyof typeof PARTS)[]).flatMap((field) =>
    was[field] === is[field] ? [] : [{ what: PARTS[field], was: was[field] ?? '', is: is[field] ?? '' }],
  );
}

/** The fields of the card that differ, the receipt left out; was and is as canonical JSON. */
export function differingFields(was: Card, is: Card): Reproduction['differences'] {
  const before: Record<string, unknown> = { ...was };
  const after: Record<string, unknown> = { ...is };
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter((f) => f !== 'receipt');
  return fields.flatMap((field) => {
    const [old, fresh] = [canonicalJson(before[field]), canonicalJson(after[field])];
    return old === fresh ? [] : [{ field, was: old, is: fresh }];
  });
}
