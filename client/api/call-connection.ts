import type { Socket } from 'socket.io-client';
import { callEvent, type Speaker } from '../../server/contract/calls.ts';
import type { ClientToServer, ErrorBody, ServerToClient } from '../../server/contract/events.ts';
import type { CallView } from './call-view.ts';
import { EMPTY_STREAM, type EventStream, hasGap, receiveJoined, receiveLive } from './event-stream.ts';
import {
  acknowledge,
  nextToSend,
  type Outbox,
  queueLine,
  refuse,
  removeLine,
  settle,
  unsent,
} from './outbox.ts';

export type CallSocket = Socket<ServerToClient, ClientToServer>;

export type CallSnapshot = {
  view: CallView;
  outbox: Outbox;
  /** The line someone is speaking now, masked; null when nobody is. */
  interim: { speaker: Speaker; text: string } | null;
  /** False until the first events are in. */
  joined: boolean;
  /** Why the call cannot be followed, in Dutch; null when it can. */
  error: string | null;
};

/** Milliseconds before a join or a line without an answer is tried again. */
const RETRY_MS = 1000;
const ANSWER_MS = 8000;
const UNKNOWN_EVENT = 'De server stuurt iets wat dit scherm niet kent. Laad de pagina opnieuw.';

const SESSION_ENDED = 'NIET_AANGEMELD';
/** Refusals that pass by themselves: the line is offered again. */
const PASSING = ['OPSLAG_BEZET', SESSION_ENDED];

type Deps = {
  socket: CallSocket;
  callId: string;
  newKey: () => string;
  /** The server no longer knows the session; lines stay queued until someone signs in again. */
  onSessionEnded: () => void;
};

/**
 * Follows one call over the socket: joins with the last event seen, fills gaps by joining again, picks up after
 * a lost connection, and sends typed lines one by one under a key of their own until each is acknowledged.
 */
export function createCallConnection({ socket, callId, newKey, onSessionEnded }: Deps) {
  let stream: EventStream = EMPTY_STREAM;
  let snapshot: CallSnapshot = { view: stream.view, outbox: [], interim: null, joined: false, error: null };
  let joining = false;
  let sending = false;
  let running = false;
  /** Answers that belong to an earlier start are ignored: the room was left in between. */
  let turn = 0;
  const listeners = new Set<() => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const update = (change: Partial<CallSnapshot>) => {
    const next = { ...snapshot, ...change };
    snapshot = { ...next, outbox: settle(next.outbox, next.view.lines) };
    for (const listener of listeners) listener();
  };

  const later = (work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (running && socket.connected) work();
    }, RETRY_MS);
    timers.add(timer);
  };

  const take = (next: EventStream, change: Partial<CallSnapshot> = {}) => {
    stream = next;
    update({ view: stream.view, ...change });
  };

  /** A refusal that will pass is tried again; any other is told. */
  const refused = ({ code, message }: ErrorBody, again: () => void, tell: (message: string) => void) => {
    if (code === SESSION_ENDED) onSessionEnded();
    if (PASSING.includes(code)) later(again);
    else tell(message);
  };

  const join = () => {
    if (joining || !running || !socket.connected) return;
    joining = true;
    const joinedIn = turn;
    socket.timeout(ANSWER_MS).emit('call:join', { callId, after: stream.view.last }, (lost, answer) => {
      if (joinedIn !== turn) return;
      joining = false;
      if (lost) return later(join);
      if (!answer.ok) return refused(answer.error, join, (message) => update({ error: message }));
      const events = callEvent.array().safeParse(answer.value);
      if (!events.success) return update({ error: UNKNOWN_EVENT });
      take(receiveJoined(stream, events.data), { joined: true, error: null });
      if (hasGap(stream)) later(join);
      pump();
    });
  };

  const pump = () => {
    const line = nextToSend(snapshot.outbox);
    if (sending || !line || !running || !snapshot.joined || !socket.connected) return;
    sending = true;
    const { key, speaker, text } = line;
    socket.timeout(ANSWER_MS).emit('line:add', { callId, key, speaker, text }, (lost, answer) => {
      sending = false;
      // No answer: it may have arrived or not. The same key goes again, so it can never count twice.
      if (lost) return later(pump);
      if (!answer.ok) {
        refused(answer.error, pump, (message) => update({ outbox: refuse(snapshot.outbox, key, message) }));
        if (PASSING.includes(answer.error.code)) return;
      } else {
        update({ outbox: acknowledge(snapshot.outbox, key, answer.value.n) });
      }
      pump();
    });
  };

  const onEvent: ServerToClient['call:event'] = (body) => {
    if (body.callId !== callId) return;
    const event = callEvent.safeParse(body.event);
    if (!event.success) return update({ error: UNKNOWN_EVENT });
    const spoken = event.data.type === 'utterance' ? event.data.utterance.speaker : null;
    const interim = spoken === snapshot.interim?.speaker ? null : snapshot.interim;
    take(receiveLive(stream, event.data), { interim });
    if (hasGap(stream)) join();
  };

  const onInterim: ServerToClient['call:interim'] = ({ callId: id, speaker, text }) => {
    if (id === callId) update({ interim: text === '' ? null : { speaker, text } });
  };

  const onDisconnect = () => update({ interim: null });

  return {
    callId,

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    snapshot: () => snapshot,

    start() {
      if (running) return;
      running = true;
      socket.on('connect', join);
      socket.on('disconnect', onDisconnect);
      socket.on('call:event', onEvent);
      socket.on('call:interim', onInterim);
      join();
    },

    stop() {
      running = false;
      joining = false;
      turn += 1;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      socket.off('connect', join);
      socket.off('disconnect', onDisconnect);
      socket.off('call:event', onEvent);
      socket.off('call:interim', onInterim);
      if (socket.connected) socket.emit('call:leave', { callId });
    },

    /** Queues a typed line and sends it as soon as that can be. */
    addLine(speaker: Speaker, text: string) {
      update({ outbox: queueLine(snapshot.outbox, { key: newKey(), speaker, text }) });
      pump();
    },

    /** Takes a refused line out. */
    dropLine(key: string) {
      update({ outbox: removeLine(snapshot.outbox, key) });
    },

    hasUnsent: () => unsent(snapshot.outbox).length > 0,
  };
}

export type CallConnection = ReturnType<typeof createCallConnection>;
