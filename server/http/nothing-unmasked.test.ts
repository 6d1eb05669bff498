import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callDetail } from '../contract/calls.ts';
import { until } from '../testing/client.ts';
import { bearer, openCall, startTestServer } from '../testing/server.ts';

const BSN = '111222333';
const SPACED = '1112 22 333';

test('a BSN that comes in through any entrance stands in no file and no log', async () => {
  const server = await startTestServer();
  const agent = await server.as('medewerker');
  const call = await openCall(agent);
  const text = `Kan ik later betalen? Mijn nummer is ${BSN}, dus ${SPACED}.`;
  const base = `/api/calls/${call}`;

  await server.anyone().signIn(BSN, BSN);
  await agent.request('POST', `${base}/lines`, { key: `sleutel-${BSN}`, text });
  await agent.request('POST', `${base}/lines`, { key: 'sleutel-2', text: BSN, speaker: 'medewerker' });
  await agent.request('POST', `${base}/lines`, { key: BSN, text: `${text} ${'x'.repeat(5000)}` });
  await agent.raw('POST', `${base}/lines`, `{"text": ${text}`);
  await agent.request('POST', `${base}/${BSN}`, { text });
  await agent.request('GET', `/api/articles/${BSN}`);
  await agent.request('GET', `/api/search?q=${encodeURIComponent(text)}`);
  await agent.request('GET', `/api/bestaat-niet/${BSN}?q=${BSN}`);
  const post = (body: object) => agent.request('POST', `${base}/utterances`, body, bearer());
  await post({ speaker: 'beller', text, seq: 1, final: false });
  await until(async () => server.service.questions.length > 1);
  await post({ speaker: 'beller', text: `${text} Toch?`, seq: 1 });
  await post({ speaker: 'beller', text, seq: 2, at: BSN });
  await agent.request(
    'POST',
    '/api/telephony/calls',
    { agent: BSN, callerInformed: true, recording: true },
    bearer(),
  );
  const socket = agent.socket();
  await socket.emitWithAck('line:add', { callId: call, key: 'sleutel-3', text, speaker: 'beller' });
  await socket.emitWithAck('line:add', { callId: BSN, key: 'sleutel-4', text, speaker: 'beller' });
  await agent.request('POST', `${base}/replay`, { scenario: BSN });
  await agent.request('POST', `${base}/replay`, { scenario: 'kort', speed: 50 });
  await agent.request('POST', `${base}/cards`, { passage: 'kort-uitstel-duur', query: text });
  await agent.request('POST', `${base}/cards`, { passage: BSN, query: text });

  const { events } = await until(async () => {
    const detail = callDetail.parse((await agent.request('GET', base)).body);
    return detail.events.some((e) => e.type === 'replay' && e.state === 'finished') ? detail : null;
  });
  const answer = events.find((e) => e.type === 'card')?.answerId;
  await agent.request('PUT', `${base}/answers/${answer}/feedback`, {
    thumb: 'omlaag',
    reasons: ['onjuist'],
    text,
  });
  await agent.request('PUT', `${base}/answers/${answer}/unused`, { reason: 'anders', text });
  await agent.request('POST', `${base}/close`, { category: BSN, solved: true, note: text });
  await agent.request('POST', `${base}/close`, { category: 'uitstel', solved: true, note: text });
  socket.disconnect();

  const after = callDetail.parse((await agent.request('GET', base)).body);
  expect(after.events.map((e) => e.type)).toEqual(
    expect.arrayContaining(['utterance', 'card', 'feedback', 'unused', 'replay', 'closed']),
  );
  expect(JSON.stringify(after)).toContain('[BSN-1]');

  // Read while the write-ahead log is still there, and again after the end.
  const written = () => {
    const data = join(server.dir, 'data');
    return readdirSync(data).map((name) => ({ name, bytes: readFileSync(join(data, name), 'latin1') }));
  };
  const live = written();
  expect(live.map((f) => f.name)).toContain('belbot.sqlite-wal');
  await server.belbot.close();
  for (const { name, bytes } of [...live, ...written(), { name: 'log', bytes: server.logged() }]) {
    expect([name, bytes.includes(BSN), bytes.includes(SPACED)]).toEqual([name, false, false]);
  }
  for (const question of server.service.questions) expect(question.text).not.toContain(BSN);
});
