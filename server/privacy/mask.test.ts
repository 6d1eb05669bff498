import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../evals/cases-file.ts';
import { maskedCharacters, ordinaryWords } from '../../evals/masking/marked-line.ts';
import { digitsSpoken } from '../../evals/masking/spoken.ts';
import { measureMasking } from '../../evals/measure-masking.ts';
import { MASKING_THRESHOLDS, maskingFailures } from '../../evals/thresholds.ts';
import { loadKnowledge } from '../knowledge/load.ts';
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

  it('finds a number in look-alike characters', () => {
    const scripts = [
      '𝟏𝟏𝟏𝟐𝟐𝟐𝟑𝟑𝟑',
      '١١١٢٢٢٣٣٣',
      '१११२२२३३३',
      '①①①②②②③③③',
      '1\u03011\u03011\u03012\u03012\u03012333',
      '1️⃣1️⃣1️⃣222333',
    ];
    for (const number of scripts)
      expect([number, mask(`bsn ${number}`).text]).toEqual([number, 'bsn [BSN-1]']);
    expect(mask('\u202e111222333\u202c').text).toBe('[BSN-1]');
    // Cyrillic letters in the country code and the bank.
    expect(mask('ΝL91 АВNА 0417 1643 00').text).toBe('[IBAN-1]');
    expect(mask('mеvrouw prоefstra').text).toBe('mеvrouw [NAAM-1]');
    expect(mask('111_222_333 en 111/222/333 en 111,222,333').text).toBe('[BSN-1] en [BSN-1] en [BSN-1]');
  });

  const chance = <T>(gen: fc.GeneratorValue, list: readonly T[]) => gen(fc.constantFrom, ...list) as T;

  it('replaces every invented BSN, however it is said', () => {
    fc.assert(
      fc.property(bsn, fc.boolean(), fc.gen(), (number, dropZero, gen) => {
        const said = dropZero ? number.replace(/^0(?!0)/, '') : number;
        const spoken = digitsSpoken(
          said,
          (list) => chance(gen, list),
          (low, high) => gen(fc.integer, { min: low, max: high }),
        );
        for (const line of [`mijn bsn is ${spoken} en dat klopt`, `ja ${spoken} is het`]) {
          const { text } = mask(line);
          expect([line, text.replace(/\[(?:BSN|TELEFOON)-1\]/, '#')]).toEqual([
            line,
            line.replace(spoken, '#'),
          ]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not misled by a BSN that holds the beginning of a free number', () => {
    expect(mask('mijn bsn is een nul acht nul nul nul nul een een en dat klopt').text).toBe(
      'mijn bsn is [BSN-1] en dat klopt',
    );
    expect(mask('bel 0800-0543 of nul acht nul nul nul vijf vier drie').found).toEqual([]);
  });

  it('replaces every invented BSN, with digits grouped at will', () => {
    fc.assert(
      fc.property(
        bsn,
        fc.array(fc.constantFrom('', ' ', '.', '-', '  '), { minLength: 8, maxLength: 8 }),
        (number, gaps) => {
          const written = [...number].map((digit, i) => digit + (gaps[i] ?? '')).join('');
          expect(mask(`mijn nummer is ${written} toch`).text).toMatch(
            /^mijn nummer is \[(BSN|TELEFOON)-1\] toch$/,
          );
        },
      ),
    );
  });

  it('replaces every invented telephone and account number, written or said', () => {
    const digits = (n: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''));
    fc.assert(
      fc.property(digits(8), digits(2), digits(9), fc.gen(), (mobile, check, account, gen) => {
        const say = (number: string) =>
          digitsSpoken(
            number,
            (list) => chance(gen, list),
            (low, high) => gen(fc.integer, { min: low, max: high }),
          );
        const phones = [`06${mobile}`, `06-${mobile}`, `+316${mobile}`, say(`06${mobile}`)];
        for (const phone of phones)
          expect([phone, mask(`bel me op ${phone} graag`).text]).toEqual([
            phone,
            'bel me op [TELEFOON-1] graag',
          ]);
        const accounts = [
          `NL${check}PROE0${account}`,
          `nl${check} proe 0${account}`,
          `nl ${say(check)} p r o e ${say(`0${account}`)}`,
        ];
        for (const iban of accounts)
          expect([iban, mask(`naar ${iban} graag`).text]).toEqual([iban, 'naar [IBAN-1] graag']);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    'mijn man kan niet bellen en met mij gaat het goed',
    'met name de hypotheekrente, met terugwerkende kracht',
    'u spreekt met de belastingtelefoon',
    'meneer, kunt u dat uitleggen',
    'mevrouw wilt u even wachten',
    'ik ga met de auto en met de post gaat het ook',
    'ik heb een bakkerij en ik ben bakker',
    'met vriendelijke groet',
    'drieduizend achthonderd euro in tweeduizend vijfentwintig',
    'ik betaal achttienhonderdveertig euro en vijf procent rente',
    'nul achthonderd nul vijf vier drie',
    'ik ben geboren in 1960',
    'artikel 3.111 en box 3 en formulier M',
    'ik ben mijn wachtwoord vergeten en mijn pincode kwijt',
  ])('leaves ordinary speech: %s', (text) => expect(mask(text).text).toBe(text));

  it('reaches the promised recall on written and generated lines', () => {
    const { marked } = readCases('evals/cases/maskeren.jsonl');
    expect(maskingFailures(measureMasking(marked, true), MASKING_THRESHOLDS)).toEqual([]);
  });

  it('masks hardly any word of the articles and their sample wordings', () => {
    const texts = loadKnowledge('knowledge').passages.flatMap((p) => [
      p.title,
      p.say,
      ...p.explanation,
      ...p.steps,
      ...p.questions,
    ]);
    let words = 0;
    let masked = 0;
    for (const text of texts.map(readable)) {
      const ordinary = ordinaryWords(text, maskedCharacters(text), []);
      words += ordinary.all;
      masked += ordinary.masked.length;
    }
    expect(words).toBeGreaterThan(50_000);
    expect(masked / words).toBeLessThan(0.002);
  });

  it('is the only maker of masked text', () => {
    const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter(
      (f) => f.endsWith('.ts') && !f.startsWith('privacy'),
    );
    expect(files.filter((f) => /as\s+MaskedText/.test(readFileSync(`server/${f}`, 'utf8')))).toEqual([]);
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
