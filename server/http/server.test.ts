import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnsweringService } from '../answering/service.ts';
import { callDetail } from '../contract/calls.ts';
import { articleView, searchResult, snapshotView } from '../contract/knowledge.ts';
import { serviceStatus } from '../contract/status.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.as('medewerker');
});
afterAll(() => server.close());

describe('reading knowledge', () => {
  test('a search of one or two words fits the words typed; a longer one goes by meaning first', async () => {
    const ids = async (q: string) =>
      searchResult.parse((await agent.request('GET', `/api/search?q=${q}`)).body).hits.map((h) => h.passage);
    expect(await ids('')).toEqual([]);
    expect(await ids('uitstel')).toEqual(['kort-uitstel-duur', 'kort-uitstel-schuld']);
    expect(await ids('kan+ik+later+betalen')).toEqual([
      'kort-uitstel-schuld',
      'kort-uitstel-vragen',
      'kort-uitstel-duur',
    ]);
  });

  test('a search whose meaning part fails still finds by words', async () => {
    const { find } = server.service;
    server.service.find = () => Promise.reject(new Error('model gone'));
    const reply = await agent.request('GET', '/api/search?q=kan+ik+later');
    expect(searchResult.parse(reply.body).hits).toHaveLength(2);
    server.service.find = find;
  });

  test('an article comes with its passages, and each can be looked up by its snapshot', async () => {
    const article = articleView.parse((await agent.request('GET', '/api/articles/kort-uitstel')).body);
    expect(article).toMatchObject({ topicName: 'Uitstel en betalingsregeling' });
    expect(article.passages).toHaveLength(3);
    const hash = article.passages[2]?.citation.snapshot;
    const snapshot = snapshotView.parse((await agent.request('GET', `/api/snapshots/${hash}`)).body);
    expect(snapshot).toEqual({ passage: article.passages[2], article, changed: false });
  });

  test('a snapshot stays as it was cited when the passage changes or goes, and says so', async () => {
    const call = await openCall(agent);
    await agent.request('POST', `/api/calls/${call}/cards`, { passage: 'kort-uitstel-duur', query: '' });
    await agent.request('POST', `/api/calls/${call}/close`, { category: 'uitstel', solved: true });
    const { events } = callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body);
    const shown = events.find((e) => e.type === 'card');
    const hash = shown?.card.citations[0]?.snapshot;
    const read = async () => snapshotView.parse((await agent.request('GET', `/api/snapshots/${hash}`)).body);

    const { passageById, articleById } = server.service.knowledge;
    const passage = passageById.get('kort-uitstel-duur');
    if (!passage) throw new Error('the tiny knowledge base has this passage');
    passageById.set(passage.id, { ...passage, say: 'Iets anders.' });
    expect(await read()).toMatchObject({
      changed: true,
      passage: { say: 'U kunt vier maanden uitstel krijgen.' },
    });
    passageById.delete(passage.id);
    articleById.delete(passage.article);
    expect(await read()).toMatchObject({ changed: true, article: null });
  });
});

