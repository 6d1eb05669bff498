import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Role, role } from '../contract/accounts.ts';
import { callDetail } from '../contract/calls.ts';
import { card } from '../contract/card.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

/** Everyone who may knock: the six roles, another agent, nobody, and a telephony system. */
type Who = Role | 'medewerker2' | 'niemand' | 'token' | 'verkeerd token';
const EVERYONE: Who[] = [...role.options, 'medewerker2', 'niemand', 'token', 'verkeerd token'];
const SIGNED_IN = EVERYONE.slice(0, 7);
const AGENTS: Who[] = ['medewerker', 'medewerker2'];
const OWNER: Who[] = ['medewerker'];

const call = '/api/calls/CALL';
const answer = `${call}/answers/ANSWER`;
const start = { callerInformed: true, recording: true };

/** Every route of api.md: who gets through. Bodies are such that getting through changes nothing. */
const routes: { method: string; path: string; allowed: Who[]; body?: object }[] = [
  { method: 'GET', path: '/healthz', allowed: EVERYONE },
  { method: 'GET', path: '/api/session', allowed: EVERYONE },
  { method: 'GET', path: '/api/status', allowed: SIGNED_IN },
  { method: 'GET', path: '/api/topics', allowed: SIGNED_IN },
  { method: 'GET', path: '/api/search?q=uitstel', allowed: SIGNED_IN },
  { method: 'GET', path: '/api/articles/kort-uitstel', allowed: SIGNED_IN },
  { method: 'GET', path: '/api/snapshots/HASH', allowed: SIGNED_IN },
  { method: 'GET', path: '/api/scenarios', allowed: [...AGENTS, 'trainer'] },
  { method: 'GET', path: '/api/calls', allowed: AGENTS },
  { method: 'POST', path: '/api/calls', allowed: AGENTS, body: start },
  { method: 'GET', path: call, allowed: OWNER },
  { method: 'POST', path: `${call}/lines`, allowed: OWNER, body: { key: 'sleutel-1', text: '' } },
  { method: 'POST', path: `${call}/cards`, allowed: OWNER, body: { passage: 'geen', query: '' } },
  { method: 'PUT', path: `${call}/consent`, allowed: OWNER, body: { recording: true } },
  { method: 'GET', path: '/api/client-file', allowed: [...AGENTS, 'beheerder'] },
  { method: 'POST', path: `${answer}/client-file`, allowed: OWNER, body: { caller: 'geen' } },
  { method: 'GET', path: '/api/retention', allowed: ['beheerder'] },
  { method: 'PUT', path: '/api/retention/dialoog', allowed: ['beheerder'], body: { days: 0 } },
  { method: 'POST', path: '/api/retention/run', allowed: ['beheerder'], body: {} },
  { method: 'PUT', path: `${answer}/feedback`, allowed: OWNER, body: { thumb: 'omhoog' } },
  { method: 'PUT', path: `${answer}/unused`, allowed: OWNER, body: { reason: null } },
  { method: 'GET', path: '/api/calls/search?q=later', allowed: AGENTS },
  { method: 'POST', path: `${call}/wrap-up`, allowed: OWNER, body: {} },
  { method: 'POST', path: `${call}/request-card`, allowed: OWNER, body: {} },
  { method: 'PUT', path: `${call}/listening`, allowed: OWNER, body: { onRequest: true } },
  { method: 'POST', path: `${call}/reopen`, allowed: OWNER, body: {} },
  { method: 'POST', path: `${call}/telephony`, allowed: ['token'], body: {} },
  { method: 'GET', path: '/api/measures', allowed: ['beheerder', 'kwaliteitsmonitor'] },
  { method: 'GET', path: '/api/measures?format=csv', allowed: ['beheerder', 'kwaliteitsmonitor'] },
  { method: 'POST', path: `${call}/replay`, allowed: OWNER, body: { scenario: 'geen' } },
  { method: 'DELETE', path: `${call}/replay`, allowed: OWNER },
  { method: 'POST', path: `${call}/helpline`, allowed: OWNER, body: { key: 'sleutel-1', answerId: null } },
  { method: 'GET', path: `${call}/helpline`, allowed: OWNER },
  { method: 'DELETE', path: `${call}/helpline/geen`, allowed: OWNER },
  { method: 'GET', path: '/api/helpline', allowed: ['hulplijn'] },
  { method: 'GET', path: '/api/helpline/geen', allowed: ['hulplijn'] },
  { method: 'POST', path: '/api/helpline/geen/take', allowed: ['hulplijn'], body: {} },
  { method: 'POST', path: '/api/helpline/geen/release', allowed: ['hulplijn'], body: {} },
  { method: 'POST', path: '/api/helpline/geen/answer', allowed: ['hulplijn'], body: { text: '' } },
  { method: 'POST', path: '/api/helpline/geen/take-over', allowed: ['hulplijn'], body: {} },
  { method: 'GET', path: '/api/knowledge-gaps', allowed: ['kennisbeheerder'] },
  { method: 'PUT', path: '/api/knowledge-gaps/geen', allowed: ['kennisbeheerder'], body: { state: 'open' } },
  { method: 'GET', path: `${call}/confirmation`, allowed: OWNER },
  {
    method: 'PUT',
    path: `${call}/confirmation`,
    allowed: OWNER,
    body: { cards: [], explanation: true },
  },
  { method: 'POST', path: `${call}/confirmation/document`, allowed: OWNER, body: { format: 'pdf' } },
  { method: 'GET', path: '/api/confirmations', allowed: ['kwaliteitsmonitor'] },
  { method: 'POST', path: `${call}/close`, allowed: OWNER, body: { category: 'geen', solved: 'ja' } },
  {
    method: 'POST',
    path: `${call}/utterances`,
    allowed: ['token'],
    body: { speaker: 'beller', text: '', seq: 1 },
  },
  { method: 'GET', path: `${call}/caller-feedback`, allowed: OWNER },
  { method: 'PUT', path: `${call}/caller-feedback`, allowed: OWNER, body: { solved: 'misschien' } },
  { method: 'POST', path: `${call}/caller-feedback/link`, allowed: OWNER, body: {} },
  { method: 'GET', path: '/api/caller-feedback/summary', allowed: ['kwaliteitsmonitor', 'beheerder'] },
  { method: 'GET', path: '/mening', allowed: EVERYONE },
  { method: 'GET', path: '/mening/dank', allowed: EVERYONE },
  { method: 'GET', path: '/api/answers', allowed: ['kwaliteitsmonitor'] },
  { method: 'GET', path: '/api/answers/ANSWER', allowed: ['kwaliteitsmonitor'] },
  { method: 'POST', path: '/api/answers/ANSWER/reproduce', allowed: ['kwaliteitsmonitor'], body: {} },
  { method: 'POST', path: '/api/telephony/calls', allowed: ['token'], body: { ...start, agent: 'niemand' } },
  { method: 'GET', path: '/metrics', allowed: ['beheerder', 'token'] },
];

