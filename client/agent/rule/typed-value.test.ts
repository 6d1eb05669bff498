import { expect, test } from 'vitest';
import { dateInWords, emptyProblem, toSend, toType } from './typed-value.ts';

test('an amount is sent as it was typed, without spaces around it', () => {
  for (const typed of ['3800', '3.800', '3.800,50', '€ 3.800']) {
    expect(toSend('amount', ` ${typed} `)).toBe(typed);
  }
});

test('eight digits are a date, and only where a date is asked', () => {
  expect(toSend('date', '05122026')).toBe('05-12-2026');
  expect(toSend('amount', '05122026')).toBe('05122026');
});

test('a date of two figures for the year is not completed: the century would be a guess', () => {
  expect(toSend('date', '051226')).toBe('051226');
  expect(dateInWords('5-12-26')).toBeNull();
});

test('what was sent comes back in the field as a person types it', () => {
  expect(toType('date', '2026-12-01')).toBe('1-12-2026');
  expect(toType('amount', '3800,50')).toBe('3800,50');
  expect(toType('amount', 'weet-niet')).toBe('');
});

test('a typed date is read back in words, unless that day does not exist', () => {
  expect(dateInWords('5-12-2026')).toBe('5 december 2026');
  expect(dateInWords('05122026')).toBe('5 december 2026');
  expect(dateInWords('29/2/2028')).toBe('29 februari 2028');
  expect(dateInWords('30-2-2026')).toBeNull();
  expect(dateInWords('5-13-2026')).toBeNull();
  expect(dateInWords('5-12')).toBeNull();
});

test('nothing typed is not sent', () => {
  expect(emptyProblem('amount', '  ')).toContain('een bedrag');
  expect(emptyProblem('amount', '0')).toBeNull();
});
