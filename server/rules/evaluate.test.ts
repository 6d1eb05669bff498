import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONTHS } from '../contract/dutch-date.ts';
import { evaluate } from './evaluate.ts';
import { change, loadText, realDecision, TEST_DECISION } from './testing.ts';
import type { Decision } from './types.ts';

const DATE = '2026-11-21';

function proef(text = TEST_DECISION): Decision {
  const { decision, problems } = loadText(text);
  if (!decision) throw new Error(problems.map((p) => p.message).join('\n'));
  return decision;
}
const asked = (decision: Decision, data: Record<string, string>) =>
  evaluate(decision, { data, date: DATE }).missing.map((m) => m.key);

describe('what is asked', () => {
  it('follows the columns, and only what can still change the outcome', () => {
    const decision = proef();
    expect(asked(decision, {})).toEqual(['soort', 'bedrag', 'partner']);
    expect(asked(decision, { soort: 'rood' })).toEqual([]);
    expect(asked(decision, { soort: 'blauw', bedrag: '1000' })).toEqual(['partner']);
    // The amount stands in the sentence of "laag", so it matters there too.
    expect(asked(decision, { soort: 'blauw', partner: 'ja' })).toEqual(['bedrag']);
  });

  it('leaves out what makes no difference to the rows that are left', () => {
    const same = proef(
      change(
        change(TEST_DECISION, 'then: hoog-samen', 'then: hoog'),
        '  - { key: hoog-samen, title: Hoog samen, say: Hoog. }\n',
        '',
      ),
    );
    expect(asked(same, { soort: 'blauw', bedrag: '2000' })).toEqual([]);
    expect(asked(same, { soort: 'blauw' })).toEqual(['bedrag']);
  });

  it('puts a refused value first, with the reason', () => {
    const e = evaluate(proef(), { data: { bedrag: 'veel', partner: 'misschien' }, date: DATE });
    expect(e.status).toBe('invalid');
    expect(e.missing.map((m) => m.key)).toEqual(['bedrag', 'partner', 'soort']);
    expect(e.invalid.map((i) => i.message)).toEqual([
      'Bedrag: dit is geen bedrag. Vraag het opnieuw.',
      'Partner: antwoord met ja of nee.',
    ]);
  });

  it('does not ask again what the caller does not know', () => {
    expect(asked(proef(), { bedrag: 'weet-niet' })).toEqual(['soort', 'partner']);
    const e = evaluate(proef(), {
      data: { bedrag: 'weet-niet', soort: 'blauw', partner: 'nee' },
      date: DATE,
    });
    expect(e.stop?.key).toBe('beller-weet-niet');
    expect(evaluate(proef(), { data: { bedrag: 'weet-niet', soort: 'rood' }, date: DATE }).status).toBe(
      'outcome',
    );
  });
});

describe('an outcome', () => {
  it('is geverifieerd on A facts only, and names the figure of a B fact', () => {
    const soft = evaluate(proef(), { data: { soort: 'blauw', bedrag: '1000', partner: 'nee' }, date: DATE });
    expect(soft.certainty).toBe('B');
    expect(soft.reservations).toEqual([{ fact: 'ZACHT', figure: 'proef' }]);
    expect(evaluate(proef(), { data: { soort: 'rood' }, date: DATE }).certainty).toBe('A');
  });

  it('shows every row tried, and why it did not match', () => {
    const e = evaluate(proef(), { data: { soort: 'blauw', bedrag: '999,99' }, date: DATE });
    const table = e.trace.find((t) => t.kind === 'table');
    if (table?.kind !== 'table') throw new Error('geen tabel');
    expect(table.rows.map((r) => r.matched)).toEqual(['nee', 'ja', 'nee', 'nee']);
    expect(table.rows[0]?.because).toBe('soort: moet rood zijn, is blauw');
    expect(table.rows[2]?.because).toBe('bedrag: moet € 1.000 of hoger zijn, is € 999,99');
    expect(e.trace[0]).toMatchObject({ kind: 'constant', key: 'grens', value: '€ 1.000', fact: 'GRENS' });
    expect(e.inputs.map(({ item, given, value }) => [item.key, given, value])).toEqual([
      ['bedrag', '999,99', '€ 999,99'],
      ['soort', 'blauw', 'blauw'],
    ]);
  });

  it('has a receipt that is the same for the same value in other words, and differs otherwise', () => {
    const receipt = (bedrag: string, date = DATE) => evaluate(proef(), { data: { bedrag }, date }).receipt;
    expect(receipt('€ 3.800')).toEqual(receipt('3800'));
    expect(receipt('3801').data).not.toBe(receipt('3800').data);
    expect(receipt('3800', '2026-11-22')).not.toEqual(receipt('3800'));
    const other = loadText(change(TEST_DECISION, 'title: Rood', 'title: Roder')).decision;
    expect(other && evaluate(other, { data: {}, date: DATE }).receipt.decision).not.toBe(
      receipt('1').decision,
    );
  });
});