describe('while the answering service is not there', () => {
  test('calls go on; answers follow as soon as it is', async () => {
    let ready: (service: AnsweringService) => void = () => undefined;
    const late = await startTestServer({
      createAnswering: () => new Promise((resolve) => (ready = resolve)),
    });
    const client = await late.as('medewerker');
    const status = async () => serviceStatus.parse((await client.request('GET', '/api/status')).body);
    expect(await status()).toMatchObject({ meaningSearch: 'opbouw', passages: 0 });
    const search = await client.request('GET', '/api/search?q=uitstel');
    expect([search.status, errorOf(search).code]).toEqual([503, 'KENNISBANK_NIET_KLAAR']);

    const socket = client.socket();
    const changes: string[] = [];
    socket.on('status:changed', (s) => changes.push(s.meaningSearch));
    await until(() => socket.connected);
    const call = await openCall(client);
    const line = { key: 'sleutel-1', text: 'Kan ik later betalen?' };
    expect((await client.request('POST', `/api/calls/${call}/lines`, line)).status).toBe(200);
    ready(late.service);
    await until(async () => {
      const { events } = callDetail.parse((await client.request('GET', `/api/calls/${call}`)).body);
      return events.some((e) => e.type === 'card');
    });
    expect(changes).toEqual(['aan']);
    socket.disconnect();
    await late.close();
  });

  test('and never will be: the status says why, calls go on and can be closed', async () => {
    const without = await startTestServer({ createAnswering: () => Promise.reject(new Error('broken')) });
    const client = await without.as('medewerker');
    const status = serviceStatus.parse((await client.request('GET', '/api/status')).body);
    expect(status).toMatchObject({ meaningSearch: 'uit', reason: expect.stringContaining('kennisbank') });
    const call = await openCall(client);
    const line = { key: 'sleutel-1', text: 'Kan ik later betalen?' };
    expect((await client.request('POST', `/api/calls/${call}/lines`, line)).status).toBe(200);
    const closed = await client.request('POST', `/api/calls/${call}/close`, {
      category: 'overig',
      solved: false,
    });
    expect(closed.status).toBe(200);
    await without.close();
  });

  test('an answer that fails costs a card, not the call', async () => {
    const failing = await startTestServer({
      createAnswering: async (fake) => ({ ...fake, answer: () => Promise.reject(new Error('stuk')) }),
    });
    const client = await failing.as('medewerker');
    const call = await openCall(client);
    for (const key of ['sleutel-1', 'sleutel-2']) {
      const reply = await client.request('POST', `/api/calls/${call}/lines`, { key, text: 'Kan dat?' });
      expect(reply.status).toBe(200);
    }
    const metrics = await until(async () => {
      const { body } = await failing.anyone().request('GET', '/metrics', undefined, bearer());
      return String(body).includes('belbot_answers_lost_total 2') ? String(body) : null;
    });
    expect(metrics).toContain('belbot_lines_total{origin="typed",speaker="beller"} 2');
    expect(metrics).toContain('belbot_calls_open 1');
    await failing.close();
  });
});

/** Makes the disk of this server as full as it gets at this many pages. */
const limitPages = ({ belbot }: TestServer, pages: number) =>
  belbot.store.write((trx) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(trx));

describe('when the storage fails', () => {
  test('a full disk refuses the line with OPSLAG_VOL, reading goes on, and so do lines once there is room', async () => {
    const full = await startTestServer();
    const client = await full.as('medewerker');
    const call = await openCall(client);
    const { db } = full.belbot.store;
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await limitPages(full, Number(rows[0]?.page_count));
    const path = `/api/calls/${call}/lines`;
    const add = (i: number) =>
      client.request('POST', path, { key: `sleutel-${i}`, text: 'woord '.repeat(600) });
    const refused = await until(async () => {
      const reply = await add(Math.random());
      return reply.status === 200 ? null : reply;
    });
    expect([refused.status, errorOf(refused).code]).toEqual([503, 'OPSLAG_VOL']);
    expect(errorOf(refused).message).toContain('niet bewaard');
    const before = callDetail.parse((await client.request('GET', `/api/calls/${call}`)).body);
    await limitPages(full, 1_000_000);
    expect((await add(-1)).status).toBe(200);
    const after = callDetail.parse((await client.request('GET', `/api/calls/${call}`)).body);
    expect(after.events.length).toBeGreaterThan(before.events.length);
    expect(after.events.map((e) => e.n)).toEqual(after.events.map((_, n) => n));
    await full.close();
  });

  test('a locked database refuses the line with OPSLAG_BEZET, over HTTP and over a socket', async () => {
    const client = await server.as('medewerker2');
    const call = await openCall(client);
    const socket = client.socket();
    await until(() => socket.connected);
    const other = new Database(join(server.dir, 'data', 'belbot.sqlite'));
    other.exec('begin immediate');
    const line = { key: 'sleutel-1', text: 'Hallo.', speaker: 'beller' } as const;
    const refused = await client.request('POST', `/api/calls/${call}/lines`, line);
    expect([refused.status, errorOf(refused).code]).toEqual([503, 'OPSLAG_BEZET']);
    const ack = await socket.emitWithAck('line:add', { ...line, callId: call });
    expect(ack).toMatchObject({ ok: false, error: { code: 'OPSLAG_BEZET' } });
    other.exec('rollback');
    other.close();
    expect(await socket.emitWithAck('line:add', { ...line, callId: call })).toEqual({
      ok: true,
      value: { n: 1, duplicate: false },
    });
    socket.disconnect();
  });
});

test('every answer tells the browser to trust nothing but this host', async () => {
  const { headers } = await agent.request('GET', '/healthz');
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('a page of the console is the console itself, or says how to build it', async () => {
  const { status, body } = await agent.request('GET', '/gesprek/1');
  expect([200, 503]).toContain(status);
  expect(String(body)).toMatch(/<div id="root"|npm run build/);
});
