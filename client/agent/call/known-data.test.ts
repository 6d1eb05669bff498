import { expect, test } from 'vitest';
import type { Utterance } from '../../../server/contract/calls.ts';
import type { CallCard } from '../../api/call-view.ts';
import { knownData, knownValues } from './known-data.ts';
import { splitMasked } from './masked-text.tsx';

const line = (n: number, text: string): Utterance => ({
  n,
  speaker: 'beller',
  text,
  at: '2026-11-21T09:00:00Z',
  origin: 'typed',
});

test('tokens are split from the words around them', () => {
  expect(splitMasked('mijn nummer is [BSN-1].').map((piece) => [piece.text, piece.token])).toEqual([
    ['mijn nummer is ', false],
    ['BSN-1', true],
    ['.', false],
  ]);
});

test('square brackets that are no token are left alone', () => {
  expect(splitMasked('[zucht] ja').every((piece) => !piece.token)).toBe(true);
});

test('each masked item is listed once, with the line it was first said in', () => {
  const items = knownData([line(3, 'dat is [BSN-1]'), line(5, '[BSN-1] en [E-MAIL-1]')]);
  expect(items.map((item) => [item.what, item.line.n])).toEqual([
    ['Burgerservicenummer', 3],
    ['E-mailadres', 5],
  ]);
});

test('a value that several cards used is listed once, as the last card has it', () => {
  const used = (key: string, text: string) => ({ key, label: key, text });
  const entry = (at: string, ...inputs: unknown[]) => ({ at, card: { inputs } }) as unknown as CallCard;
  const values = knownValues([
    entry('2026-11-21T09:05:00Z', used('bedrag', '€ 4.000')),
    entry('2026-11-21T09:01:00Z', used('bedrag', '€ 3.800'), used('dwangbevel', 'nee')),
  ]);
  expect(values.map(({ key, text }) => [key, text])).toEqual([
    ['bedrag', '€ 4.000'],
    ['dwangbevel', 'nee'],
  ]);
});
