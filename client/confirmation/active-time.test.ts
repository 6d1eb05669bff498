import { expect, test } from 'vitest';
import { markAt, startAt } from './active-time.ts';

const MINUTE = 60_000;

test('time between signs of life counts', () => {
  expect(markAt(markAt(startAt(0), MINUTE), 2 * MINUTE).counted).toBe(2 * MINUTE);
});

test('a pause of more than two minutes does not count, exactly two minutes does', () => {
  expect(markAt(startAt(0), 2 * MINUTE).counted).toBe(2 * MINUTE);
  expect(markAt(startAt(0), 2 * MINUTE + 1).counted).toBe(0);
  expect(markAt(markAt(startAt(0), 10 * MINUTE), 11 * MINUTE).counted).toBe(MINUTE);
});

test('a clock that is set back takes nothing away', () => {
  expect(markAt(startAt(MINUTE), 0).counted).toBe(0);
});
