import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callDetail } from '../contract/calls.ts';
import { type RetentionKind, type RetentionView, retentionView } from '../contract/retention.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';
import { nightOf } from './nightly.ts';

const DAY = 86_400_000;

let server: TestServer;
let agent: Client;
let admin: Client;
let moved = 0;

/** Sessions end while the clock moves, so everyone signs in again. */
async function advance(days: number) {
  server.advance(days * DAY);
  moved += days;
  [agent, admin] = [await server.as('medewerker'), await server.as('beheerder')];
}
async function start(dir?: string) {
  server = await startTestServer({ dir });
  server.advance(moved * DAY);
  [agent, admin] = [await server.as('medewerker'), await server.as('beheerder')];
  await idle();
}
beforeEach(() => {
  moved = 0;
  return start();
});
afterEach(() => server.close());

const view = async (): Promise<RetentionView> =>
  retentionView.parse((await admin.request('GET', '/api/retention')).body);
const idle = () =>
  until(async () => {
    const now = await view();
    return now.running === null && now.runs.length > 0 ? now : null;
  });
const put = (kind: string, days: unknown) => admin.request('PUT', `/api/retention/${kind}`, { days });
const cleanUp = async () => {
  expect((await admin.request('POST', '/api/retention/run', {})).status).toBe(202);
  const after = await idle();
  return after.runs[0]?.removed;
};

/** A closed call with a line, a card, a thumb with a reason, and a note, all holding this word. */
async function closedCall(word: string): Promise<string> {
  const call = await openCall(agent);
  const base = `/api/calls/${call}`;
  await agent.request('POST', `${base}/lines`, { key: crypto.randomUUID(), text: `Kan ik ${word} betalen?` });
  const card = await until(async () => (await events(call)).find((e) => e.type === 'card'));
  const feedback = { thumb: 'omlaag', reasons: ['onjuist'], text: `reden ${word}` };
  await agent.request('PUT', `${base}/answers/${card.answerId}/feedback`, feedback);
  await agent.request('PUT', `${base}/answers/${card.answerId}/unused`, { reason: 'anders', text: word });
  await agent.request('POST', `${base}/close`, {
    category: 'uitstel',
    solved: true,
    note: `notitie ${word}`,
  });
  return call;
}
const events = async (call: string) =>
  callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body).events;
const exists = async (call: string) => (await agent.request('GET', `/api/calls/${call}`)).status === 200;

const bytesOf = (text: string) =>
  readdirSync(join(server.dir, 'data'))
    .map((name) => readFileSync(join(server.dir, 'data', name), 'latin1').split(text).length - 1)
    .reduce((a, b) => a + b, 0);

describe('a clean-up', () => {
  test('takes each kind of data away when its own days are over and nothing that is younger', async () => {
    const old = await closedCall('zonnebloem');
    await advance(60);
    const young = await closedCall('madelief');
    const before = await events(young);
    expect(await cleanUp()).toEqual({});

    await advance(31);
    expect(await cleanUp()).toEqual({ dialoog: 1 });
    const rest = await events(old);
    expect(rest.map((e) => e.type)).toEqual(['started', 'utterance', 'card', 'feedback', 'unused', 'closed']);
    expect(rest[1]).toMatchObject({ utterance: { n: 1, text: '' } });
    expect(rest[2]).toMatchObject({ card: { question: '', status: 'kennisbank' } });
    expect(rest[3]).toMatchObject({ feedback: { text: 'reden zonnebloem' } });
    expect(await events(young)).toEqual(before);

    await advance(365 - 91 + 1);
    expect(await cleanUp()).toMatchObject({ dialoog: 1, oordelen: 2, notities: 1 });
    expect((await events(old))[3]).toMatchObject({ feedback: { thumb: null, reasons: [], text: '' } });
    expect((await events(old)).at(-1)).toMatchObject({ wrapUp: { category: 'uitstel', note: '' } });
    expect(bytesOf('zonnebloem')).toBe(0);
    expect((await events(young))[3]).toMatchObject({ feedback: { text: 'reden madelief' } });

    await advance(365);
    expect(await cleanUp()).toMatchObject({ verloop: 6 });
    expect([await exists(old), await events(old)]).toEqual([true, []]);
    await advance(1825 - 730);
    expect((await cleanUp())?.bewijzen).toBeGreaterThan(2);
    expect([await exists(old), await exists(young)]).toEqual([false, true]);
    await advance(61);
    await cleanUp();
    expect(await exists(young)).toBe(false);
    expect(bytesOf('madelief')).toBe(0);
    // What a card showed can still be proved, and a call that is new gets a number again.
    expect(await server.belbot.store.db.selectFrom('snapshots').select('hash').execute()).toHaveLength(1);
    await openCall(agent);
  });

  test('never touches a call that is open, however old', async () => {
    const call = await openCall(agent);
    await agent.request('POST', `/api/calls/${call}/lines`, {
      key: 'sleutel-1',
      text: 'Kan ik later betalen?',
    });
    await until(async () => (await events(call)).some((e) => e.type === 'card'));
    const before = await events(call);
    await advance(4000);
    expect(await cleanUp()).toEqual({ opschoonlog: 1 });
    expect(await events(call)).toEqual(before);
  });

  test('runs at start and every night at three, Dutch time, once', async () => {
    expect((await view()).runs).toMatchObject([{ startedBy: 'start', state: 'klaar', user: null }]);
    await server.belbot.nightlyCleanUp();
    expect((await view()).runs).toHaveLength(1);
    await advance(1);
    await server.belbot.nightlyCleanUp();
    await server.belbot.nightlyCleanUp();
    expect((await idle()).runs.map((r) => r.startedBy)).toEqual(['nacht', 'start']);
  });

  test('that was broken off by a stop goes on at the next start, and says so in its log', async () => {
    const calls: string[] = [];
    for (let i = 0; i < 25; i++) calls.push(await closedCall(`klaproos-${i}`));
    await advance(91);
    const { status } = await admin.request('POST', '/api/retention/run', {});
    expect(status).toBe(202);
    // Stopped while it runs, after its first batch at the earliest.
    await until(async () => (await view()).running === null || ((await view()).running?.removed ?? 0) > 0);
    await server.belbot.close();
    await start(server.dir);
    const log = (await idle()).runs;
    expect(log[0]).toMatchObject({ startedBy: 'start', state: 'klaar' });
    expect(log.slice(0, 2).reduce((sum, r) => sum + (r.removed.dialoog ?? 0), 0)).toBe(25);
    const kept = await server.belbot.store.db
      .selectFrom('utterances')
      .select('text')
      .where('text', '!=', '')
      .execute();
    expect(kept).toEqual([]);
  });

  test('that fails half-way keeps what it did, says that it was broken off, and goes on from there', async () => {
    const { store } = server.belbot;
    const calls: string[] = [];
    for (let i = 0; i < 15; i++) calls.push(await closedCall(`papaver-${i}`));
    await advance(91);
    const fourteenth = sql.lit(calls[13] ?? '');
    await store.write((trx) =>
      sql`create trigger broken before update on utterances when old.call = ${fourteenth}
        begin select raise(abort, 'disk trouble'); end`.execute(trx),
    );
    await cleanUp();
    expect((await view()).runs[0]).toMatchObject({
      state: 'afgebroken',
      finishedAt: null,
      removed: { dialoog: 10 },
    });
    expect(errorOf(await put('dialoog', 0)).code).toBe('ONGELDIGE_INVOER');
    await store.write((trx) => sql`drop trigger broken`.execute(trx));
    expect(await cleanUp()).toEqual({ dialoog: 5 });
    expect(bytesOf('papaver-13 betalen')).toBe(0);
  });

  test('leaves nothing of what another table may have hung on a call', async () => {
    const { store } = server.belbot;
    const call = await closedCall('lavendel');
    const { id } = await store.db
      .selectFrom('answers')
      .select('id')
      .where('call', '=', call)
      .executeTakeFirstOrThrow();
    await store.write(async (trx) => {
      await sql`create table letters (id text primary key, answer text references answers(id), text text)`.execute(
        trx,
      );
      await sql`create table pages (letter text references letters(id), text text)`.execute(trx);
      await sql`insert into letters values ('brief', ${id}, 'lavendel')`.execute(trx);
      await sql`insert into pages values ('brief', 'lavendel')`.execute(trx);
    });
    await advance(1826);
    await cleanUp();
    expect(await exists(call)).toBe(false);
    expect((await sql`select * from letters, pages`.execute(store.db)).rows).toEqual([]);
    expect(bytesOf('lavendel')).toBe(0);
  });
});

