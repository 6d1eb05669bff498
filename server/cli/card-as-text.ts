/** A card for the terminal. */
import type { Answer } from '../answering/types.ts';
import { longDate } from '../contract/dutch-date.ts';

const STATUS: Record<string, string> = {
  geverifieerd: 'Geverifieerd',
  berekend: 'Berekend, controleer',
  kennisbank: 'Uit kennisbank',
  concept: 'Concept (AI)',
  'nog-nodig': 'Nog nodig',
  'niet-gevonden': 'Niet gevonden',
  doorverwijzen: 'Doorverwijzen',
  stil: 'Stil',
};

/** The card as lines of text, at most about 100 characters wide where the text allows. */
export function cardAsText({ card, timings }: Answer): string {
  const lines: string[] = [];
  const add = (...more: string[]) => lines.push(...more);
  add(`[${STATUS[card.status]}] ${card.title}`.trim());
  if (card.reason) add('', card.reason);
  if (card.say) add('', `“${card.say}”`);
  if (card.second) add('', `Of: ${card.second.title}`, card.second.say);
  for (const paragraph of card.explanation) add('', paragraph);
  if (card.steps.length > 0) add('', 'Zo regelt u het', ...card.steps.map((s, i) => `  ${i + 1}  ${s}`));
  if (card.watchOuts.length > 0) add('', 'Let op', ...card.watchOuts.map((s) => `  - ${s}`));
  if (card.referTo.length > 0) add('', 'Doorverwijzen', ...card.referTo.map((s) => `  - ${s}`));
  for (const m of card.missing) add('', `Nog nodig: ${m.question}`, `  ${m.why}`);
  if (card.reservation) add('', card.reservation);
  if (card.citations.length > 0) {
    add('', 'Bronnen');
    card.citations.forEach((c, i) => {
      const from = c.validFrom ? `vanaf ${longDate(c.validFrom)}` : '';
      const to = c.validTo ? `tot en met ${longDate(c.validTo)}` : '';
      const period = [from, to].filter(Boolean).join(' ') || 'doorlopend';
      add(`  [${i + 1}] ${c.source}, ${c.place} (zekerheid ${c.certainty}, geldig ${period})`);
    });
  } else if (card.alternatives.length > 0) {
    add('', 'Dichtstbij', ...card.alternatives.slice(0, 3).map((a) => `  - ${a.title}`));
  }
  add('', `${Math.round(timings.total ?? 0)} ms`);
  return lines.join('\n');
}
