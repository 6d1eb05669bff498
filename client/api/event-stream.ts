/** Puts the events of a call in order, each exactly once, however they arrive. Pure. */
import type { CallEvent } from '../../server/contract/calls.ts';
import { applyEvents, type CallView, EMPTY_CALL } from './call-view.ts';

/** ahead: events that came before one that is still missing, in order. */
export type EventStream = { view: CallView; ahead: readonly CallEvent[] };

export const EMPTY_STREAM: EventStream = { view: EMPTY_CALL, ahead: [] };

/** True when an event is missing; joining again with `after: view.last` brings it. */
export const hasGap = (stream: EventStream): boolean => stream.ahead.length > 0;

function advance(view: CallView, ahead: readonly CallEvent[]): EventStream {
  const waiting = ahead.filter((event) => event.n > view.last).sort((a, b) => a.n - b.n);
  const missing = waiting.findIndex((event, index) => event.n !== view.last + 1 + index);
  const ready = missing === -1 ? waiting : waiting.slice(0, missing);
  return { view: applyEvents(view, ready), ahead: missing === -1 ? [] : waiting.slice(missing) };
}

/** Takes in one event from the room. Repeats are dropped; one that came too early waits. */
export function receiveLive(stream: EventStream, event: CallEvent): EventStream {
  if (event.n <= stream.view.last || stream.ahead.some((known) => known.n === event.n)) return stream;
  return advance(stream.view, [...stream.ahead, event]);
}

/** Takes in the answer to a join: every event after the last one applied, in order, with nothing missing. */
export function receiveJoined(stream: EventStream, events: readonly CallEvent[]): EventStream {
  return advance(applyEvents(stream.view, events), stream.ahead);
}
