/** What another set of values changes in a card, named. Pure. */
import type { Card } from '../../../server/contract/card.ts';
import { longDate } from '../../../server/contract/dutch-date.ts';
import { statusWord } from '../card/card-badge.tsx';
import { cardTitle } from '../card/card-title.ts';

export type Difference = { what: string; was: string; becomes: string };

const NONE = 'geen';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The value of every step of the trace that has one for this caller, by label. Tables speak through the title. */
const figures = (card: Card): Map<string, string> =>
  new Map(
    card.trace.flatMap((entry) => (entry.kind === 'table' ? [] : [[entry.label, entry.value] as const])),
  );

/** Each thing that differs: status, title, the values themselves, and the figures and dates. */
export function differences(before: Card, after: Card): Difference[] {
  const found: Difference[] = [];
  const compare = (what: string, was: string, becomes: string) => {
    if (was !== becomes) found.push({ what, was, becomes });
  };
  compare('Status', statusWord(before.status), statusWord(after.status));
  compare('Conclusie', cardTitle(before), cardTitle(after));
  for (const { key, label, text } of after.inputs) {
    const own = before.inputs.find((input) => input.key === key);
    compare(capital(label), own?.text ?? NONE, text);
  }
  for (const { key, label, text } of before.inputs) {
    if (!after.inputs.some((input) => input.key === key)) compare(capital(label), text, 'niet gevuld');
  }
  const then = figures(after);
  for (const [label, value] of figures(before)) {
    const becomes = then.get(label);
    if (becomes !== undefined) compare(capital(label), longDate(value), longDate(becomes));
  }
  return found;
}
