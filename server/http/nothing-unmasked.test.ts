import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callDetail } from '../contract/calls.ts';
import { mask } from '../privacy/mask.ts';
import { type Client, until } from '../testing/client.ts';
import { ALL_SECRETS, SECRETS, secretsIn } from '../testing/secrets.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

test('the search of this test finds a secret in each form', () => {
  for (const { value } of SECRETS) {
    expect(secretsIn(`"${value}"`)).toContain(value);
    expect(secretsIn(`?q=${encodeURIComponent(value)}`)).toContain(value);
    for (const before of ['', 'a', 'ab']) {
      expect(secretsIn(Buffer.from(`${before}${value}, en zo`).toString('base64'))).toContain(value);
    }
  }
  expect(secretsIn('1.1122-2333')).toContain('111222333');
});

test('personal data of any kind that comes in through any entrance stands in no file, log, answer or socket', async () => {
  const server = await startTestServer({
    dir: withSecretScenario(),
    createAnswering: async (fake) => failing(fake),
  });
  const agent = await server.as('medewerker');
  const heard: string[] = [];
  // Everything that the server says to the console of the agent, to a second one, and to somebody else's.
  const sockets = [
    agent.socket(),
    (await server.as('medewerker')).socket(),
    (await server.as('trainer')).socket(),
  ];
  for (const socket of sockets) socket.onAny((...args) => heard.push(JSON.stringify(args)));
  const said = async (reply: Promise<{ body: unknown }>) => {
    const { body } = await reply;
    heard.push(JSON.stringify(body));
    return body;
  };
  const call = await openCall(agent);
  const base = `/api/calls/${call}`;
  const [socket] = sockets;
  if (!socket) throw new Error('no socket');
  await socket.emitWithAck('call:join', { callId: call, after: -1 });

  await enterByHttp({ server, agent, base, said });
  await enterBySocket({ socket, call });
  await said(agent.request('POST', `${base}/replay`, { scenario: 'geheim', speed: 50 }));
  const { events } = await until(async () => {
    const detail = callDetail.parse((await agent.request('GET', base)).body);
    return detail.events.some((e) => e.type === 'replay' && e.state === 'finished') ? detail : null;
  });
  const answer = events.find((e) => e.type === 'card')?.answerId;
  await askSecondLine({ server, agent, base, said });
  const [{ value = '' } = {}] = SECRETS;
  await said(agent.request('POST', `${base}/answers/${answer}/client-file`, { caller: value }));
  await said(agent.request('POST', `${base}/answers/${answer}/data`, { data: {}, fromFile: [value] }));
  await said(agent.request('PUT', `${base}/consent`, { recording: value }));
  await judge({ agent, base, said, answer });

  const after = callDetail.parse((await agent.request('GET', base)).body);
  heard.push(JSON.stringify(after));
  expect(after.events.map((e) => e.type)).toEqual(
    expect.arrayContaining(['utterance', 'card', 'feedback', 'unused', 'replay', 'helpline', 'closed']),
  );
  for (const { kind } of SECRETS) expect(JSON.stringify(after)).toContain(`[${kind}-1]`);
  for (const each of sockets) each.disconnect();

  // Read while the write-ahead log is still there, and again after the end.
  const live = written(server);
  expect(live.map((f) => f.name)).toContain('belbot.sqlite-wal');
  await server.belbot.close();
  const places = [...live, ...written(server), { name: 'log', bytes: server.logged() }];
  for (const { name, bytes } of places) expect([name, secretsIn(bytes)]).toEqual([name, []]);
  for (const message of heard)
    expect([message.slice(0, 80), secretsIn(message)]).toEqual([message.slice(0, 80), []]);
  for (const { text, earlier } of server.service.questions) {
    expect(secretsIn(JSON.stringify([text, earlier]))).toEqual([]);
  }
  expect(server.service.questions.length).toBeGreaterThan(10);
});

