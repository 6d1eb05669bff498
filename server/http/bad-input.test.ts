import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, errorOf, until } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
let call: string;
let nextSeq = 0;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.as('medewerker');
  call = await openCall(agent);
});
afterAll(() => server.close());

const alive = async () => expect((await agent.request('GET', '/healthz')).body).toEqual({ ok: true });

const strange: [string, string, string | null][] = [
  ['empty', '', 'LEGE_REGEL'],
  ['only spaces and control characters', ' \u0000\u0007\u001b\u200b\u202e\r\n\t ', 'LEGE_REGEL'],
  ['one word', 'uitstel', null],
  ['5,000 words', 'woord '.repeat(5000), 'ONGELDIGE_INVOER'],
  ['only digits', '1234567890 0987654321', null],
  ['only emoji', '😀👨‍👩‍👧‍👦🏳️‍🌈', null],
  ['control characters in between', 'Kan\u0000 ik\u0008 later\u001b[31m betalen', null],
  ['half a surrogate pair', 'Kan ik \ud83d later', null],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>', null],
  ['SQL', "'); drop table calls; --", null],
  ['right to left', 'هل يمكنني الدفع لاحقا', null],
  ['a prototype', '__proto__', null],
];

describe.each(strange)('a line that is %s', (_what, text, code) => {
  test('typed over HTTP', async () => {
    const reply = await agent.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text });
    if (code) expect([reply.status, errorOf(reply).code]).toEqual([400, code]);
    else expect(reply).toMatchObject({ status: 200, body: { duplicate: false } });
    await alive();
  });

  test('posted', async () => {
    const body = { speaker: 'beller', text, seq: nextSeq++ };
    const reply = await agent.request('POST', `/api/calls/${call}/utterances`, body, bearer());
    if (code) expect([reply.status, errorOf(reply).code]).toEqual([400, code]);
    else expect(reply.status).toBe(200);
    await alive();
  });

  test('typed over a socket', async () => {
    const socket = agent.socket();
    const key = crypto.randomUUID();
    const ack = await socket.emitWithAck('line:add', { callId: call, key, text, speaker: 'beller' });
    if (code) expect(ack).toMatchObject({ ok: false, error: { code } });
    else expect(ack).toMatchObject({ ok: true });
    socket.disconnect();
    await alive();
  });

  test('searched for', async () => {
    // Half a surrogate pair does not fit in an address; a browser replaces it too.
    const q = encodeURIComponent(Buffer.from(text).toString());
    const reply = await agent.request('GET', `/api/search?q=${q}`);
    // An address that is too long is refused by the HTTP parser itself.
    expect(code === 'ONGELDIGE_INVOER' ? [400, 431] : [200]).toContain(reply.status);
    await alive();
  });
});

describe('a body', () => {
  test.each(['{', '', 'null', '[]', '"tekst 111222333"', '{"text":', '\u0000'])(
    'that is %j gives a 400',
    async (body) => {
      const reply = await agent.raw('POST', `/api/calls/${call}/lines`, body);
      expect(reply.status).toBe(400);
      expect(errorOf(reply).message).not.toContain('111222333');
      await alive();
    },
  );

  test('of more than 64 kB gives a 413 in Dutch', async () => {
    const body = { key: crypto.randomUUID(), text: 'x'.repeat(70_000) };
    const reply = await agent.request('POST', `/api/calls/${call}/lines`, body);
    expect([reply.status, errorOf(reply).code]).toEqual([413, 'TE_GROOT']);
    expect(errorOf(reply).message).toContain('te groot');
  });

  test.each([
    [{ key: 'kort', text: 'Hallo.' }, 'Sleutel: minstens 8 tekens'],
    [{ key: 'sleutel-1' }, 'Tekst: ontbreekt'],
    [{ key: 'sleutel-1', text: 5 }, 'Tekst: ontbreekt of is van een verkeerd soort'],
    [{ key: 'sleutel-1', text: 'Hallo.', speaker: 'robot' }, 'Spreker: kies uit beller, medewerker'],
    [{ key: 'sleutel-1', text: 'x'.repeat(4001) }, 'Tekst: te lang, hoogstens 4000 tekens'],
  ])('with a wrong field names that field', async (body, message) => {
    const reply = await agent.request('POST', `/api/calls/${call}/lines`, body);
    expect([reply.status, errorOf(reply).code]).toEqual([400, 'ONGELDIGE_INVOER']);
    expect(errorOf(reply).message).toContain(message);
  });

  test.each([{ seq: -1 }, { seq: 1.5 }, { seq: '1' }, { seq: 1, at: 'gisteren' }, { seq: 2 ** 60 }])(
    'with %j as place of a posted line gives a 400',
    async (place) => {
      const body = { speaker: 'beller', text: 'Hallo.', ...place };
      const reply = await agent.request('POST', `/api/calls/${call}/utterances`, body, bearer());
      expect(reply.status).toBe(400);
    },
  );
});

