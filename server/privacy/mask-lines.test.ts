import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask } from './mask.ts';
import { maskLines } from './mask-lines.ts';

test('a text keeps its paragraphs and loses its personal data', () => {
  expect(maskLines('Ja.\r\n\r\nBel 06-12345678.')).toBe('Ja.\n\nBel [TELEFOON-1].');
});

test('a number that runs on over a line break is masked', () => {
  expect(maskLines('nummer 111222\n333 graag')).toBe(mask('nummer 111222 333 graag').text);
});

test('never says more than the text masked as a whole', () => {
  const piece = fc.constantFrom(
    '111222333',
    '111',
    '222333',
    ' ',
    '\n',
    'bsn',
    '06-12345678',
    'a',
    '1234 AB 12',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const raw = pieces.join('');
      expect(maskLines(raw).replace(/\s+/g, ' ')).toBe(mask(raw).text);
    }),
  );
});
