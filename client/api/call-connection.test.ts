import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallEvent, TypedLine } from '../../server/contract/calls.ts';
import type { ClientToServer, ErrorBody, ServerToClient } from '../../server/contract/events.ts';
import { type CallConnection, type CallSocket, createCallConnection } from './call-connection.ts';

const at = '2026-11-21T09:00:00Z';
const callId = 'call';

/** A server of a few lines that keeps the contract: it stores by key and tells the room. */
let http: HttpServer;
let server: Server<ClientToServer, ServerToClient>;
let socket: CallSocket;
let connection: CallConnection;
let events: CallEvent[];
let received: TypedLine[];
/** How many lines to store without an answer, as when the connection breaks in between. */
let silent: number;
let joins: number[];
let expired: number;
/** Why every line is refused; null when lines are taken in. */
let refusal: ErrorBody | null;

const said = (n: number, text: string): CallEvent => ({
  type: 'utterance',
  n,
  at,
  utterance: { n, speaker: 'beller', text, at, origin: 'typed' },
});

const texts = () => connection.snapshot().view.lines.map((line) => line.text);

beforeEach(async () => {
  events = [{ type: 'started', n: 0, at, callerInformed: true, recording: true }];
  [received, joins, silent, expired, refusal] = [[], [], 0, 0, null];
  http = createServer();
  server = new Server(http);
  server.on('connection', (client) => {
    client.on('call:join', async ({ after }, ack) => {
      joins.push(after);
      await client.join(callId);
      ack({ ok: true, value: events.filter((event) => event.n > after) });
    });
    client.on('line:add', (line, ack) => {
      if (refusal) return ack({ ok: false, error: refusal });
      const known = received.findIndex((earlier) => earlier.key === line.key);
      if (known === -1) {
        const event = said(events.length, line.text);
        events.push(event);
        received.push(line);
        server.to(callId).emit('call:event', { callId, event });
      }
      if (silent-- > 0) return client.conn.close();
      ack({
        ok: true,
        value: { n: (known === -1 ? received.length - 1 : known) + 1, duplicate: known !== -1 },
      });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, resolve));
  socket = io(`http://localhost:${(http.address() as AddressInfo).port}`, { reconnectionDelay: 20 });
  let key = 0;
  connection = createCallConnection({
    socket,
    callId,
    newKey: () => `key-${++key}-of-test`,
    onSessionEnded: () => {
      expired += 1;
    },
  });
  connection.start();
  await vi.waitFor(() => expect(connection.snapshot().joined).toBe(true));
});

afterEach(async () => {
  connection.stop();
  socket.disconnect();
  await server.close();
});

test('a typed line is shown as on its way until it comes back as a line of the call', async () => {
  connection.addLine('beller', 'hallo');
  expect(connection.snapshot().outbox.map((line) => line.text)).toEqual(['hallo']);
  await vi.waitFor(() => expect(texts()).toEqual(['hallo']));
  await vi.waitFor(() => expect(connection.snapshot().outbox).toEqual([]));
});

test('a line whose answer was lost goes again under the same key and counts once', async () => {
  silent = 1;
  connection.addLine('beller', 'een');
  connection.addLine('beller', 'twee');
  await vi.waitFor(() => expect(connection.snapshot().outbox).toEqual([]), { timeout: 5000 });
  expect(texts()).toEqual(['een', 'twee']);
  expect(received.map((line) => line.text)).toEqual(['een', 'twee']);
});

test('after a lost connection the call goes on from the last event seen', async () => {
  connection.addLine('beller', 'een');
  await vi.waitFor(() => expect(texts()).toEqual(['een']));
  for (const client of server.sockets.sockets.values()) client.conn.close();
  events.push(said(2, 'gemist'));
  await vi.waitFor(() => expect(texts()).toEqual(['een', 'gemist']));
  expect(joins).toEqual([-1, 1]);
});

test('an event that was missed is fetched as soon as the next one shows the gap', async () => {
  events.push(said(1, 'gemist'), said(2, 'gehoord'));
  server.to(callId).emit('call:event', { callId, event: said(2, 'gehoord') });
  await vi.waitFor(() => expect(texts()).toEqual(['gemist', 'gehoord']));
});

test('a refused line stays with the reason', async () => {
  refusal = { code: 'GESPREK_GESLOTEN', message: 'Dicht.' };
  connection.addLine('beller', 'te laat');
  await vi.waitFor(() => expect(connection.snapshot().outbox[0]?.refusal).toBe('Dicht.'));
});

test('a line stays queued when the session has ended', async () => {
  refusal = { code: 'NIET_AANGEMELD', message: 'Weg.' };
  connection.addLine('beller', 'bewaar mij');
  await vi.waitFor(() => expect(expired).toBeGreaterThan(0));
  expect(connection.hasUnsent()).toBe(true);
});