describe('outside what the facts reach', () => {
  const byYear = change(
    change(
      TEST_DECISION,
      '  - { key: grens, label: grens, parameter: grens }',
      '  - { key: grens, label: grens, parameter: grens, on: jaar }',
    ),
    'constants:',
    '  - { key: jaar, label: jaar, type: year, min: 2020, max: 2030, question: Welk jaar?, why: Per jaar anders. }\nconstants:',
  ).replace('validTo: null', 'validTo: null\nyears: { from: 2026, to: 2027 }');

  it('says that a year is not known, and uses no other year', () => {
    const e = evaluate(proef(byYear), { data: { soort: 'blauw', bedrag: '5', jaar: '2025' }, date: DATE });
    expect(e.status).toBe('stop');
    expect(e.stop?.unknown).toBe(
      'De waarde van "grens" voor 2025 is niet bekend. Een ander jaar wordt niet gebruikt.',
    );
    expect(
      evaluate(proef(byYear), { data: { soort: 'blauw', bedrag: '5', jaar: '2026' }, date: DATE }).outcome
        ?.key,
    ).toBe('laag');
  });

  it('does not need the year where it does not matter', () => {
    expect(evaluate(proef(byYear), { data: { soort: 'rood', jaar: '2025' }, date: DATE }).outcome?.key).toBe(
      'rood',
    );
    expect(asked(proef(byYear), { soort: 'blauw', bedrag: '5' })).toContain('jaar');
  });

  it('takes a constant on a fixed day, and says so when there is no value on it', () => {
    const fixed = (day: string) =>
      change(TEST_DECISION, 'parameter: grens }', `parameter: grens, on: ${day} }`);
    expect(
      evaluate(proef(fixed('2026-03-01')), { data: { soort: 'blauw', bedrag: '5' }, date: DATE }).outcome
        ?.key,
    ).toBe('laag');
    expect(loadText(fixed('2025-03-01')).problems[0]?.message).toContain('heeft geen waarde op 2025-03-01');
  });

  it('says that the rule does not hold on a date outside its period', () => {
    const e = evaluate(proef(), { data: { soort: 'rood' }, date: '2025-12-31' });
    expect(e.stop).toMatchObject({
      key: 'buiten-periode',
      unknown: 'Deze regel geldt vanaf 1 januari 2026, niet op 31 december 2025.',
    });
  });
});

describe('kort uitstel', () => {
  const decision = realDecision('kort-uitstel-van-betaling');
  const sound = {
    soort: 'definitief',
    ondernemer: 'nee',
    andereSchuld: '0',
    eerderUitstel: 'nee',
    dwangbevel: 'nee',
    uiterste: '2026-12-01',
  };

  it('goes from nog nodig to geverifieerd, one answer at a time', () => {
    const data: Record<string, string> = { bedrag: '3800' };
    for (const [key, value] of Object.entries(sound)) {
      const e = evaluate(decision, { data, date: DATE });
      expect([e.status, e.missing[0]?.key]).toEqual(['missing', key]);
      data[key] = value;
    }
    const e = evaluate(decision, { data, date: DATE });
    expect(e.outcome?.title).toBe('Kort uitstel kan: tot 1 april 2027');
    expect(e.outcome?.say).toContain('vóór 1 december 2026');
    expect([e.status, e.certainty]).toEqual(['outcome', 'A']);
    expect(e.facts).toEqual(
      expect.arrayContaining(['UITST-KORT-4MND', 'UITST-KORT-VOORW', 'RENTE-INV-2026']),
    );
  });

  it('never gives more room for more debt', () => {
    const euros = fc.integer({ min: 1, max: 40_000 });
    fc.assert(
      fc.property(euros, euros, fc.integer({ min: 0, max: 40_000 }), (bedrag, andereSchuld, more) => {
        const key = (b: number) =>
          evaluate(decision, {
            data: { ...sound, bedrag: String(b), andereSchuld: String(andereSchuld) },
            date: DATE,
          }).outcome?.key;
        if (key(bedrag) === 'niet-te-hoge-schuld') expect(key(bedrag + more)).toBe('niet-te-hoge-schuld');
      }),
      { numRuns: 100 },
    );
  });
});

describe('terms', () => {
  const date = (n: number) => new Date(Date.UTC(2026, 6, 1) + n * 86_400_000).toISOString().slice(0, 10);

  it.each([
    ['bezwaartermijn', { soort: 'aanslag' }, 'einde'],
    ['uiterste-betaaldatum', { soort: 'definitief' }, 'uiterste'],
    ['uiterste-betaaldatum', { soort: 'navordering' }, 'uiterste'],
  ])('of %s never end earlier for a later letter', (id, data, figure) => {
    const decision = realDecision(id);
    const end = (n: number): number => {
      const e = evaluate(decision, { data: { ...data, dagtekening: date(n) }, date: '2026-07-02' });
      const [d, month, year] = (e.figures[figure] ?? '').split(' ');
      return Date.UTC(Number(year), MONTHS.indexOf(month ?? ''), Number(d));
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 60 }),
        (n, later) => end(n + later) >= end(n),
      ),
      { numRuns: 100 },
    );
  });
});