describe('the days of a kind', () => {
  test('are chosen by the beheerder, kept with who and when, and applied by the next clean-up', async () => {
    const call = await closedCall('korenbloem');
    await advance(8);
    expect((await put('dialoog', 7)).status).toBe(200);
    const setting = (await view()).settings.find((s) => s.kind === 'dialoog');
    expect(setting).toMatchObject({ days: 7, defaultDays: 90, changedBy: 'Demo beheerder' });
    expect(await cleanUp()).toEqual({ dialoog: 1 });
    expect((await events(call))[1]).toMatchObject({ utterance: { text: '' } });
    expect((await view()).settings.find((s) => s.kind === 'dialoog')?.lastRemoved).toBe(1);
    expect((await view()).runs[0]).toMatchObject({ startedBy: 'hand', user: 'Demo beheerder' });
  });

  test.each([0, -1, 1e9, 3651, 1.5, '30', 'veel', null, Number.NaN])(
    'are refused when they are %s, and stay as they were',
    async (days) => {
      const reply = await put('notities', days);
      expect([reply.status, errorOf(reply).code]).toEqual([400, 'ONGELDIGE_INVOER']);
      expect(errorOf(reply).message).toMatch(/^Dagen: .*Er is niets bewaard\.$/);
      expect((await view()).settings.find((s) => s.kind === 'notities')?.days).toBe(365);
    },
  );

  test('of a part of a call cannot be longer than those of the call itself', async () => {
    expect(errorOf(await put('dialoog', 1826)).code).toBe('BEWIJZEN_EERDER');
    const reply = await put('bewijzen', 700);
    expect([reply.status, errorOf(reply).message]).toEqual([
      409,
      'De termijn van “Verloop van gesprekken” is 730 dagen. Verkort die eerst, of kies hier minstens zoveel. De termijn is niet gewijzigd.',
    ]);
    expect((await put('opschoonlog', 3650)).status).toBe(200);
  });

  test('of an unknown kind do not exist, and are not for other roles', async () => {
    expect((await put('alles' as RetentionKind, 5)).status).toBe(404);
    for (const path of ['/api/retention', '/api/retention/run'] as const) {
      const method = path.endsWith('run') ? 'POST' : 'GET';
      expect((await agent.request(method, path, method === 'POST' ? {} : undefined)).status).toBe(403);
    }
  });
});

test.each([
  ['2026-11-22T01:59:00Z', '2026-11-21'],
  ['2026-11-22T02:00:00Z', '2026-11-22'],
  ['2026-07-01T00:59:00Z', '2026-06-30'],
  ['2026-07-01T01:00:00Z', '2026-07-01'],
  ['2026-10-25T01:30:00Z', '2026-10-24'],
  ['2026-10-25T02:00:00Z', '2026-10-25'],
])('at %s the last night is that of %s', (moment, night) => {
  expect(nightOf(new Date(moment))).toBe(night);
});
