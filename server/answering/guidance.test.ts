import { describe, expect, it, test } from 'vitest';
import { config } from '../config.ts';
import { loadApproaches } from '../knowledge/approaches.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { loadReferrals } from '../knowledge/referrals.ts';
import { guidanceFor } from './guidance.ts';

const { knowledgeDir } = config(process.env);
const approaches = loadApproaches(knowledgeDir);
const referrals = loadReferrals(knowledgeDir);
const knowledge = loadKnowledge(knowledgeDir);

const guide = (route: Parameters<typeof approaches.get>[0], said: string) => {
  const approach = approaches.get(route);
  if (!approach) throw new Error(`no approach for ${route}`);
  return guidanceFor(approach, said, 'lijkt op een voorbeeld', referrals);
};

describe('the approach to a kind of line', () => {
  test('names only referrals and facts that exist', () => {
    for (const { referrals: keys, when, facts } of approaches.values()) {
      for (const key of [...keys, ...when.flatMap((w) => w.referrals)])
        expect(referrals.has(key), key).toBe(true);
      for (const fact of facts) expect(knowledge.facts.get(fact)?.certainty, fact).toMatch(/^[AB]$/);
    }
  });

  test('holds no figure that is not the name or number of a service', () => {
    for (const { title, say, do: dos, dont, when } of approaches.values()) {
      const text = [title, say, ...dos, ...dont, ...when.flatMap((w) => w.do)].join(' ');
      expect(text.replace(/113 Zelfmoordpreventie|\b112\b/g, '')).not.toMatch(/\d/);
    }
  });

  it('sends a person in need to the Stella-team, and adds money help only when money was mentioned', () => {
    const keys = (said: string) => guide('schrijnend', said).referrals.map((r) => r.key);
    expect(keys('ik weet het niet meer')).toEqual(['stella-team']);
    expect(keys('Ik kan mijn HUUR niet meer betalen')).toEqual([
      'stella-team',
      'geldfit',
      'gemeente-schuldhulp',
    ]);
  });

  it('puts what is most pressing first when a caller hints at suicide', () => {
    const { do: dos, handOver } = guide('schrijnend', 'Ik heb de pillen al klaarliggen.');
    expect(dos[0]).toMatch(/zelfmoord/);
    expect(dos[1]).toMatch(/113/);
    expect(handOver).toBe(true);
  });

  it('says what to look up, and where, for a question about the own file', () => {
    expect(guide('persoonlijk', 'is mijn aangifte al binnen').lookUp).toHaveLength(1);
    expect(guide('persoonlijk', 'waar blijft mijn teruggave').lookUp[0]?.where).toBe('het betaaloverzicht');
  });

  it('finds whole words only, whatever the accents and capitals', () => {
    expect(guide('schrijnend', 'SUÏCIDALE gedachten').do[0]).toMatch(/zelfmoord/);
    expect(guide('schrijnend', 'ik heb een bankschroef').do[0]).not.toMatch(/zelfmoord/);
    // "bang" stands in the list; "bankroet" and "behang" are other words.
    expect(guide('schrijnend', 'het behang laat los').do).toEqual(guide('schrijnend', 'niets').do);
  });
});
