import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyCard } from '../answering/empty-card.ts';
import type { Card } from '../contract/card.ts';
import { canonicalJson, changedParts, differingFields } from './compare.ts';
import { explain } from './explain.ts';

const receipt = {
  question: 'q',
  data: 'd',
  knowledge: 'k',
  rules: 'r',
  parameters: 'p',
  model: 'm',
  configuration: 'c',
  program: 'p',
  date: '2026-11-21',
};
const card: Card = { ...emptyCard('2026-11-21'), receipt };

const compared = (was: Card, is: Card, failed: [string[], string[]] = [[], []]) => {
  const changed = changedParts(was.receipt, is.receipt);
  const differences = differingFields(was, is);
  const reason = explain(
    { card: was, failed: failed[0] },
    { card: is, failed: failed[1] },
    { changed, differences },
  );
  return { changed: changed.map((c) => c.what), fields: differences.map((d) => d.field), reason };
};
const later = (fields: Partial<Card>, changes: Partial<Card['receipt']> = {}): Card => ({
  ...card,
  ...fields,
  receipt: { ...receipt, ...changes },
});

test('canonical JSON does not depend on the order of the keys, and differs when a value does', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, reversed(part)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(canonicalJson(reversed(a))).toBe(canonicalJson(a));
      const equal = JSON.stringify(a) === JSON.stringify(b);
      if (equal) expect(canonicalJson(a)).toBe(canonicalJson(b));
      expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(a)));
    }),
  );
});

describe('what is said about two cards', () => {
  test('the same card under the same receipt', () => {
    expect(compared(card, later({}))).toEqual({
      changed: [],
      fields: [],
      reason: 'Dezelfde kaart, byte voor byte.',
    });
  });

  test('the same card under another receipt', () => {
    expect(compared(card, later({}, { knowledge: 'k2', rules: 'r2' }))).toMatchObject({
      changed: ['regel', 'kennisbank'],
      reason: 'Dezelfde kaart, al zijn de regels en de kennisbank intussen gewijzigd.',
    });
    expect(compared(card, later({}, { knowledge: 'k2' })).reason).toBe(
      'Dezelfde kaart, al is de kennisbank intussen gewijzigd.',
    );
  });

  test('another card under the same receipt is called a defect', () => {
    const { changed, fields, reason } = compared(card, later({ title: 'Anders' }));
    expect([changed, fields]).toEqual([[], ['title']]);
    expect(reason).toContain('Dat hoort niet: meld dit bij de beheerder.');
  });

  test('with one change that is the cause, with more it is only named when the cards show it', () => {
    const title = 'Anders';
    expect(compared(card, later({ title }, { configuration: 'c2' })).reason).toBe(
      'De kaart is anders omdat de instellingen zijn gewijzigd.',
    );
    expect(compared(card, later({ title }, { configuration: 'c2', knowledge: 'k2' })).reason).toBe(
      'De kaart is anders. Intussen zijn de kennisbank en de instellingen gewijzigd. Welke wijziging het verschil maakt, is aan de kaart niet te zien.',
    );
    const rule = { id: 'proef', version: '1', title: 'Proef' };
    const changes = { rules: 'r2', knowledge: 'k2' };
    expect(compared({ ...card, rule }, later({ rule: { ...rule, version: '2' } }, changes)).reason).toBe(
      'De kaart is anders omdat de regel is gewijzigd. De regel proef was versie 1 en is nu versie 2. Ook is de kennisbank intussen gewijzigd.',
    );
  });

  test('the rule changed under the same version', () => {
    const rule = { id: 'proef', version: '1', title: 'Proef' };
    const before = { ...card, rule };
    expect(compared(before, later({ rule, say: 'Anders.' }, { rules: 'r2' })).reason).toBe(
      'De kaart is anders omdat de regel is gewijzigd. De regel proef heeft nog versie 1, maar de regel zelf is anders.',
    );
    const changes = { rules: 'r2', parameters: 'p2' };
    expect(compared(before, later({ rule, say: 'Anders.' }, changes)).reason).toBe(
      'De kaart is anders. Intussen zijn de regels en de parameters gewijzigd. Welke wijziging het verschil maakt, is aan de kaart niet te zien. De regel van deze kaart is nog steeds proef versie 1.',
    );
  });

  test('words-only then, meaning now', () => {
    const was = { ...card, receipt: { ...receipt, model: 'uit' } };
    expect(compared(was, later({})).reason).toBe(
      'Dezelfde kaart, al is het model intussen gewijzigd. Zoeken op betekenis stond toen uit en staat nu aan.',
    );
    expect(compared(was, later({ title: 'Anders' })).reason).toBe(
      'De kaart is anders omdat het model is gewijzigd. Zoeken op betekenis stond toen uit en staat nu aan.',
    );
  });

  test('only the list of other passages differs', () => {
    const alternatives = [{ passage: 'p', article: 'a', title: 'P', facts: [], score: 1 }];
    expect(compared(card, later({ alternatives }, { knowledge: 'k2' })).reason).toBe(
      'Het antwoord is gelijk, alleen de lijst met andere passages is anders omdat de kennisbank is gewijzigd.',
    );
  });

  test('a step that failed then or now', () => {
    const unmade = emptyCard('2026-11-21');
    expect(compared(unmade, later({ title: 'Anders' }), [['compose'], []])).toMatchObject({
      changed: [],
      reason: 'De kaart is anders, want toen mislukte de stap ‘kaart maken’ en nu niet.',
    });
    expect(compared(card, later({ title: 'Anders' }), [[], ['decide']]).reason).toContain(
      'nu mislukt de stap ‘regel toepassen’ en toen niet',
    );
  });

  test('a field that only one of the cards has', () => {
    const { trace: _, ...older } = card;
    expect(differingFields(older as Card, card)).toEqual([{ field: 'trace', was: 'null', is: '[]' }]);
  });
});
