import { expect, test } from 'vitest';
import type { CallEvent } from '../../server/contract/calls.ts';
import type { HelplineStep } from '../../server/contract/helpline-event.ts';
import { deckEntries } from '../agent/helpline/deck-entries.ts';
import { applyEvents, EMPTY_CALL } from './call-view.ts';
import { isOpen } from './helpline-view.ts';

const helper = { id: 'h', name: 'Demo hulplijn', role: 'hulplijn' } as const;
const asked: HelplineStep = { kind: 'asked', answerId: null, question: 'Geldt dit ook?', note: '' };
const answered: HelplineStep = { kind: 'answered', answer: { helper, text: 'Ja.\nAltijd.', sources: [] } };

const fold = (...steps: HelplineStep[]) =>
  applyEvents(
    EMPTY_CALL,
    steps.map(
      (step, n): CallEvent => ({
        type: 'helpline',
        n,
        at: `2026-11-21T09:00:0${n}Z`,
        requestId: 'vraag',
        step,
      }),
    ),
  );
const last = (...steps: HelplineStep[]) => fold(...steps).helpline.at(-1);

test('a question waits, is taken, and comes back when the helper is gone', () => {
  expect(last(asked)).toMatchObject({ state: 'waiting', helper: null });
  expect(last(asked, { kind: 'taken', helper })).toMatchObject({ state: 'taken', helper });
  const back = last(asked, { kind: 'taken', helper }, { kind: 'released', reason: 'verbinding-weg' });
  expect(back).toMatchObject({ state: 'waiting', helper: null, released: 'verbinding-weg' });
});

test('an answered, withdrawn or taken-over question is no longer open', () => {
  const ends: HelplineStep[] = [
    answered,
    { kind: 'withdrawn', reason: 'medewerker' },
    { kind: 'taken-over', helper },
  ];
  for (const end of ends) expect(fold(asked, end).helpline.some(isOpen)).toBe(false);
});

test('only an answer comes in the deck, under the words of its first line', () => {
  expect(deckEntries(fold(asked, { kind: 'taken', helper }))).toEqual([]);
  expect(deckEntries(fold(asked, answered))).toMatchObject([
    { id: 'vraag', line: 'Van de hulplijn: Ja.', kind: 'Antwoord van Demo hulplijn', card: null },
  ]);
});
