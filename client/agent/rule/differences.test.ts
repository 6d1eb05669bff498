import { expect, test } from 'vitest';
import type { Card } from '../../../server/contract/card.ts';
import { differences } from './differences.ts';

const cardOf = (change: Partial<Card>): Card =>
  ({
    status: 'geverifieerd',
    title: 'Kort uitstel kan',
    say: '',
    steps: [],
    inputs: [],
    trace: [],
    missing: [],
    rule: { id: 'r', version: '1', title: 'Kort uitstel' },
    ...change,
  }) as unknown as Card;

const input = (key: string, text: string) => ({ key, label: key, text }) as Card['inputs'][number];

const expression = (label: string, value: string) =>
  ({ kind: 'expression', key: label, label, value, feel: '', basis: [] }) as Card['trace'][number];

test('two equal cards have no differences', () => {
  expect(differences(cardOf({}), cardOf({}))).toEqual([]);
});

test('status, title, values and figures that differ are named with what they were and become', () => {
  const before = cardOf({
    inputs: [input('dwangbevel', 'nee'), input('bedrag', '€ 3.800')],
    trace: [expression('einde', '5 april 2027'), expression('totaal', '€ 3.800')],
  });
  const after = cardOf({
    status: 'berekend',
    title: 'Kort uitstel kan niet',
    inputs: [input('dwangbevel', 'ja'), input('bedrag', '€ 3.800')],
    trace: [expression('einde', '6 april 2027'), expression('totaal', '€ 3.800')],
  });
  expect(differences(before, after)).toEqual([
    { what: 'Status', was: 'Geverifieerd', becomes: 'Berekend, controleer' },
    { what: 'Conclusie', was: 'Kort uitstel kan', becomes: 'Kort uitstel kan niet' },
    { what: 'Dwangbevel', was: 'nee', becomes: 'ja' },
    { what: 'Einde', was: '5 april 2027', becomes: '6 april 2027' },
  ]);
});

test('a value that is needed no more, and one that is new, are named', () => {
  const found = differences(cardOf({ inputs: [input('a', '1')] }), cardOf({ inputs: [input('b', '2')] }));
  expect(found).toEqual([
    { what: 'B', was: 'geen', becomes: '2' },
    { what: 'A', was: '1', becomes: 'niet gevuld' },
  ]);
});
