import type { Card } from '../../../server/contract/card.ts';

/** The conclusion at the head of a card; for a question the rule it is asked for. */
export function cardTitle(card: Card): string {
  // The badge says "Niet gevonden" already. A rule that cannot reach an outcome has a title that says why.
  if (card.status === 'niet-gevonden' && card.rule === null) return 'Geen antwoord gevonden';
  if (card.status === 'nog-nodig' && card.rule) return card.rule.title;
  return card.title || card.missing[0]?.question || card.question;
}

/** The one line that stands for a card in a list and in an announcement. */
export function cardLine(card: Card): string {
  if (card.status === 'niet-gevonden' && card.rule === null)
    return `Niet gevonden: ${card.question || 'de vraag is niet bewaard'}`;
  const [asked] = card.status === 'nog-nodig' ? card.missing : [];
  return asked ? `Nog nodig: ${asked.question}` : cardTitle(card);
}
