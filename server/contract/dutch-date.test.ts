import { expect, test } from 'vitest';
import { longDate } from './dutch-date.ts';

test('a calendar day is written out', () => {
  expect(longDate('2027-04-01')).toBe('1 april 2027');
});

test('text that is no calendar day is left alone', () => {
  expect(longDate('onbekend')).toBe('onbekend');
});
