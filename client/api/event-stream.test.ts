import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallEvent } from '../../server/contract/calls.ts';
import type { Card } from '../../server/contract/card.ts';
import { applyEvents, EMPTY_CALL, versionById } from './call-view.ts';
import { EMPTY_STREAM, type EventStream, hasGap, receiveJoined, receiveLive } from './event-stream.ts';

const at = '2026-11-21T09:00:00Z';

const started: CallEvent = { type: 'started', n: 0, at, callerInformed: true, recording: false };

const said = (n: number): CallEvent => ({
  type: 'utterance',
  n,
  at,
  utterance: { n, speaker: 'beller', text: `line ${n}`, at, origin: 'typed' },
});

const dealt = (n: number, status: Card['status'], revises: string | null = null): CallEvent => ({
  type: 'card',
  n,
  at,
  answerId: `answer ${n}`,
  utterance: null,
  revises,
  card: { status, title: `card ${n}` } as Card,
});

const linesOf = (stream: EventStream) => stream.view.lines.map((line) => line.n);

test('events in order are applied one by one', () => {
  const stream = [started, said(1), said(2)].reduce(receiveLive, EMPTY_STREAM);
  expect(linesOf(stream)).toEqual([1, 2]);
  expect(stream.view.callerInformed).toBe(true);
  expect(hasGap(stream)).toBe(false);
});

test('an event that comes twice counts once', () => {
  expect(linesOf([started, said(1), said(1)].reduce(receiveLive, EMPTY_STREAM))).toEqual([1]);
});

test('an event after a gap waits, and joining again fills the gap', () => {
  const gapped = [started, said(1), said(3)].reduce(receiveLive, EMPTY_STREAM);
  expect(linesOf(gapped)).toEqual([1]);
  expect(hasGap(gapped)).toBe(true);
  const filled = receiveJoined(gapped, [said(2)]);
  expect(linesOf(filled)).toEqual([1, 2, 3]);
  expect(hasGap(filled)).toBe(false);
});

test('a join that overlaps with what is known repeats nothing', () => {
  const stream = [started, said(1)].reduce(receiveLive, EMPTY_STREAM);
  expect(linesOf(receiveJoined(stream, [started, said(1), said(2)]))).toEqual([1, 2]);
});

test('numbering that starts at one works as well', () => {
  expect(linesOf(receiveJoined(EMPTY_STREAM, [said(1), said(2)]))).toEqual([1, 2]);
});

test('whatever the order, repeats and joins, every event is applied once and in order', () => {
  const all = [started, ...Array.from({ length: 12 }, (_, index) => said(index + 1))];
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...all, ...all], { minLength: 0 }),
      fc.array(fc.nat(20)),
      (arrivals, joins) => {
        let stream = EMPTY_STREAM;
        for (const [index, event] of arrivals.entries()) {
          stream = receiveLive(stream, event);
          if (joins.includes(index)) {
            const { last } = stream.view;
            stream = receiveJoined(
              stream,
              all.filter((known) => known.n > last && known.n <= event.n),
            );
          }
        }
        const { last } = stream.view;
        stream = receiveJoined(
          stream,
          all.filter((event) => event.n > last),
        );
        expect(linesOf(stream)).toEqual(all.slice(1).map((event) => event.n));
        expect(hasGap(stream)).toBe(false);
      },
    ),
  );
});

test('a silent card is never shown', () => {
  const view = applyEvents(EMPTY_CALL, [started, dealt(1, 'stil'), dealt(2, 'kennisbank')]);
  expect(view.cards.map((entry) => entry.answerId)).toEqual(['answer 2']);
});

test('a thumb belongs to its card and can be taken back', () => {
  const thumb = (n: number, value: 'omhoog' | null): CallEvent => ({
    type: 'feedback',
    n,
    at,
    answerId: 'answer 1',
    feedback: { thumb: value, reasons: [], text: '' },
  });
  const up = applyEvents(EMPTY_CALL, [started, dealt(1, 'kennisbank'), thumb(2, 'omhoog')]);
  expect(up.cards[0]?.feedback?.thumb).toBe('omhoog');
  expect(applyEvents(up, [thumb(3, null)]).cards[0]?.feedback).toBeNull();
});

test('a replay is known with how it went, and a closed call with when it ended', () => {
  const replay = (n: number, state: 'started' | 'finished'): CallEvent => ({
    type: 'replay',
    n,
    at,
    scenario: 's',
    state,
  });
  const playing = applyEvents(EMPTY_CALL, [started, replay(1, 'started')]);
  expect(playing.replay).toEqual({ scenario: 's', state: 'started' });
  expect(applyEvents(playing, [replay(2, 'finished')]).replay?.state).toBe('finished');
  const wrapUp = {
    category: 'overig',
    solved: 'ja' as const,
    followUp: { kind: 'geen' as const },
    note: '',
  };
  const closed = applyEvents(playing, [{ type: 'closed', n: 2, at, wrapUp, wrapUpSeconds: 12 }]);
  expect([closed.closed, closed.closedAt]).toEqual([wrapUp, at]);
});

const thumbOn = (n: number, answerId: string): CallEvent => ({
  type: 'feedback',
  n,
  at,
  answerId,
  feedback: { thumb: 'omhoog', reasons: [], text: '' },
});

test('a card that revises another takes its place and keeps what stood there before, with its thumb', () => {
  const { cards } = applyEvents(EMPTY_CALL, [
    started,
    dealt(1, 'nog-nodig'),
    dealt(2, 'kennisbank'),
    thumbOn(3, 'answer 1'),
    dealt(4, 'geverifieerd', 'answer 1'),
  ]);
  expect(cards.map((entry) => [entry.id, entry.answerId, entry.card.status])).toEqual([
    ['answer 1', 'answer 4', 'geverifieerd'],
    ['answer 2', 'answer 2', 'kennisbank'],
  ]);
  expect(cards[0]?.feedback).toBeNull();
  expect(cards[0]?.earlier.map((version) => [version.answerId, version.feedback?.thumb])).toEqual([
    ['answer 1', 'omhoog'],
  ]);
  expect(versionById(cards, 'answer 1')?.card.status).toBe('nog-nodig');
});

test('a card can be revised again and again, also from an answer that is no longer the last', () => {
  const { cards } = applyEvents(EMPTY_CALL, [
    started,
    dealt(1, 'nog-nodig'),
    dealt(2, 'nog-nodig', 'answer 1'),
    dealt(3, 'geverifieerd', 'answer 1'),
  ]);
  expect(cards.map((entry) => [entry.id, entry.answerId])).toEqual([['answer 1', 'answer 3']]);
  expect(cards[0]?.earlier.map((version) => version.answerId)).toEqual(['answer 1', 'answer 2']);
});

test('a thumb that comes after the card was revised goes with the answer it was given to', () => {
  const { cards } = applyEvents(EMPTY_CALL, [
    started,
    dealt(1, 'kennisbank'),
    dealt(2, 'geverifieerd', 'answer 1'),
    thumbOn(3, 'answer 1'),
  ]);
  expect(cards[0]?.feedback).toBeNull();
  expect(cards[0]?.earlier[0]?.feedback?.thumb).toBe('omhoog');
});

test('a revision of a card that is not there, and an event without the field, are new cards', () => {
  const { revises: _, ...old } = dealt(2, 'kennisbank') as Extract<CallEvent, { type: 'card' }>;
  const { cards } = applyEvents(EMPTY_CALL, [started, dealt(1, 'kennisbank', 'gone'), old as CallEvent]);
  expect(cards.map((entry) => entry.id)).toEqual(['answer 1', 'answer 2']);
});
