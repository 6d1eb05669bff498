/** A card that offers two passages, because in this call neither stands out: the agent chooses. */
import type { Card } from '../../contract/card.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { citationOf } from '../cite.ts';

/** What the second passage adds to the card of the first: its title and sentence, and its citation. */
export function alsoPossible(knowledge: Knowledge, card: Partial<Card>, second: string): Partial<Card> {
  const passage = knowledge.passageById.get(second);
  if (!passage) return card;
  const doubt = 'Niet zeker: kijk welke van de twee past.';
  const check = passage.certainty === 'B' ? ' (controleer bij de bron)' : '';
  return {
    ...card,
    explanation: [`Of: ${passage.title}${check}. ${passage.say}`, ...(card.explanation ?? [])],
    reservation: card.reservation ? `${doubt} ${card.reservation}` : doubt,
    citations: [...(card.citations ?? []), citationOf(knowledge, passage)],
  };
}
