import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPresence, type Presence } from './presence.ts';

let presence: Presence;
let gone: string[];
beforeEach(() => {
  vi.useFakeTimers();
  gone = [];
  presence = createPresence({ graceMs: 1000, onGone: (helper) => gone.push(helper) });
});
afterEach(() => vi.useRealTimers());

test('a helper counts as gone once the last connection has been away for the whole time', () => {
  const [first, second] = [presence.arrive('a'), presence.arrive('a')];
  first();
  vi.advanceTimersByTime(5000);
  expect(gone).toEqual([]);
  second();
  vi.advanceTimersByTime(999);
  expect(gone).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(gone).toEqual(['a']);
});

test('a helper who comes back in time is not gone', () => {
  presence.arrive('a')();
  vi.advanceTimersByTime(999);
  presence.arrive('a');
  vi.advanceTimersByTime(5000);
  expect(gone).toEqual([]);
});

test('leaving twice counts once', () => {
  const leave = presence.arrive('a');
  presence.arrive('a');
  leave();
  leave();
  vi.advanceTimersByTime(5000);
  expect(gone).toEqual([]);
});

test('a helper who is expected and does not come is gone; after a stop nobody is', () => {
  presence.expect('a');
  presence.arrive('b');
  presence.expect('b');
  vi.advanceTimersByTime(1000);
  expect(gone).toEqual(['a']);
  presence.arrive('a')();
  presence.stop();
  vi.advanceTimersByTime(5000);
  expect(gone).toEqual(['a']);
});
