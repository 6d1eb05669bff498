import type { Card } from '../../../server/contract/card.ts';

/** The one line that stands for a card in a list, a heading and an announcement. */
export function cardTitle(card: Card): string {
  if (card.title !== '') return card.title;
  if (card.status === 'niet-gevonden') return 'Hier is geen antwoord op gevonden';
  return card.missing[0]?.question ?? card.question;
}
