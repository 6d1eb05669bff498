/** The categories to propose at the end of a call. Pure. */

import type { CallEvent } from '../contract/calls.ts';
import { ANSWER_STATUSES } from '../contract/card.ts';
import { MAX_PROPOSED } from '../contract/wrap-up.ts';
import { usedCards } from './call-summary.ts';

/**
 * Topics of the answers that were used and not judged wrong: those that most cards were about first, of equals the one
 * shown last. `topicOf` gives the topic of an article by its id.
 */
export function proposeCategories(
  events: readonly CallEvent[],
  topicOf: (article: string) => string | undefined,
): string[] {
  const rejected = new Map<string, boolean>();
  for (const event of events) {
    if (event.type === 'feedback') rejected.set(event.answerId, event.feedback.thumb === 'omlaag');
  }
  const counts = new Map<string, { cards: number; last: number }>();
  for (const [place, { answerId, card }] of usedCards(events).entries()) {
    if (!ANSWER_STATUSES.includes(card.status) || rejected.get(answerId)) continue;
    const article = card.citations[0]?.article;
    const topic = article === undefined ? undefined : topicOf(article);
    if (topic !== undefined) counts.set(topic, { cards: (counts.get(topic)?.cards ?? 0) + 1, last: place });
  }
  return [...counts]
    .sort(([, a], [, b]) => b.cards - a.cards || b.last - a.last)
    .slice(0, MAX_PROPOSED)
    .map(([topic]) => topic);
}
