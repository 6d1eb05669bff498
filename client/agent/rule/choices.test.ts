import { expect, test } from 'vitest';
import { choiceOfDigit, choicesOf } from './choices.ts';

const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index + 1}`, label: `optie ${index + 1}` }));

test('ja is 1 and nee is 2', () => {
  const choices = choicesOf({ type: 'boolean', options: [] }) ?? [];
  expect(choices.map(({ digit, value, label }) => [digit, value, label])).toEqual([
    ['1', 'ja', 'Ja'],
    ['2', 'nee', 'Nee'],
  ]);
  expect(choiceOfDigit(choices, '2')?.value).toBe('nee');
  expect(choiceOfDigit(choices, '3')).toBeUndefined();
});

test('the tenth choice is 0', () => {
  const choices = choicesOf({ type: 'choice', options: options(10) }) ?? [];
  expect(choiceOfDigit(choices, '9')?.value).toBe('k9');
  expect(choiceOfDigit(choices, '0')?.value).toBe('k10');
});

test('with more than ten choices no digit stands for one', () => {
  const choices = choicesOf({ type: 'choice', options: options(11) }) ?? [];
  expect(choices).toHaveLength(11);
  expect(choiceOfDigit(choices, '1')).toBeUndefined();
  expect(choiceOfDigit(choices, '')).toBeUndefined();
});

test('what is typed has no choices', () => {
  expect(choicesOf({ type: 'amount', options: [] })).toBeNull();
});
