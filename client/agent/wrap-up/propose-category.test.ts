import { expect, test } from 'vitest';
import type { CallCard } from '../../api/call-view.ts';
import { articlesShown, proposeCategory } from './propose-category.ts';

const entry = (article: string, change: Partial<CallCard> = {}, status = 'kennisbank') =>
  ({
    answerId: article,
    at: '2026-11-21T09:00:00Z',
    utterance: 1,
    card: { status, citations: [{ article }] },
    feedback: null,
    unused: null,
    ...change,
  }) as unknown as CallCard;

const topics = new Map([
  ['kort-uitstel', 'uitstel'],
  ['betalingsregeling', 'uitstel'],
  ['invorderingsrente', 'rente-en-kosten'],
]);

test('the topic of most cards is proposed', () => {
  expect(proposeCategory(['kort-uitstel', 'invorderingsrente', 'betalingsregeling'], topics)).toBe('uitstel');
});

test('of equal topics the one shown last is proposed', () => {
  expect(proposeCategory(['kort-uitstel', 'invorderingsrente'], topics)).toBe('rente-en-kosten');
});

test('without cards or with unknown articles the category is other', () => {
  expect(proposeCategory([], topics)).toBe('overig');
  expect(proposeCategory(['weg'], topics)).toBe('overig');
});

test('cards that were rejected or hold no answer do not count', () => {
  const cards = [
    entry('kort-uitstel'),
    entry('a', { feedback: { thumb: 'omlaag', reasons: [], text: '' } }),
    entry('b', { unused: { reason: 'past-niet', text: '' } }),
    entry('c', {}, 'niet-gevonden'),
  ];
  expect(articlesShown(cards)).toEqual(['kort-uitstel']);
});
