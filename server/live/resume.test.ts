import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallEvent } from '../contract/calls.ts';
import { callDetail, callSummary } from '../contract/calls.ts';
import { type Client, type ClientSocket, until } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
beforeAll(async () => {
  server = await startTestServer({ delay: (text) => text.length % 4 });
  agent = await server.as('medewerker');
});
afterAll(() => server.close());

/** A console that does what the real one does: join with the last number it has, at every connection. */
function watch(socket: ClientSocket, callId: string): { seen: CallEvent[] } {
  const seen: CallEvent[] = [];
  socket.on('call:event', (body) => {
    if (body.callId === callId) seen.push(body.event);
  });
  let joins = 0;
  // In the callback itself: a promise would continue only after events that came in the same breath. The answer to
  // a join before the last one (a connection that fell away at once) no longer counts.
  const join = () => {
    const mine = ++joins;
    socket.emit('call:join', { callId, after: seen.at(-1)?.n ?? -1 }, (ack) => {
      if (ack.ok && mine === joins) seen.push(...ack.value);
    });
  };
  socket.on('connect', join);
  if (socket.connected) join();
  return { seen };
}

const eventsOf = async (callId: string) =>
  callDetail.parse((await agent.request('GET', `/api/calls/${callId}`)).body).events;

async function freshCall(): Promise<string> {
  const calls = callSummary.array().parse((await agent.request('GET', '/api/calls')).body);
  const open = calls.find((c) => c.closedAt === null);
  if (open) await agent.request('POST', `/api/calls/${open.id}/close`, { category: 'uitstel', solved: true });
  return openCall(agent);
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('line' as const),
      text: fc.constantFrom('Hallo.', 'Kan dat?', 'Hoe?'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('drop' as const, 'connect' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 8 }) }),
  },
);

test('a console that drops out at any moment has every event once and in order in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const callId = await freshCall();
      const socket = agent.socket();
      const { seen } = watch(socket, callId);
      const posts: Promise<unknown>[] = [];
      for (const [seq, s] of steps.entries()) {
        if (s.do === 'line') {
          const body = { speaker: 'beller', text: s.text, seq };
          posts.push(agent.request('POST', `/api/calls/${callId}/utterances`, body, bearer()));
        } else if (s.do === 'wait') await sleep(s.ms);
        else if (s.do === 'drop' && socket.connected) socket.io.engine.close();
        else socket.connect();
      }
      await Promise.all(posts);
      socket.connect();
      const all = await until(async () => {
        const events = await eventsOf(callId);
        return seen.at(-1)?.n === events.at(-1)?.n && seen.length >= events.length ? events : null;
      });
      socket.disconnect();
      expect(seen.map((e) => e.n)).toEqual(all.map((_, n) => n));
      expect(seen).toEqual(all);
      expect(all.filter((e) => e.type === 'utterance')).toHaveLength(
        steps.filter((s) => s.do === 'line').length,
      );
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

test('joining in the middle of a stream of lines gives no gap and no repeat', async () => {
  const callId = await freshCall();
  const posts = Array.from({ length: 40 }, (_, seq) =>
    agent.request(
      'POST',
      `/api/calls/${callId}/utterances`,
      { speaker: 'beller', text: `Regel ${seq}?`, seq },
      bearer(),
    ),
  );
  const watchers: { socket: ClientSocket; seen: CallEvent[] }[] = [];
  for (let i = 0; i < 5; i++) {
    const socket = agent.socket();
    watchers.push({ socket, ...watch(socket, callId) });
    await sleep(8);
  }
  await Promise.all(posts);
  await until(async () => (await eventsOf(callId)).length > 41 && watchers.every((w) => w.seen.length > 41));
  await until(async () => {
    const last = (await eventsOf(callId)).at(-1)?.n;
    return watchers.every((w) => w.seen.at(-1)?.n === last);
  });
  for (const { socket, seen } of watchers) {
    expect(seen.map((e) => e.n)).toEqual(seen.map((_, n) => n));
    socket.disconnect();
  }
});

test('a call opened by telephony shows up at the console of its agent, and a left call stays silent', async () => {
  const other = await server.as('medewerker2');
  const socket = other.socket();
  const changed: string[] = [];
  socket.on('calls:changed', ({ callId }) => changed.push(callId));
  await until(() => socket.connected);
  const body = { agent: 'medewerker2', callerInformed: true, recording: true };
  const opened = callSummary.parse(
    (await server.anyone().request('POST', '/api/telephony/calls', body, bearer())).body,
  );
  await until(() => changed.includes(opened.id));

  const { seen } = watch(socket, opened.id);
  await until(() => seen.length === 1);
  socket.emit('call:leave', { callId: opened.id });
  await other.request('POST', `/api/calls/${opened.id}/lines`, { key: 'sleutel-1', text: 'Hallo.' });
  await other.request('POST', `/api/calls/${opened.id}/close`, { category: 'overig', solved: false });
  await until(() => changed.length === 2);
  expect(seen).toHaveLength(1);
  socket.disconnect();
});