describe('an address', () => {
  test.each([
    ['/api/bestaat-niet', 404],
    [`/api/calls/${'x'.repeat(3000)}`, 404],
    ['/api/articles/%E0%A4%A', 400],
    ['/api/articles/..%2f..%2fetc%2fpasswd', 404],
    ['/api/snapshots/__proto__', 404],
    ['/api/search?q=a&q=b', 400],
    ['/assets/bestaat-niet.js', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
  ])('%s gives %i', async (path, status) => {
    const reply = await agent.request('GET', path);
    expect(reply.status).toBe(status);
    expect(errorOf(reply).code).toBe(status === 404 ? 'NIET_GEVONDEN' : 'ONGELDIGE_INVOER');
    await alive();
  });
});

describe('a socket message', () => {
  test.each([[null], [5], ['tekst'], [[]], [{}], [{ callId: {} }], [{ callId: call, after: 'x' }]])(
    'with payload %j is refused, and the socket stays',
    async (payload) => {
      const socket = agent.socket();
      await until(() => socket.connected);
      for (const event of ['call:join', 'line:add']) {
        const ack: unknown = await socket.timeout(2000).emitWithAck(event as 'call:join', payload as never);
        expect(ack).toMatchObject({ ok: false, error: { code: 'ONGELDIGE_INVOER' } });
      }
      // Without anyone to acknowledge to, in the wrong order, or unknown: silence.
      socket.emit('call:leave', payload as never);
      socket.emit('line:add' as 'call:leave', payload as never);
      socket.emit('line:add', (() => undefined) as never, payload as never);
      socket.emit('onbekend' as 'call:leave', payload as never);
      expect(await socket.emitWithAck('call:join', { callId: call, after: -1 })).toMatchObject({ ok: true });
      socket.disconnect();
      await alive();
    },
  );

  test('of more than 64 kB ends that socket only', async () => {
    const socket = agent.socket();
    const other = agent.socket();
    await until(() => socket.connected && other.connected);
    socket.io.reconnection(false);
    socket.emit('call:leave', { callId: 'x'.repeat(100_000) });
    await until(() => socket.disconnected);
    expect(other.connected).toBe(true);
    other.disconnect();
    await alive();
  });
});

test('a request that breaks off halfway harms nothing', async () => {
  const half = request(`${server.url}/api/calls`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': '500',
      origin: server.url,
      cookie: agent.cookie(),
    },
  });
  half.on('error', () => undefined);
  half.write('{"callerInformed": tr');
  await until(() => half.socket?.writable);
  half.destroy();
  await alive();
});

test('an error nobody foresaw gives a reference that stands in the log, and no text', async () => {
  const broken = await startTestServer();
  const client = await broken.as('medewerker');
  broken.service.suggest = () => {
    throw new Error('stuk bij: mijn nummer is geheim');
  };
  const reply = await client.request('GET', '/api/search?q=geheim');
  expect([reply.status, errorOf(reply).code]).toEqual([500, 'FOUT']);
  const reference = /kenmerk ([\w-]+)\./.exec(errorOf(reply).message)?.[1] ?? '';
  expect(broken.logged()).toContain(`"reference":"${reference}"`);
  expect(broken.logged()).not.toContain('geheim');
  await broken.close();
});