test('the same number has the same token through all lines of a call, also after a restart never that of another', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'belbot-'));
  const before = await startTestServer({ dir });
  const agent = await before.as('medewerker');
  const call = await openCall(agent);
  const type = (who: Client, text: string) =>
    who.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text, speaker: 'beller' });
  const post = (server: TestServer, seq: number, text: string, final = true) =>
    server
      .anyone()
      .request('POST', `/api/calls/${call}/utterances`, { speaker: 'beller', text, seq, final }, bearer());
  await type(agent, 'mijn bsn is 111222333');
  await post(before, 1, 'mijn bsn is een een een', false);
  await post(before, 1, 'een een een twee twee twee drie drie drie dus');
  await type(agent, 'die van mijn man is 123456782 en die van mij 111 222 333');
  await before.close('keep');

  const later = await startTestServer({ dir });
  const again = await later.as('medewerker');
  await type(again, 'nog een keer 123456782');
  // The speech system did not hear that the line had arrived.
  const resent = await post(later, 1, 'een een een twee twee twee drie drie drie dus');
  expect([resent.status, resent.body]).toMatchObject([200, { duplicate: true }]);
  const { events } = callDetail.parse((await again.request('GET', `/api/calls/${call}`)).body);
  expect(events.flatMap((e) => (e.type === 'utterance' ? [e.utterance.text] : []))).toEqual([
    'mijn bsn is [BSN-1]',
    '[BSN-1] dus',
    'die van mijn man is [BSN-2] en die van mij [BSN-1]',
    'nog een keer [BSN-3]',
  ]);
  await later.close();
});

/** Where the secrets come in, and `said`, which keeps what comes back. */
type Entrance = {
  server: TestServer;
  agent: Client;
  base: string;
  said: (reply: Promise<{ body: unknown }>) => Promise<unknown>;
};

/** Lines that are typed and posted, right and wrong; searches; addresses that do not exist. */
async function enterByHttp({ server, agent, base, said }: Entrance): Promise<void> {
  const asked = `Kan ik later betalen? ${ALL_SECRETS}`;
  const line = (body: object) => said(agent.request('POST', `${base}/lines`, body));
  const post = (body: object) =>
    said(agent.request('POST', `${base}/utterances`, { speaker: 'beller', ...body }, bearer()));
  const utterance = (seq: number, text: string, final: boolean) => post({ seq, text, final });

  await line({ key: 'sleutel', text: asked });
  let seq = 0;
  for (const { cue, value } of SECRETS) {
    const text = `${cue} ${value}`;
    await said(server.anyone().signIn(value, value));
    await line({ key: `sleutel ${value}`, text });
    await line({ key: value, text, speaker: value });
    await line({ key: value, [value]: text });
    await said(agent.raw('POST', `${base}/lines`, `{"text": ${value}`));
    await said(agent.raw('POST', `${base}/lines`, text, { 'content-type': 'text/plain' }));
    seq++;
    await utterance(seq, text.slice(0, -3), false);
    await utterance(seq, text, false);
    if (seq % 2 === 0) await utterance(seq, text, true);
    await post({ seq: seq + 1000, text, at: value });
    await post({ seq: value, text });
    await said(agent.request('GET', `/api/search?q=${encodeURIComponent(`wat is ${text}`)}`));
    await said(agent.request('GET', `/api/search?q=${encodeURIComponent(`stuk ${text}`)}`));
    await said(
      agent.request('GET', `/api/search?${encodeURIComponent(value)}=1&q[]=${encodeURIComponent(value)}`),
    );
    await said(agent.request('GET', `/api/articles/${encodeURIComponent(value)}`));
    await said(agent.request('GET', `/api/bestaat-niet/${encodeURIComponent(value)}`));
    await said(agent.request('GET', `/api/calls/${encodeURIComponent(value)}`));
    await said(agent.request('POST', `${base}/cards`, { passage: value, query: text }));
    await said(agent.request('POST', `${base}/replay`, { scenario: value }));
    await said(agent.request('POST', `${base}/close`, { category: value, solved: true, note: text }));
  }
  await line({ key: 'te-lang', text: `${asked} ${'x'.repeat(5000)}` });
  await line({ key: 'veel-te-lang', text: `${asked} ${'x'.repeat(2_000_000)}` });
  await said(
    agent.request(
      'POST',
      '/api/telephony/calls',
      { agent: SECRETS[0]?.value, callerInformed: true, recording: true },
      bearer(),
    ),
  );
  await said(agent.request('POST', `${base}/cards`, { passage: 'kort-uitstel-duur', query: asked }));
  await said(
    agent.request('POST', `${base}/cards`, { passage: 'kort-uitstel-duur', query: `stuk ${ALL_SECRETS}` }),
  );
}

