/** What the tests of the rules core share: the real knowledge, and small rule files made for one test. */
import { join } from 'node:path';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Fact, Problem, Source } from '../knowledge/types.ts';
import { loadDecision, loadParameters, loadRules, type Rules } from './load.ts';
import type { Parameter } from './parameters.ts';
import type { Decision } from './types.ts';

export const KNOWLEDGE = join(import.meta.dirname, '../../knowledge');

let real: Rules | null = null;

/** The rules as they are in knowledge/, loaded once. */
export function realRules(): Rules {
  const { facts, sources } = loadKnowledge(KNOWLEDGE);
  real ??= loadRules(KNOWLEDGE, facts, sources);
  return real;
}

/** A decision of knowledge/ by id. Throws when it was refused. */
export function realDecision(id: string): Decision {
  const decision = realRules().decisions.get(id);
  if (!decision)
    throw new Error(
      `${id}: ${realRules()
        .problems.map((p) => `${p.file}:${p.line} ${p.message}`)
        .join('\n')}`,
    );
  return decision;
}

const fact = (id: string, text: string, certainty: Fact['certainty']): Fact => ({
  id,
  text,
  valid: '2026',
  source: 'WET art. 1',
  certainty,
});
const source = (key: string): Source => ({
  key,
  title: key,
  publisher: 'p',
  version: '1',
  address: null,
  kind: 'primair',
  read: '2026-01-01',
});

export const TEST_FACTS = {
  facts: new Map(
    [
      fact('GRENS', 'De grens is € 1.000; het tarief is 4,3% en de termijn zes weken.', 'A'),
      fact('ZACHT', 'Het tweede bedrag is € 500.', 'B'),
    ].map((f) => [f.id, f]),
  ),
  sources: new Map([source('WET')].map((s) => [s.key, s])),
};

export const TEST_PARAMETERS = `
- key: grens
  label: grens
  unit: euro
  values:
    - { value: "1.000", from: 2026-01-01, to: null, source: WET, place: art. 1, fact: GRENS, certainty: A }
`;

/** A small sound decision; tests plant one fault at a time with \`change\`. */
export const TEST_DECISION = `id: proef
title: Proef
topic: betalen
version: "1"
validFrom: 2026-01-01
validTo: null
questions: [een, twee, drie]
inputs:
  - { key: bedrag, label: bedrag, type: amount, question: Hoeveel?, why: Er is een grens. }
  - { key: soort, label: soort, type: choice, options: [{ key: rood, label: rood }, { key: blauw, label: blauw }], question: Welke?, why: Het verschilt. }
  - { key: partner, label: partner, type: boolean, question: Een partner?, why: Het verschilt. }
constants:
  - { key: grens, label: grens, parameter: grens }
tables:
  - key: uitkomst
    label: proef
    columns: [soort, bedrag, partner]
    rows:
      - { when: { soort: rood }, then: rood, basis: [{ source: WET, place: art. 1, facts: [GRENS] }] }
      - { when: { soort: blauw, bedrag: "< grens" }, then: laag, basis: [{ source: WET, place: art. 1, facts: [GRENS] }] }
      - { when: { soort: blauw, bedrag: ">= grens", partner: true }, then: hoog-samen, basis: [{ source: WET, place: art. 1, facts: [GRENS] }] }
      - { when: { soort: blauw, bedrag: ">= grens", partner: false }, then: hoog, basis: [{ source: WET, place: art. 1, facts: [ZACHT] }] }
outcomes:
  - { key: rood, title: Rood, say: Rood. }
  - { key: laag, title: "Laag: {bedrag}", say: "Lager dan {grens}." }
  - { key: hoog-samen, title: Hoog samen, say: Hoog. }
  - { key: hoog, title: Hoog, say: Hoog. }
`;

/** Loads a decision and parameters written as YAML, against the test facts. */
export function loadText(
  decision = TEST_DECISION,
  parameters = TEST_PARAMETERS,
): { decision: Decision | null; problems: Problem[] } {
  const known = new Map<string, Parameter>();
  const problems: Problem[] = [];
  loadParameters('parameters/proef.yaml', parameters, TEST_FACTS, known, problems);
  const loaded = loadDecision('rules/proef.yaml', decision, known, TEST_FACTS);
  return { decision: loaded.decision, problems: [...problems, ...loaded.problems] };
}

/** The text with one part replaced. Throws when that part is not there, so that a test cannot silently test nothing. */
export function change(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" staat niet in de tekst`);
  return text.replace(from, to);
}
