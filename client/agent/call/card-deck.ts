/**
 * Which card is in front: a new card never takes the place of one that is being used. Cards go by their id, which
 * stays the same when a card is revised. Pure.
 */

export type Deck = {
  /** The card in front; null before the first. */
  front: string | null;
  /** New cards that wait until the agent opens them, oldest first. */
  waiting: readonly string[];
  /** Every card that was dealt, so that each is dealt once. */
  dealt: readonly string[];
  /** A card the agent asked for that has not come yet; it goes in front whatever else is going on. */
  asked: string | null;
};

export const EMPTY_DECK: Deck = { front: null, waiting: [], dealt: [], asked: null };

/** Puts a card in front because the agent wants it there. */
export const openCard = (deck: Deck, id: string): Deck => ({
  ...deck,
  front: id,
  waiting: deck.waiting.filter((waits) => waits !== id),
  asked: deck.asked === id ? null : deck.asked,
});

/** The agent asked for a card by hand: in front now, or as soon as it comes. */
export const askForCard = (deck: Deck, id: string): Deck =>
  deck.dealt.includes(id) ? openCard(deck, id) : { ...deck, asked: id };

/** Takes in a new card: in front when nothing there is being used, otherwise it waits. */
export function dealCard(deck: Deck, id: string, inUse: boolean): Deck {
  if (deck.dealt.includes(id)) return deck;
  const dealt = { ...deck, dealt: [...deck.dealt, id] };
  if (deck.front === null || deck.asked === id || !inUse) return openCard(dealt, id);
  return { ...dealt, waiting: [...deck.waiting, id] };
}

/** A card says something else now: it comes in front like a new one, and in front it stays where it is. */
export function reviseCard(deck: Deck, id: string, inUse: boolean): Deck {
  if (deck.front === id || !deck.dealt.includes(id)) return deck;
  if (!inUse) return openCard(deck, id);
  return { ...deck, waiting: [...deck.waiting.filter((waits) => waits !== id), id] };
}

/** Opens the newest card that waits; without one nothing changes. */
export function openNewest(deck: Deck): Deck {
  const newest = deck.waiting.at(-1);
  return newest === undefined ? deck : openCard(deck, newest);
}

/** The cards to list below the one in front, newest first; those that wait have a line of their own. */
export const earlierCards = (deck: Deck): string[] =>
  deck.dealt.filter((id) => id !== deck.front && !deck.waiting.includes(id)).reverse();
