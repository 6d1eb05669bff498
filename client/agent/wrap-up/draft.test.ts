import { describe, expect, test } from 'vitest';
import { type CloseCallBody, closeCallBody, type WrapUpProposal } from '../../../server/contract/wrap-up.ts';
import { bodyOf, type Draft, firstOf, newDraft, nextWorkingDay, problemsOf, withProposal } from './draft.ts';

const TODAY = '2026-11-21';
const proposal: WrapUpProposal = {
  categories: ['uitstel', 'bezwaar'],
  summary: 'Vraag: later betalen.',
  keepsSummary: true,
  referrals: [{ key: 'toeslagen', name: 'Dienst Toeslagen' }],
  referral: null,
};
const filled = (change: Partial<Draft> = {}, with_: WrapUpProposal | null = proposal) =>
  withProposal({ ...newDraft(null, '2026-11-23'), ...change }, with_);

describe('a draft of a wrap-up', () => {
  test('follows what is proposed until the agent chooses', () => {
    expect(bodyOf(filled({ solved: 'ja' }))).toEqual({
      category: 'uitstel',
      solved: 'ja',
      followUp: { kind: 'geen' },
      note: '',
      summary: 'Vraag: later betalen.',
    });
    expect(filled({ category: 'bezwaar', summary: '' })).toMatchObject({ category: 'bezwaar', summary: '' });
  });

  test('can be sent without a proposal: the server draws the summary up', () => {
    expect(bodyOf(filled({ solved: 'nee' }, null))).toMatchObject({ category: 'overig', summary: undefined });
  });

  test('proposes the referral of the card that was used last', () => {
    const referred = { ...proposal, referral: 'toeslagen' };
    expect(bodyOf(filled({ solved: 'ja' }, referred))?.followUp).toEqual({
      kind: 'doorverwezen',
      to: 'toeslagen',
    });
    expect(bodyOf(filled({ solved: 'ja', kind: 'geen' }, referred))?.followUp).toEqual({ kind: 'geen' });
  });

  test.each<[Partial<Draft>, string]>([
    [{ solved: null }, 'solved'],
    [{ kind: 'terugbellen', date: '', reason: 'x' }, 'date'],
    [{ kind: 'terugbellen', date: '2026-11-20', reason: 'x' }, 'date'],
    [{ kind: 'terugbellen', reason: '  ' }, 'reason'],
    [{ kind: 'doorverwezen' }, 'referral'],
    [{ kind: 'anders', other: '' }, 'other'],
    [{ note: 'x'.repeat(2001) }, 'note'],
    [{ summary: 'x'.repeat(8001) }, 'summary'],
  ])('with %j asks for it first', (change, field) => {
    expect(firstOf(problemsOf(filled({ solved: 'ja', ...change }), TODAY))).toBe(field);
  });

  test('without problems is what the server takes', () => {
    for (const kind of ['geen', 'terugbellen', 'doorverwezen', 'anders'] as const) {
      const draft = filled({ solved: 'deels', kind, reason: 'r', referral: 'toeslagen', other: 'o' });
      expect(problemsOf(draft, TODAY)).toEqual({});
      expect(closeCallBody.safeParse(bodyOf(draft)).success).toBe(true);
    }
  });

  test('begins again where a wrap-up that was taken back ended, with a new summary', () => {
    const before: CloseCallBody = {
      category: 'bezwaar',
      solved: 'nee',
      followUp: { kind: 'anders', text: 'Stuurt een brief' },
      note: 'Let op',
      summary: 'Oud',
    };
    const again = withProposal(newDraft(before, '2026-11-23'), proposal);
    expect(bodyOf(again)).toEqual({ ...before, summary: proposal.summary });
  });
});

test('a call back is proposed for the next working day', () => {
  expect(['2026-11-19', '2026-11-20', '2026-11-21', '2026-12-31'].map(nextWorkingDay)).toEqual([
    '2026-11-20',
    '2026-11-23',
    '2026-11-23',
    '2027-01-01',
  ]);
});
