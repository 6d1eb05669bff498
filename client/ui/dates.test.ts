import { expect, test } from 'vitest';
import { ago, clock, dateAndTime, duration, timeOfDay, validity } from './dates.ts';

test('a moment is shown in Dutch time, in winter and in summer', () => {
  expect(dateAndTime('2026-11-21T09:32:00Z')).toBe('21 november 2026, 10:32');
  expect(timeOfDay('2026-07-01T22:05:00Z')).toBe('00:05');
});

test('the running clock counts minutes and, after an hour, hours', () => {
  expect(clock(0)).toBe('00:00');
  expect(clock(192_900)).toBe('03:12');
  expect(clock(3_792_000)).toBe('1:03:12');
});

test('the running clock does not go below zero when the clocks of server and agent differ', () => {
  expect(clock(-5000)).toBe('00:00');
});

test('a duration is given in the largest units that matter', () => {
  expect(duration(1000)).toBe('1 seconde');
  expect(duration(40_000)).toBe('40 seconden');
  expect(duration(61_000)).toBe('1 minuut');
  expect(duration(300_000)).toBe('5 minuten');
  expect(duration(3_600_000)).toBe('1 uur');
  expect(duration(3_900_000)).toBe('1 uur en 5 minuten');
});

test('time ago is given in minutes and hours', () => {
  expect(ago(59_000)).toBe('zojuist');
  expect(ago(120_000)).toBe('2 min geleden');
  expect(ago(7_300_000)).toBe('2 uur geleden');
});

test('validity of a whole calendar year names the year', () => {
  expect(validity('2026-01-01', '2026-12-31')).toBe('geldig in 2026');
});

test('validity names the ends it knows', () => {
  expect(validity('2025-07-01', null)).toBe('geldig vanaf 1 juli 2025');
  expect(validity(null, '2026-12-31')).toBe('geldig tot en met 31 december 2026');
  expect(validity('2026-01-01', '2026-06-30')).toBe('geldig van 1 januari 2026 tot en met 30 juni 2026');
  expect(validity('2025-01-01', '2026-12-31')).toBe('geldig van 1 januari 2025 tot en met 31 december 2026');
  expect(validity(null, null)).toBe('geen einddatum bekend');
});
