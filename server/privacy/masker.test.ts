import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from './mask.ts';
import { createMasker } from './masker.ts';

describe('masking the lines of a call', () => {
  it('gives a value the same token in every line, however it is said', () => {
    const masker = createMasker();
    const said = [
      'mijn bsn is 111222333',
      'ja een een een twee twee twee drie drie drie',
      'honderdelf tweehonderdtweeëntwintig driehonderddrieëndertig',
      'en die van mijn man is 123456782',
      'dus 111.222.333 en 1234 56 782',
    ];
    expect(said.map((line) => masker.mask(line).text)).toEqual([
      'mijn bsn is [BSN-1]',
      'ja [BSN-1]',
      '[BSN-1]',
      'en die van mijn man is [BSN-2]',
      'dus [BSN-1] en [BSN-2]',
    ]);
  });

  it('knows a telephone number with and without the country code', () => {
    const masker = createMasker();
    expect(masker.mask('bel 06-12345678').text).toBe('bel [TELEFOON-1]');
    expect(masker.mask('of +31 6 1234 5678').text).toBe('of [TELEFOON-1]');
  });

  it('gives half a number of an unfinished line no lasting token', () => {
    const masker = createMasker();
    expect(masker.preview('mijn bsn is 111 222').text).toBe('mijn bsn is [BSN-1]');
    expect(masker.preview('mijn bsn is 111 222 333').text).toBe('mijn bsn is [BSN-1]');
    expect(masker.mask('mijn bsn is 111222333').text).toBe('mijn bsn is [BSN-1]');
    expect(masker.mask('nee 123456782').text).toBe('nee [BSN-2]');
  });

  it('keeps an unfinished line with a token that nobody else has', () => {
    const masker = createMasker();
    const unfinished = masker.preview('mijn bsn is 111222333');
    expect(masker.mask('nee 123456782').text).toBe('nee [BSN-1]');
    expect(unfinished.keep()).toBe('mijn bsn is [BSN-2]');
    expect(masker.mask('111222333').text).toBe('[BSN-2]');
  });

  it('numbers on from what was masked before it', () => {
    const masker = createMasker();
    masker.continueAfter('{"text":"[BSN-4] van [NAAM-2]"}');
    expect(masker.mask('mijn bsn is 111222333').text).toBe('mijn bsn is [BSN-5]');
    expect(masker.mask('[BSN-7] is het niet, 123456782 wel').text).toBe('[BSN-7] is het niet, [BSN-8] wel');
  });

  it('leaves masked text as it is', () => {
    const masker = createMasker();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const once = masker.mask(raw).text;
        expect(masker.mask(once).text).toBe(once);
        expect(mask(once).text).toBe(once);
      }),
      { numRuns: 50 },
    );
  });

  it('takes no token of a made-up kind or length for masked', () => {
    expect(mask('[BSN-111222333]').text).not.toContain('111222333');
    expect(mask('[111222333-1]').text).not.toContain('111222333');
  });
});
