/** Socket events with their acknowledgements. Every acknowledgement says ok or gives a code and a sentence. */
import type { CallEvent, TypedLine, UtteranceAck } from './calls.ts';
import type { ServiceStatus } from './status.ts';

/** What a machine reads (code) and what a person reads (message, Dutch). */
export type ErrorBody = { code: string; message: string };

export type Ack<T> = { ok: true; value: T } | { ok: false; error: ErrorBody };

export type ClientToServer = {
  /**
   * Join the room of a call and catch up: the value holds every event after `after` (-1 for all), in order;
   * later ones arrive as "call:event".
   */
  'call:join': (body: { callId: string; after: number }, ack: (a: Ack<CallEvent[]>) => void) => void;
  'call:leave': (body: { callId: string }) => void;
  'line:add': (body: TypedLine, ack: (a: Ack<UtteranceAck>) => void) => void;
};

export type ServerToClient = {
  'call:event': (body: { callId: string; event: CallEvent }) => void;
  /** An unfinished line, masked; never stored, never answered. Empty text clears it. */
  'call:interim': (body: { callId: string; speaker: 'beller' | 'medewerker'; text: string }) => void;
  /** A call of this agent was opened or closed elsewhere (telephony, another window). */
  'calls:changed': (body: { callId: string }) => void;
  /**
   * The queue of the second line changed; for the helpers, and for agents whose question waits. What it says now is
   * read again over HTTP.
   */
  'helpline:changed': () => void;
  /** For the kennisbeheerder: a gap came in or was marked. */
  'knowledge-gaps:changed': () => void;
  'status:changed': (body: ServiceStatus) => void;
};
