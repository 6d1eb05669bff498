/** A card that offers two passages, because in this call neither stands out: the agent chooses. */
import type { Card } from '../../contract/card.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { citationOf } from '../cite.ts';

const CHECK = 'De tweede: controleer bij de bron.';

/** What the second passage adds to the card of the first: its title and sentence, and its citation. */
export function alsoPossible(knowledge: Knowledge, card: Partial<Card>, second: string): Partial<Card> {
  const passage = knowledge.passageById.get(second);
  if (!passage) return card;
  const doubt = 'Niet zeker: kijk welke van de twee past.';
  return {
    ...card,
    second: { passage: passage.id, title: passage.title, say: passage.say },
    reservation: [doubt, card.reservation, passage.certainty === 'B' ? CHECK : null]
      .filter(Boolean)
      .join(' '),
    citations: [...(card.citations ?? []), citationOf(knowledge, passage)],
  };
}
