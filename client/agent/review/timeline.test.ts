import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../server/contract/calls.ts';
import type { Card } from '../../../server/contract/card.ts';
import { momentWords } from './moment-words.ts';
import { momentOfCard, timelineOf } from './timeline.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 9, 0, seconds)).toISOString();
const started: CallEvent = { type: 'started', n: 0, at: at(0), callerInformed: true, recording: true };
const said = (n: number, seconds: number): CallEvent => ({
  type: 'utterance',
  n,
  at: at(seconds),
  utterance: { n, speaker: 'beller', text: 'x', at: at(seconds), origin: 'typed' },
});
const dealt = (
  n: number,
  seconds: number,
  revises: string | null = null,
  status = 'kennisbank',
): CallEvent => ({
  type: 'card',
  n,
  at: at(seconds),
  answerId: `a${n}`,
  utterance: null,
  revises,
  card: { status, title: `Kaart ${n}` } as Card,
});

describe('the timeline of a call', () => {
  test('gives each moment its time since the begin, in the order in which it happened', () => {
    const moments = timelineOf([started, said(1, 5), dealt(2, 6), said(3, 65)]);
    expect(moments.map(({ offset }) => offset / 1000)).toEqual([0, 5, 6, 65]);
    expect(moments.map(({ group }) => group)).toEqual(['verloop', 'gesprek', 'kaart', 'gesprek']);
  });

  test('ties a card to the one it took the place of', () => {
    const moments = timelineOf([started, dealt(1, 1), dealt(2, 2, 'a1'), dealt(3, 3, 'gone')]);
    expect(moments.map(({ revises, revisedBy }) => [revises, revisedBy])).toEqual([
      [null, null],
      [null, 2],
      [1, null],
      [null, null],
    ]);
    expect(momentOfCard(moments, 'a2')?.event.n).toBe(2);
  });

  test('leaves out silence, and is empty for a call of which nothing is left', () => {
    expect(timelineOf([started, dealt(1, 1, null, 'stil')])).toHaveLength(1);
    expect(timelineOf([])).toEqual([]);
  });
});

test('every moment has words', () => {
  const words = (event: object) => momentWords({ n: 1, at: at(0), ...event } as CallEvent);
  expect(words({ type: 'consent', callerInformed: true, recording: false })).toEqual([
    'Toestemming veranderd',
    'De beller weet van de assistent; het gesprek mag niet worden bewaard',
  ]);
  expect(words({ type: 'unused', answerId: 'a', unused: { reason: 'te-laat', text: 'Al verteld' } })).toEqual(
    ['Niet gebruikt', 'de kaart kwam te laat. Al verteld'],
  );
});
