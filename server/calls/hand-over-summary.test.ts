import { describe, expect, it } from 'vitest';
import { emptyCard } from '../answering/empty-card.ts';
import type { CallEvent } from '../contract/calls.ts';
import type { Card, Guidance } from '../contract/card.ts';
import { handOverGuidance, handOverSummary } from './hand-over-summary.ts';

const AT = '2026-11-21T10:00:00.000Z';
const guidance: Guidance = {
  route: 'schrijnend',
  tone: 'rustig',
  title: 'Eerst de beller, dan de belasting',
  why: 'De regel noemt: geen eten.',
  say: '',
  do: [],
  dont: [],
  lookUp: [],
  referrals: [{ key: 'stella-team', name: 'Stella-team', say: 'Ik meld u aan.' }],
  handOver: true,
};
const line = (n: number, text: string): CallEvent => ({
  type: 'utterance',
  n,
  at: AT,
  utterance: { n, speaker: 'beller', text, at: AT, origin: 'typed' },
});
const cardEvent = (n: number, utterance: number | null, card: Partial<Card>, revises: string | null = null) =>
  ({
    type: 'card',
    n,
    at: AT,
    answerId: `a${n}`,
    utterance,
    revises,
    card: { ...emptyCard('2026-11-21'), ...card },
  }) satisfies CallEvent;

describe('the summary for a warm hand-over', () => {
  it('quotes the lines that mattered, what is known and what was discussed, and nothing else', () => {
    const events: CallEvent[] = [
      line(1, 'Ik heb een brief'),
      line(2, 'Ik heb geen eten meer voor mijn kinderen, [NAAM-1] en [NAAM-2]'),
      cardEvent(3, 1, { status: 'kennisbank', title: 'Een aanmaning' }),
      cardEvent(4, 2, { status: 'doorverwijzen', title: guidance.title, guidance }),
      line(5, 'Ja, dank u wel'),
      line(6, 'En volgende week worden we ook nog uit huis gezet'),
    ];
    expect(handOverSummary(events)).toBe(
      [
        'Waarom:\n- Schrijnende situatie. De regel noemt: geen eten.',
        'De beller zei:\n- “Ik heb geen eten meer voor mijn kinderen, [NAAM-1] en [NAAM-2]”\n- “En volgende week worden we ook nog uit huis gezet”',
        'Al besproken:\n- Een aanmaning',
        'Afgesproken met de beller:\n- ',
      ].join('\n\n'),
    );
  });

  it('leaves out cards the agent did not use and cards that were revised', () => {
    const events: CallEvent[] = [
      cardEvent(0, null, { status: 'kennisbank', title: 'Eerst' }),
      cardEvent(1, null, { status: 'geverifieerd', title: 'Later' }, 'a0'),
      cardEvent(2, null, { status: 'kennisbank', title: 'Niet gebruikt' }),
      { type: 'unused', n: 3, at: AT, answerId: 'a2', unused: { reason: 'past-niet', text: '' } },
    ];
    expect(handOverSummary(events)).toContain('- Later');
    expect(handOverSummary(events)).not.toMatch(/Eerst|Niet gebruikt/);
  });

  it('is proposed only after a line that asks for one', () => {
    expect(handOverGuidance([line(1, 'hallo')])).toBeNull();
    expect(handOverGuidance([cardEvent(1, null, { guidance })])?.referrals[0]?.key).toBe('stella-team');
  });
});
