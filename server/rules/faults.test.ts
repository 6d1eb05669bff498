import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../knowledge/load.ts';
import { checkCases } from './check-cases.ts';
import { checkQuestions } from './check-questions.ts';
import { evaluate } from './evaluate.ts';
import { loadRules } from './load.ts';
import { change, KNOWLEDGE, loadText, realRules, TEST_DECISION, TEST_PARAMETERS } from './testing.ts';

const messages = (decision?: string, parameters?: string) =>
  loadText(decision, parameters).problems.map((p) => `${p.file}:${p.line} ${p.message}`);

describe('the checker', () => {
  it('finds nothing in the sound decision', () => {
    expect(messages()).toEqual([]);
  });

  it('finds a gap, with a counter-example', () => {
    const found = messages(change(TEST_DECISION, '">= grens", partner: false', '"> grens", partner: false'));
    expect(found).toEqual([
      expect.stringMatching(
        /^rules\/proef.yaml:\d+ proef: tabel uitkomst heeft een gat: geen rij past bij soort = blauw, bedrag = € 1.000, partner = nee$/,
      ),
    ]);
  });

  it('finds an overlap, with a counter-example and the rows', () => {
    const found = messages(change(TEST_DECISION, 'bedrag: "< grens"', 'bedrag: "<= grens"'));
    expect(found).toContainEqual(
      expect.stringContaining(
        'overlapt: rij 2 en 3 passen allebei bij soort = blauw, bedrag = € 1.000, partner = ja',
      ),
    );
  });

  it('finds an option without a row', () => {
    const found = messages(
      change(
        TEST_DECISION,
        '{ key: blauw, label: blauw }',
        '{ key: blauw, label: blauw }, { key: geel, label: geel }',
      ),
    );
    expect(found.join()).toContain('gat: geen rij past bij soort = geel');
  });

  it.each([
    [
      'a row without basis',
      ', basis: [{ source: WET, place: art. 1, facts: [ZACHT] }]',
      '',
      'heeft geen grondslag',
    ],
    [
      'an unknown source',
      'source: WET, place: art. 1, facts: [ZACHT]',
      'source: WIT, place: art. 1, facts: [ZACHT]',
      'bron "WIT" staat niet in sources.yaml',
    ],
    ['an unknown or C fact', 'facts: [ZACHT]', 'facts: [KWIJT-NORM]', 'feit KWIJT-NORM bestaat niet'],
    [
      'an unused input',
      'constants:',
      '  - { key: extra, label: extra, type: boolean, question: Extra?, why: Zomaar. }\nconstants:',
      'extra wordt nergens gebruikt',
    ],
    ['an input without question', 'question: Hoeveel?, ', '', 'inputs.0.question'],
    ['an input without reason', 'why: Er is een grens.', 'why: ""', 'inputs.0.why'],
    [
      'a parameter that does not exist',
      'parameter: grens',
      'parameter: grenzen',
      'parameter grenzen bestaat niet',
    ],
    [
      'a placeholder that does not exist',
      '{bedrag}',
      '{bedragen}',
      '{bedragen} in uitkomst laag bestaat niet',
    ],
    [
      'a figure that is in no fact',
      'say: Hoog. }\n',
      'say: Hoger dan 77 euro. }\n',
      'getal 77 staat in geen van de feiten',
    ],
    [
      'a figure in a cell that is in no fact',
      'bedrag: "< grens"',
      'bedrag: "< euro(999)"',
      'getal 999 staat in geen van de feiten',
    ],
    ['a title that is too long', 'title: Rood', `title: ${'Rood '.repeat(20)}`, 'titel van rood'],
    ['a sentence that is too long', 'say: Rood.', `say: ${'rood '.repeat(71)}`, 'zin van rood'],
    ['a row to nowhere', 'then: hoog-samen', 'then: hoogst', 'hoogst is geen uitkomst of stop'],
    [
      'an outcome nobody reaches',
      'outcomes:',
      'outcomes:\n  - { key: nooit, title: Nooit, say: Nooit. }',
      'geen rij leidt naar uitkomst nooit',
    ],
    ['a strange option', 'soort: rood }, then', 'soort: paars }, then', 'paars bestaat niet'],
    [
      'a comparison of unlike kinds',
      'bedrag: "< grens"',
      'bedrag: "< 1"',
      'de kolom is bedrag, dit is getal',
    ],
    ['FEEL outside the subset', 'bedrag: "< grens"', 'bedrag: "< grens / 2"', '/ wordt niet gebruikt'],
    ['FEEL that cannot be read', 'bedrag: "< grens"', 'bedrag: "<"', 'geen geldige FEEL'],
    ['a name used twice', 'key: partner', 'key: grens', 'de naam grens is al in gebruik'],
    [
      'a decision that claims more than its parameter',
      'validFrom: 2026-01-01',
      'validFrom: 2025-01-01',
      'heeft geen waarde op 2025-01-01',
    ],
    ['YAML that is none', 'title: Proef', 'title: [Proef', 'geen geldige YAML'],
    ['a misspelt field', 'questions:', 'question:', 'question'],
  ])('finds %s', (_, from, to, message) => {
    const { decision, problems } = loadText(change(TEST_DECISION, from, to));
    expect(decision).toBeNull();
    expect(problems.map((p) => p.message).join('\n')).toContain(message);
    for (const p of problems) expect(p.line).toBeGreaterThan(0);
  });

  it('finds a wrong figure in a parameter', () => {
    expect(messages(TEST_DECISION, change(TEST_PARAMETERS, '"1.000"', '"1.001"'))[0]).toContain(
      'waarde 1001 (vanaf 2026-01-01) staat niet in feit GRENS',
    );
  });

  it('finds a parameter that expires before the decision does', () => {
    expect(messages(TEST_DECISION, change(TEST_PARAMETERS, 'to: null', 'to: 2026-12-31'))[0]).toContain(
      'heeft geen waarde op 2027-01-01',
    );
  });

  it('finds a wrong certainty, an unknown fact and overlapping periods of a parameter', () => {
    expect(messages(TEST_DECISION, change(TEST_PARAMETERS, 'certainty: A', 'certainty: B'))[0]).toContain(
      'zekerheid is B, maar feit GRENS heeft A',
    );
    expect(messages(TEST_DECISION, change(TEST_PARAMETERS, 'fact: GRENS', 'fact: WEG'))[0]).toContain(
      'feit WEG bestaat niet',
    );
    const twice = `${TEST_PARAMETERS}    - { value: "1.000", from: 2026-06-01, to: null, source: WET, place: art. 1, fact: GRENS, certainty: A }\n`;
    expect(messages(TEST_DECISION, twice)[0]).toContain('overlappen');
  });

  it('names the line of the fault', () => {
    const line = TEST_DECISION.split('\n').findIndex((l) => l.includes('then: laag')) + 1;
    const found = loadText(change(TEST_DECISION, 'bedrag: "< grens"', 'bedrag: "< grans"')).problems;
    expect(found).toEqual([{ file: 'rules/proef.yaml', line, message: 'proef: grans bestaat niet' }]);
  });

  it('finds a case that differs and a row that no case hits', () => {
    const { decision } = loadText();
    if (!decision) throw new Error('refused');
    const text = '- { name: fout, date: 2026-06-01, given: { soort: rood }, expect: { outcome: laag } }\n';
    const found = checkCases(decision, 'rules/proef.cases.yaml', text).problems.map((p) => p.message);
    expect(found).toContain('geval "fout": uitkomst is "rood", verwacht "laag"');
    expect(found).toContain('1 gevallen (minstens 10)');
    expect(found.filter((m) => m.startsWith('geen geval raakt'))).toHaveLength(3);
  });

  it('finds a question that cannot change the result', () => {
    const sound = loadText().decision;
    expect(sound && checkQuestions(sound, '2026-06-01')).toEqual([]);
    const shared = change(
      change(
        TEST_DECISION,
        'tables:',
        'expressions:\n  - { key: laagGenoeg, label: laag genoeg, feel: bedrag < grens }\n  - { key: hoogGenoeg, label: hoog genoeg, feel: not(laagGenoeg) and partner }\ntables:',
      ),
      'columns: [soort, bedrag, partner]',
      'columns: [soort, laagGenoeg, hoogGenoeg]',
    )
      .replace('bedrag: "< grens" }', 'laagGenoeg: true, hoogGenoeg: true }')
      .replace('bedrag: ">= grens", partner: true', 'laagGenoeg: false')
      .replace('bedrag: ">= grens", partner: false', 'laagGenoeg: true, hoogGenoeg: false');
    const { decision } = loadText(shared);
    if (!decision) throw new Error(messages(shared).join());
    expect(
      checkQuestions(decision, '2026-06-01')
        .map((p) => p.message)
        .join(),
    ).toContain('vraagt partner terwijl het niets lijkt uit te maken');
  });
});

