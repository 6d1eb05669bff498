/** Which card is in front: a new card never takes the place of one that is being used. Pure. */

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
export const openCard = (deck: Deck, answerId: string): Deck => ({
  ...deck,
  front: answerId,
  waiting: deck.waiting.filter((id) => id !== answerId),
  asked: deck.asked === answerId ? null : deck.asked,
});

/** The agent asked for a card by hand: in front now, or as soon as it comes. */
export const askForCard = (deck: Deck, answerId: string): Deck =>
  deck.dealt.includes(answerId) ? openCard(deck, answerId) : { ...deck, asked: answerId };

/** Takes in a new card: in front when nothing there is being used, otherwise it waits. */
export function dealCard(deck: Deck, answerId: string, inUse: boolean): Deck {
  if (deck.dealt.includes(answerId)) return deck;
  const dealt = { ...deck, dealt: [...deck.dealt, answerId] };
  if (deck.front === null || deck.asked === answerId || !inUse) return openCard(dealt, answerId);
  return { ...dealt, waiting: [...deck.waiting, answerId] };
}

/** Opens the newest card that waits; without one nothing changes. */
export function openNewest(deck: Deck): Deck {
  const newest = deck.waiting.at(-1);
  return newest === undefined ? deck : openCard(deck, newest);
}

/** The cards to list below the one in front, newest first; those that wait have a line of their own. */
export const earlierCards = (deck: Deck): string[] =>
  deck.dealt.filter((id) => id !== deck.front && !deck.waiting.includes(id)).reverse();
