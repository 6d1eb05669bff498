import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/live-region.tsx';
import type { DeckEntry } from '../helpline/deck-entries.ts';
import { askForCard, dealCard, EMPTY_DECK, openCard, openNewest, reviseCard } from './card-deck.ts';

/**
 * The deck of a call: deals each new card as it comes, moves each revised one, and has it read aloud. isInUse is asked at that moment.
 * Cards that were there when the screen opened are dealt in silence.
 */
export function useDeck(cards: readonly DeckEntry[], joined: boolean, isInUse: () => boolean) {
  const [deck, setDeck] = useState(EMPTY_DECK);
  const announce = useAnnounce();
  /** Id of each card → the answer it showed last; null before the first look. */
  const known = useRef<ReadonlyMap<string, string> | null>(null);

  useEffect(() => {
    if (!joined) return;
    const before = known.current;
    known.current = new Map(cards.map(({ id, answerId }) => [id, answerId]));
    const changed = cards.filter(({ id, answerId }) => before?.get(id) !== answerId);
    if (changed.length === 0) return;
    const inUse = before !== null && isInUse();
    setDeck((deckBefore) =>
      changed.reduce(
        (state, { id }) => (before?.has(id) ? reviseCard(state, id, inUse) : dealCard(state, id, inUse)),
        deckBefore,
      ),
    );
    const newest = changed.at(-1);
    if (!before || !newest) return;
    announce(`${before.has(newest.id) ? 'Kaart bijgewerkt' : 'Nieuwe kaart'}: ${newest.line}`);
  }, [cards, joined, isInUse, announce]);

  return {
    deck,
    open: useCallback((id: string) => setDeck((before) => openCard(before, id)), []),
    openNewest: useCallback(() => setDeck(openNewest), []),
    askFor: useCallback((id: string) => setDeck((before) => askForCard(before, id)), []),
  };
}
