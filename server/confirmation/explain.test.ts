import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromEvaluation } from '../answering/rule-card.ts';
import type { Card } from '../contract/card.ts';
import { longDate } from '../contract/dutch-date.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { evaluate } from '../rules/evaluate.ts';
import { readYaml } from '../rules/read-yaml.ts';
import { caseFile } from '../rules/schema.ts';
import { KNOWLEDGE, realDecision, realRules } from '../rules/testing.ts';
import type { Decision } from '../rules/types.ts';
import { type Explained, explain } from './explain.ts';

const knowledge = loadKnowledge(KNOWLEDGE);

/** What the explanation is made from, for a decision and the values given. */
function explained(decision: Decision, given: Record<string, string>, date: string): Explained | null {
  const evaluation = evaluate(decision, { data: given, date });
  if (!evaluation.outcome) return null;
  return { title: '', ...fromEvaluation(knowledge, evaluation, {}) } as Card;
}

/** Figures as they are read: amounts, percentages, numbers, and each number of a date. */
const figuresIn = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/g) ?? [];
const written = (value: unknown): string => JSON.stringify(value).replace(/\b\d{4}-\d{2}-\d{2}\b/g, longDate);

describe.each([...realRules().decisions.values()].map((d) => [d.id, d] as const))('%s', (_, decision) => {
  const file = decision.file.replace(/\.yaml$/, '.cases.yaml');
  const cases = readYaml(file, readFileSync(join(KNOWLEDGE, file), 'utf8'), caseFile).data ?? [];

  test('explains every worked case in whole sentences, with no figure of its own', () => {
    for (const { name, given, date } of cases) {
      const card = explained(decision, given, date);
      if (!card) continue;
      const sentences = explain(card).flat();
      const known = figuresIn(written([card.trace, card.inputs]));
      expect([name, sentences.length > 1]).toEqual([name, true]);
      for (const sentence of sentences) {
        expect([name, sentence]).toEqual([name, expect.stringMatching(/^[\p{Lu}€\d“].*[^\s.][.?!]$/u)]);
        expect(sentence).not.toMatch(/undefined|null|beller|nog niet bekend|\{|\.\.| {2}/);
        for (const figure of figuresIn(sentence))
          expect([name, sentence, known]).toEqual([name, sentence, expect.arrayContaining([figure])]);
      }
      expect(sentences.at(-1)).toContain(card.title.replace(/\.$/, ''));
    }
  });
});

test('says in plain words why short deferral is possible', () => {
  const card = explained(
    realDecision('kort-uitstel-van-betaling'),
    {
      soort: 'definitief',
      ondernemer: 'nee',
      bedrag: '3800',
      andereSchuld: '0',
      eerderUitstel: 'nee',
      dwangbevel: 'nee',
      uiterste: '2026-12-01',
    },
    '2026-11-21',
  );
  const sentences = card ? explain(card).flat() : [];
  expect(sentences).toEqual(
    expect.arrayContaining([
      'U hebt geen eigen bedrijf.',
      'Openstaande belastingschuld samen: € 3.800. Dat is lager dan € 20.000.',
      'Deze cijfers gelden vanaf 1 januari 2026.',
      'Grens van de belastingschuld: € 20.000.',
      'Daarom is het antwoord “Kort uitstel kan: tot 1 april 2027”.',
    ]),
  );
});
