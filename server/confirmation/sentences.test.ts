import { describe, expect, test } from 'vitest';
import { realRules } from '../rules/testing.ts';
import { forCaller, split, toCaller } from './sentences.ts';

describe('what a card says to the agent', () => {
  test.each([
    [
      'Beloof niets. Of er kwijtschelding komt, blijkt pas uit de beslissing op het verzoek.',
      'Of er kwijtschelding komt, blijkt pas uit de beslissing op het verzoek.',
    ],
    [
      'Dat er geen belasting is, zegt nog niet of er aangifte moet worden gedaan. Zoek dat apart op.',
      'Dat er geen belasting is, zegt nog niet of er aangifte moet worden gedaan.',
    ],
    [
      'Klopt de voorlopige aanslag niet meer? Dan kan de beller hem laten aanpassen.',
      'Klopt de voorlopige aanslag niet meer? Dan kunt u hem laten aanpassen.',
    ],
    [
      'Heeft de beller ook geld overgemaakt, reken dat dan apart uit.',
      'Hebt u ook geld overgemaakt, reken dat dan apart uit.',
    ],
    [
      'Blijkt dat de beller over dat jaar moet betalen, dan geldt deze datum niet.',
      'Blijkt dat u over dat jaar moet betalen, dan geldt deze datum niet.',
    ],
  ])('is left out or turned to the caller: %s', (item, caller) => {
    expect(forCaller(item).text).toBe(caller);
  });

  test.each([
    'Noemt een brief van de Belastingdienst een andere datum? Vraag dan de hulplijn welke datum geldt.',
    'Rijdt de beller hoogstens 500 kilometer per jaar privé en kan hij dat aantonen? Dan is er geen bijtelling.',
    'Denk aan het Stella-team.',
    'Vraag of de beller de einddatum goed heeft.',
  ])('stays with the agent when nothing for the caller is left: %s', (item) => {
    expect(forCaller(item)).toEqual({ text: null, whole: false });
  });

  test('never reaches the caller, in any step or watch-out of any decision', () => {
    const items = [...realRules().decisions.values()].flatMap((d) =>
      [...d.outcomes.values()].flatMap((o) =>
        [...o.steps, ...o.watchOuts.map((w) => w.text)].map((t) => t.text),
      ),
    );
    const texts = items.flatMap((item) => forCaller(item).text ?? []);
    expect(texts.length).toBeGreaterThan(items.length / 2);
    for (const text of texts)
      expect(text).not.toMatch(/beller|hulplijn|Stella|BelBot|\bNoem |\bZeg |\bBeloof /);
  });
});

test('a text is cut into sentences without cutting amounts, dates or abbreviations', () => {
  expect(split('U betaalt € 3.800. Er komt 4,3% rente bij. Zie art. 4 van de wet.')).toEqual([
    'U betaalt € 3.800.',
    'Er komt 4,3% rente bij.',
    'Zie art. 4 van de wet.',
  ]);
});

test('words about the caller become words to the caller', () => {
  expect(toCaller('de beller woont er zelf')).toBe('u woont er zelf');
  expect(toCaller('een fout die de beller had kunnen zien')).toBe('een fout die u had kunnen zien');
  expect(toCaller('beller is ondernemer')).toBe('u bent ondernemer');
});
