import type { Card } from '../../../server/contract/card.ts';

/** The conclusion at the head of a card. */
export function cardTitle(card: Card): string {
  // The badge says "Niet gevonden" already.
  if (card.status === 'niet-gevonden') return 'Geen antwoord gevonden';
  return card.title || card.missing[0]?.question || card.question;
}

/** The one line that stands for a card in a list and in an announcement. */
export const cardLine = (card: Card): string =>
  card.status === 'niet-gevonden'
    ? `Niet gevonden: ${card.question || 'de vraag is niet bewaard'}`
    : cardTitle(card);
