import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallCard } from '../../api/call-view.ts';
import { useAnnounce } from '../../ui/live-region.tsx';
import { cardLine } from '../card/card-title.ts';
import { askForCard, dealCard, EMPTY_DECK, openCard, openNewest } from './card-deck.ts';

/**
 * The deck of a call: deals each new card as it comes and has it read aloud. isInUse is asked at that moment.
 * Cards that were there when the screen opened are dealt in silence.
 */
export function useDeck(cards: readonly CallCard[], joined: boolean, isInUse: () => boolean) {
  const [deck, setDeck] = useState(EMPTY_DECK);
  const announce = useAnnounce();
  const known = useRef<number | null>(null);

  useEffect(() => {
    if (!joined) return;
    const fresh = cards.slice(known.current ?? 0);
    const first = known.current === null;
    known.current = cards.length;
    if (fresh.length === 0) return;
    const inUse = !first && isInUse();
    setDeck((before) => fresh.reduce((state, entry) => dealCard(state, entry.answerId, inUse), before));
    const newest = fresh.at(-1);
    if (!first && newest) announce(`Nieuwe kaart: ${cardLine(newest.card)}`);
  }, [cards, joined, isInUse, announce]);

  return {
    deck,
    open: useCallback((answerId: string) => setDeck((before) => openCard(before, answerId)), []),
    openNewest: useCallback(() => setDeck(openNewest), []),
    askFor: useCallback((answerId: string) => setDeck((before) => askForCard(before, answerId)), []),
  };
}
