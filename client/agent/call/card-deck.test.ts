import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  askForCard,
  type Deck,
  dealCard,
  EMPTY_DECK,
  earlierCards,
  openCard,
  openNewest,
  reviseCard,
} from './card-deck.ts';

const dealAll = (ids: string[], inUse = false) =>
  ids.reduce((deck: Deck, id) => dealCard(deck, id, inUse), EMPTY_DECK);

test('the first card goes in front, even while the pointer rests there', () => {
  expect(dealCard(EMPTY_DECK, 'a', true).front).toBe('a');
});

test('a new card replaces one that is not in use', () => {
  const deck = dealAll(['a', 'b']);
  expect(deck.front).toBe('b');
  expect(earlierCards(deck)).toEqual(['a']);
});

test('a new card waits while the one in front is in use', () => {
  const deck = dealCard(dealAll(['a']), 'b', true);
  expect(deck.front).toBe('a');
  expect(deck.waiting).toEqual(['b']);
  expect(earlierCards(deck)).toEqual([]);
});

test('a waiting card stays waiting when the agent lets go, until it is opened', () => {
  const waiting = dealCard(dealAll(['a']), 'b', true);
  expect(waiting.front).toBe('a');
  const opened = openNewest(waiting);
  expect(opened.front).toBe('b');
  expect(opened.waiting).toEqual([]);
  expect(earlierCards(opened)).toEqual(['a']);
});

test('of several waiting cards the newest opens first and the others keep waiting', () => {
  const deck = openNewest(dealCard(dealCard(dealAll(['a']), 'b', true), 'c', true));
  expect(deck.front).toBe('c');
  expect(deck.waiting).toEqual(['b']);
});

test('a card dealt twice counts once', () => {
  const deck = dealAll(['a', 'b']);
  expect(dealCard(deck, 'a', false)).toBe(deck);
});

test('an earlier card can be opened again', () => {
  const deck = openCard(dealAll(['a', 'b', 'c']), 'a');
  expect(deck.front).toBe('a');
  expect(earlierCards(deck)).toEqual(['c', 'b']);
});

test('a card the agent asked for goes in front although the old one is in use', () => {
  const deck = dealCard(askForCard(dealAll(['a']), 'b'), 'b', true);
  expect(deck.front).toBe('b');
  expect(deck.asked).toBeNull();
});

test('asking for a card that is already there opens it', () => {
  expect(askForCard(dealAll(['a', 'b']), 'a').front).toBe('a');
});

test('a revised card in front stays there, and nothing else changes', () => {
  const deck = dealAll(['a', 'b']);
  expect(reviseCard(deck, 'b', true)).toBe(deck);
  expect(reviseCard(deck, 'b', false)).toBe(deck);
});

test('a revised card further down comes in front, or waits while the one in front is in use', () => {
  const deck = dealAll(['a', 'b']);
  expect(reviseCard(deck, 'a', false).front).toBe('a');
  const waiting = reviseCard(deck, 'a', true);
  expect([waiting.front, waiting.waiting, earlierCards(waiting)]).toEqual(['b', ['a'], []]);
});

test('every card dealt is in front, waiting or listed, exactly once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.boolean(), fc.boolean())), (moves) => {
      const deck = moves.reduce((state: Deck, [id, inUse, open]) => {
        const dealt = dealCard(state, `card ${id}`, inUse);
        return open ? openNewest(dealt) : dealt;
      }, EMPTY_DECK);
      const places = [...(deck.front ? [deck.front] : []), ...deck.waiting, ...earlierCards(deck)];
      expect(places.sort()).toEqual([...deck.dealt].sort());
    }),
  );
});
