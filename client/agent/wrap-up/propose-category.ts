/** The category to propose at the end of a call. Pure. */
import { ANSWER_STATUSES } from '../../../server/contract/card.ts';
import type { CallCard } from '../../api/call-view.ts';

/** Category for a call that fits no topic. */
export const OTHER = 'overig';

/** The articles that the cards which the agent did not reject rest on, in the order shown, one per card. */
export function articlesShown(cards: readonly CallCard[]): string[] {
  return cards
    .filter(({ card, feedback, unused }) => {
      const rejected = feedback?.thumb === 'omlaag' || unused !== null;
      return ANSWER_STATUSES.includes(card.status) && !rejected;
    })
    .flatMap(({ card }) => card.citations[0]?.article ?? []);
}

/** The topic that most cards were about; of equals the one shown last. "overig" when there is none. */
export function proposeCategory(articles: readonly string[], topicOf: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>();
  let best = OTHER;
  for (const article of articles) {
    const topic = topicOf.get(article);
    if (topic === undefined) continue;
    const count = (counts.get(topic) ?? 0) + 1;
    counts.set(topic, count);
    if (count >= (counts.get(best) ?? 0)) best = topic;
  }
  return best;
}