/** Right lines and messages of the wrong shape. */
async function enterBySocket({
  socket,
  call,
}: {
  socket: ReturnType<Client['socket']>;
  call: string;
}): Promise<void> {
  const asked = `Kan het ook later? ${ALL_SECRETS}`;
  await socket.emitWithAck('line:add', { callId: call, key: 'draad', text: asked, speaker: 'beller' });
  for (const { value } of SECRETS) {
    await socket.emitWithAck('line:add', { callId: value, key: 'draad-2', text: asked, speaker: 'beller' });
    // Shapes that no console sends: the types do not allow them.
    const raw = socket as unknown as { emit(name: string, ...args: unknown[]): void };
    raw.emit('line:add', value, () => undefined);
    raw.emit('line:add', { callId: call, text: { value }, key: [value] }, () => undefined);
    raw.emit('call:join', { callId: value, after: value }, () => undefined);
    raw.emit('call:leave', value);
    raw.emit(value, value);
  }
}

/** A question to the second line, its answer, and what the keeper of the knowledge base does with it. */
async function askSecondLine({ server, agent, base, said }: Entrance): Promise<void> {
  const text = ALL_SECRETS.slice(0, 900);
  const [{ value = '' } = {}] = SECRETS;
  const asked = await agent.request('POST', `${base}/helpline`, {
    key: `sleutel-${value}`,
    answerId: null,
    question: text,
    note: text,
  });
  const { requestId } = asked.body as { requestId: string };
  const helper = await server.as('hulplijn');
  await helper.request('POST', `/api/helpline/${requestId}/take`, {});
  await said(helper.request('POST', `/api/helpline/${requestId}/answer`, { text, passages: [value] }));
  await said(helper.request('POST', `/api/helpline/${requestId}/answer`, { text }));
  await said(helper.request('GET', `/api/helpline/${encodeURIComponent(value)}`));
  const manager = await server.as('kennisbeheerder');
  const [gap] = (await manager.request('GET', '/api/knowledge-gaps')).body as { id: string }[];
  await said(
    manager.request('PUT', `/api/knowledge-gaps/${gap?.id}`, {
      state: 'afgehandeld',
      reason: 'anders',
      note: text,
    }),
  );
}

/** Feedback, not used, and the wrap-up. */
async function judge({
  agent,
  base,
  said,
  answer,
}: {
  agent: Client;
  base: string;
  said: (reply: Promise<{ body: unknown }>) => Promise<unknown>;
  answer: string | undefined;
}): Promise<void> {
  const text = ALL_SECRETS.slice(0, 900);
  for (const body of [
    { thumb: 'omlaag', reasons: ['onjuist'], text },
    { thumb: text, reasons: [text], text },
  ]) {
    await said(agent.request('PUT', `${base}/answers/${answer}/feedback`, body));
  }
  await said(agent.request('PUT', `${base}/answers/${answer}/unused`, { reason: 'anders', text }));
  await said(agent.request('PUT', `${base}/answers/${answer}/unused`, { reason: text, text }));
  await said(
    agent.request('POST', `${base}/close`, { category: 'uitstel', solved: true, note: ALL_SECRETS }),
  );
}

/** A knowledge base with a scenario that is full of secrets. */
function withSecretScenario(): string {
  const dir = mkdtempSync(join(tmpdir(), 'belbot-'));
  mkdirSync(join(dir, 'knowledge', 'scenarios'), { recursive: true });
  const lines = [...SECRETS.map(({ cue, value }) => `${cue} ${value}`), 'Kan dat?'];
  writeFileSync(
    join(dir, 'knowledge', 'scenarios', 'geheim.yaml'),
    JSON.stringify({
      id: 'geheim',
      title: 'Geheim gesprek',
      summary: 'Vol gegevens.',
      topics: ['uitstel'],
      lines: lines.map((text) => ({ speaker: 'beller', pause: 0, text })),
    }),
  );
  return dir;
}

/** An answering service that fails on "stuk", with what it was given in its message. */
function failing(service: TestServer['service']): TestServer['service'] {
  const fail = (text: string) => {
    if (mask(text).text.includes('stuk')) throw new Error(`cannot answer ${text}`);
  };
  return {
    ...service,
    suggest: (query, limit) => {
      fail(query);
      return service.suggest(query, limit);
    },
    cardOfPassage: (id, query, date) => {
      fail(query);
      return service.cardOfPassage(id, query, date);
    },
  };
}

function written(server: TestServer): { name: string; bytes: string }[] {
  const data = join(server.dir, 'data');
  return readdirSync(data).map((name) => ({ name, bytes: readFileSync(join(data, name), 'latin1') }));
}
