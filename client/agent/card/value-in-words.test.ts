import { expect, test } from 'vitest';
import type { MissingItem } from '../../../server/contract/card.ts';
import { valueInWords } from './value-in-words.ts';

const item = (type: MissingItem['type'], unit: string | null = null): MissingItem => ({
  key: 'x',
  question: '',
  why: '',
  label: 'x',
  type,
  unit,
  options: [{ key: 'definitief', label: 'definitieve aanslag' }],
  find: null,
  refused: null,
});

test.each([
  [item('amount'), '3800', '€ 3.800'],
  [item('amount'), '6250,50', '€ 6.250,50'],
  [item('amount'), 'veel', 'veel'],
  [item('date'), '2026-12-01', '1 december 2026'],
  [item('boolean'), 'nee', 'nee'],
  [item('choice'), 'definitief', 'definitieve aanslag'],
  [item('choice'), 'onbekend', 'onbekend'],
  [item('integer', 'maanden'), '4', '4 maanden'],
])('a value reads as a person would write it (%#)', (of, value, words) => {
  expect(valueInWords(of, value).replace(/\s/g, ' ')).toBe(words);
});