describe('a broken rule file', () => {
  it('is refused with file, line and reason, and the other decisions keep working', () => {
    const dir = mkdtempSync(join(tmpdir(), 'rules-'));
    for (const part of ['rules', 'parameters', 'facts.yaml', 'sources.yaml', 'topics.yaml'])
      cpSync(join(KNOWLEDGE, part), join(dir, part), { recursive: true });
    const file = join(dir, 'rules/betalen/kort-uitstel-van-betaling.yaml');
    writeFileSync(file, change(readFileSync(file, 'utf8'), 'totaal: "< grens"', 'totaal: "<= grens"'));
    writeFileSync(join(dir, 'rules/kapot.yaml'), '- ][');
    const { facts, sources } = loadKnowledge(dir);
    const rules = loadRules(dir, facts, sources);
    expect(rules.decisions.has('kort-uitstel-van-betaling')).toBe(false);
    expect(rules.decisions.size).toBe(realRules().decisions.size - 1);
    expect(rules.problems.map((p) => p.file)).toEqual(
      expect.arrayContaining(['rules/betalen/kort-uitstel-van-betaling.yaml', 'rules/kapot.yaml']),
    );
    const other = rules.decisions.get('bezwaartermijn');
    expect(other && evaluate(other, { data: { soort: 'voorlopig' }, date: '2026-11-21' }).outcome?.key).toBe(
      'geen-bezwaar',
    );
  });
});
