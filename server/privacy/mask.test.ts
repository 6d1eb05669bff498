import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from './mask.ts';
import { readable } from './readable.ts';
import { passesElevenTest } from './recognisers/bsn.ts';

/** Invented numbers that pass the eleven-test: eight free digits, the ninth follows. */
const bsn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((d) => {
    const sum = d.reduce((s, digit, i) => s + digit * (9 - i), 0);
    return sum % 11 === 10 || d.every((x) => x === 0) ? null : `${d.join('')}${sum % 11}`;
  })
  .filter((n): n is string => n !== null && passesElevenTest(n));

describe('masking', () => {
  it('replaces every invented BSN, however it is grouped', () => {
    const grouping = fc.constantFrom(
      (n: string) => n,
      (n: string) => `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`,
      (n: string) => `${n.slice(0, 4)}.${n.slice(4, 6)}.${n.slice(6)}`,
      (n: string) => n.split('').join(' '),
      (n: string) => `${n.slice(0, 3)}-${n.slice(3, 6)}-${n.slice(6)}`,
    );
    fc.assert(
      fc.property(bsn, grouping, (number, group) => {
        const { text } = mask(`mijn nummer is ${group(number)} en ik wil bezwaar maken`);
        expect(text).toMatch(/^mijn nummer is \[(BSN|TELEFOON)-1\] en ik wil bezwaar maken$/);
      }),
    );
  });

  it('replaces a number that is called a BSN even when it fails the eleven-test', () => {
    expect(mask('mijn bsn is 123456789').text).toBe('mijn bsn is [BSN-1]');
  });

  it('gives the same value the same token and other values the next number', () => {
    expect(mask('111222333, dus 111 222 333, en niet 123456782').text).toBe(
      '[BSN-1], dus [BSN-1], en niet [BSN-2]',
    );
  });

  it('adds the leading zero to eight digits', () => {
    expect(passesElevenTest('12345672')).toBe(passesElevenTest('012345672'));
  });

  it.each([
    ['bel mij op 06-12345678', 'bel mij op [TELEFOON-1]'],
    ['+31 6 1234 5678 is mijn nummer', '[TELEFOON-1] is mijn nummer'],
    ['mail naar proef@voorbeeld.nl', 'mail naar [E-MAIL-1]'],
    ['op NL91 ABNA 0417 1643 00 graag', 'op [IBAN-1] graag'],
    ['ik woon op 1234 AB 12', 'ik woon op [ADRES-1]'],
    ['postcode 1234ab nummer 5 en verder', 'postcode [ADRES-1] en verder'],
  ])('masks %s', (raw, masked) => expect(mask(raw).text).toBe(masked));

  it.each([
    'een aanslag van € 3.800 over 2026',
    'over 2025 en 2026 samen 12000 euro',
    'bel 0800-0543 of +31 555 385 385',
    'NL86 INGB 0002 4455 88 van de Belastingdienst',
    'Postbus 100, 6400 AC Heerlen',
    'dagtekening 16-10-2026',
    'belastingjaar 2025 is 12 maanden',
  ])('leaves amounts, years, dates of letters and public numbers: %s', (text) =>
    expect(mask(text).text).toBe(text),
  );

  it('finds a number behind invisible and full-width characters', () => {
    expect(mask('１１１222333').text).toBe('[BSN-1]');
    expect(mask('111\u200b222\u200b333').text).toBe('[BSN-1]');
    expect(mask('111\u0000222\n333').text).toBe('[BSN-1]');
  });

  it('never throws and changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const once = mask(raw).text;
        expect(mask(once).text).toBe(once);
      }),
    );
  });

  it('makes text readable: one space, nothing invisible', () => {
    expect(readable('  a\u0007b\u00a0 c\u200d\n')).toBe('a b c');
  });
});
