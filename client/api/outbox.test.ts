import { expect, test } from 'vitest';
import type { Utterance } from '../../server/contract/calls.ts';
import {
  acknowledge,
  nextToSend,
  type Outbox,
  queueLine,
  refuse,
  removeLine,
  settle,
  unsent,
} from './outbox.ts';

const typed = (...keys: string[]) =>
  keys.reduce((box: Outbox, key) => queueLine(box, { key, speaker: 'beller', text: key }), []);

const line = (n: number): Utterance => ({
  n,
  speaker: 'beller',
  text: '',
  at: '2026-11-21T09:00:00Z',
  origin: 'typed',
});

test('lines go one by one, in the order they were typed', () => {
  const box = typed('a', 'b');
  expect(nextToSend(box)?.key).toBe('a');
  expect(nextToSend(acknowledge(box, 'a', 1))?.key).toBe('b');
});

test('a line without an answer is sent again under the same key', () => {
  const box = typed('a');
  expect(nextToSend(box)).toEqual(nextToSend(box));
});

test('a refused line stays with its reason and lets the next one go', () => {
  const box = refuse(typed('a', 'b'), 'a', 'closed');
  expect(nextToSend(box)?.key).toBe('b');
  expect(box[0]?.refusal).toBe('closed');
  expect(unsent(box).map(({ key }) => key)).toEqual(['b']);
  expect(removeLine(box, 'a').map(({ key }) => key)).toEqual(['b']);
});

test('an acknowledged line is shown until it comes back as a line of the call', () => {
  const box = acknowledge(typed('a'), 'a', 7);
  expect(settle(box, [line(6)])).toHaveLength(1);
  expect(settle(box, [line(6), line(7)])).toHaveLength(0);
});

test('nothing changes when nothing came back', () => {
  const box = typed('a');
  expect(settle(box, [line(1)])).toBe(box);
});
