import { expect, test } from 'vitest';
import { keepTogether } from './keep-together.ts';

const shown = (text: string) => keepTogether(text).replaceAll('\u00a0', '_');

test('an amount stays with its sign', () => {
  expect(shown('tot € 3.800 per jaar')).toBe('tot €_3.800 per jaar');
});

test('a percentage stays with its figure', () => {
  expect(shown('rente 4,3 % per jaar')).toBe('rente 4,3_% per jaar');
});

test('a date stays on one line', () => {
  expect(shown('vóór 1 april 2027 betalen')).toBe('vóór 1_april_2027 betalen');
  expect(shown('elke 1 mei opnieuw')).toBe('elke 1_mei opnieuw');
});

test('a telephone number stays on one line', () => {
  expect(keepTogether('bel 0800-0543')).toBe('bel 0800-\u20600543');
});

test('other text is left alone', () => {
  expect(keepTogether('in 2026 en later')).toBe('in 2026 en later');
});
