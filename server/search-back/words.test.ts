import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginOfDay } from './dutch-days.ts';
import { excerptOf, fold, wordsOf } from './words.ts';

describe('the words of a query', () => {
  test('are folded and told apart by anything that is no letter or digit', () => {
    expect(wordsOf('  Café "reünie" AND (box3* OR -é) ')).toEqual([
      'cafe',
      'reunie',
      'and',
      'box3',
      'or',
      'e',
    ]);
    expect(wordsOf('"*" -- \'')).toEqual([]);
  });

  test('never hold a sign that means something to the index', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

test('folding keeps every character in its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(text)).toHaveLength(text.normalize('NFC').length);
    }),
  );
});

describe('an excerpt', () => {
  test('shows what was looked for in its surroundings', () => {
    expect(excerptOf('Kom naar de Reünie van 1950.', ['reun'])).toEqual([
      { text: 'Kom naar de ', hit: false },
      { text: 'Reün', hit: true },
      { text: 'ie van 1950.', hit: false },
    ]);
  });

  test('of a long text begins and ends at a word', () => {
    const pieces = excerptOf(`${'voor '.repeat(40)}uitstel ${'na '.repeat(80)}`, ['uitstel']);
    expect(pieces.filter((piece) => piece.hit)).toEqual([{ text: 'uitstel', hit: true }]);
    const text = pieces.map((piece) => piece.text).join('');
    expect(text).toMatch(/^… voor .* na …$/);
    expect(text.length).toBeLessThan(240);
  });

  test('repeats nothing and leaves out nothing of a short text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.string({ minLength: 1, maxLength: 3 }), (text, word) => {
        const joined = excerptOf(text, wordsOf(word))
          .map((piece) => piece.text)
          .join('');
        expect(joined).toBe(text.normalize('NFC'));
      }),
    );
  });
});

test('a day begins at midnight in the Netherlands, in winter and in summer', () => {
  expect(beginOfDay('2026-11-21')).toBe('2026-11-20T23:00:00.000Z');
  expect(beginOfDay('2026-07-01')).toBe('2026-06-30T22:00:00.000Z');
  // The clock goes forward on 29 March and back on 25 October.
  expect([beginOfDay('2026-03-29'), beginOfDay('2026-03-29', 1)]).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ]);
  expect([beginOfDay('2026-10-25'), beginOfDay('2026-10-25', 1)]).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ]);
});
