/** A call as a timeline: every event with its place in time from the begin of the call. Pure. */
import type { CallEvent } from '../../../server/contract/calls.ts';

/** What the moments can be filtered by. */
export const GROUPS = ['gesprek', 'kaart', 'oordeel', 'verloop'] as const;
export type Group = (typeof GROUPS)[number];

export type Moment = {
  event: CallEvent;
  group: Group;
  /** Milliseconds since the call began. */
  offset: number;
  /** Of a card that took the place of an earlier one: that moment's n. */
  revises: number | null;
  /** Of a card that a later one took the place of: that moment's n. */
  revisedBy: number | null;
};

function groupOf(event: CallEvent): Group {
  if (event.type === 'utterance') return 'gesprek';
  if (event.type === 'card') return 'kaart';
  return event.type === 'feedback' || event.type === 'unused' ? 'oordeel' : 'verloop';
}

/** The moments of a call in the order in which they happened, without the cards nobody saw. */
export function timelineOf(events: readonly CallEvent[]): Moment[] {
  const start = Date.parse(events[0]?.at ?? '');
  const numberOf = new Map<string, number>();
  const revisedBy = new Map<number, number>();
  for (const event of events) {
    if (event.type !== 'card') continue;
    numberOf.set(event.answerId, event.n);
    const earlier = event.revises === null ? undefined : numberOf.get(event.revises);
    if (earlier !== undefined) revisedBy.set(earlier, event.n);
  }
  return events
    .filter((event) => event.type !== 'card' || event.card.status !== 'stil')
    .map((event) => ({
      event,
      group: groupOf(event),
      offset: Math.max(0, Date.parse(event.at) - start),
      revises: event.type === 'card' && event.revises !== null ? (numberOf.get(event.revises) ?? null) : null,
      revisedBy: revisedBy.get(event.n) ?? null,
    }));
}

/** The moment of the card with this answer, or null. */
export const momentOfCard = (moments: readonly Moment[], answerId: string): Moment | null =>
  moments.find(({ event }) => event.type === 'card' && event.answerId === answerId) ?? null;