let server: TestServer;
const clients = new Map<Who, Client>();
const ids = { CALL: '', ANSWER: '', HASH: '' };

beforeAll(async () => {
  server = await startTestServer();
  for (const who of EVERYONE) {
    clients.set(who, SIGNED_IN.includes(who) ? await server.as(who) : server.anyone());
  }
  const owner = await server.as('medewerker');
  ids.CALL = await openCall(owner);
  await owner.request('POST', `/api/calls/${ids.CALL}/lines`, {
    key: 'sleutel-0',
    text: 'Kan ik later betalen?',
  });
  const shown = await until(async () => {
    const { events } = callDetail.parse((await owner.request('GET', `/api/calls/${ids.CALL}`)).body);
    return events.find((e) => e.type === 'card');
  });
  ids.ANSWER = shown.answerId;
  ids.HASH = card.parse(shown.card).citations[0]?.snapshot ?? '';
});
afterAll(() => server.close());

test.each(routes)(
  '$method $path lets in $allowed and nobody else',
  async ({ method, path, allowed, body }) => {
    const url = path.replace(/CALL|ANSWER|HASH/g, (name) => ids[name as keyof typeof ids]);
    for (const who of EVERYONE) {
      const headers = who === 'token' ? bearer() : who === 'verkeerd token' ? bearer('geraden') : undefined;
      const reply = await clients.get(who)?.request(method, url, body, headers);
      if (!reply) throw new Error(who);
      const refused = reply.status === 401 || reply.status === 403;
      expect([who, refused ? errorOf(reply).code : 'let in']).toEqual([
        who,
        allowed.includes(who)
          ? 'let in'
          : expect.stringMatching(/^(NIET_AANGEMELD|GEEN_TOEGANG|TOKEN_ONGELDIG)$/),
      ]);
      // Getting through means that the route itself answered, not that something broke.
      expect(reply.status).toBeLessThan(500);
    }
  },
);

test('a call that does not exist is not found, for its would-be owner too', async () => {
  const reply = await clients.get('medewerker')?.request('GET', '/api/calls/bestaat-niet');
  expect(reply?.status).toBe(404);
});

test('socket events ask for the same rights as the routes', async () => {
  const line = { callId: ids.CALL, key: 'sleutel-2', text: 'Hallo.', speaker: 'beller' } as const;
  for (const who of SIGNED_IN.filter((w) => w !== 'medewerker')) {
    const socket = (await server.as(who)).socket();
    await until(() => socket.connected);
    const refused = { ok: false, error: { code: 'GEEN_TOEGANG' } };
    expect(await socket.emitWithAck('call:join', { callId: ids.CALL, after: -1 })).toMatchObject(refused);
    expect(await socket.emitWithAck('line:add', line)).toMatchObject(refused);
    socket.disconnect();
  }
});

test('a socket without a session is turned away with a code', async () => {
  const socket = server.anyone().socket();
  const error = await new Promise<Error>((resolve) => socket.on('connect_error', resolve));
  expect(error).toMatchObject({ message: 'NIET_AANGEMELD', data: { code: 'NIET_AANGEMELD' } });
  socket.disconnect();
});

test('the API token works nowhere as a user', async () => {
  const reply = await server.anyone().request('POST', '/api/calls', start, bearer());
  expect(reply.status).toBe(401);
});
