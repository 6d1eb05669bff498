import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callDetail, callSummary } from '../contract/calls.ts';
import { consentResult } from '../contract/consent.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
let call: string;
beforeAll(async () => {
  server = await startTestServer({ delay: (text) => (text.includes('Traag') ? 300 : 0) });
  agent = await server.as('medewerker');
});
afterAll(() => server.close());
beforeEach(async () => {
  const calls = callSummary.array().parse((await agent.request('GET', '/api/calls')).body);
  const open = calls.find((c) => c.closedAt === null);
  if (open) await close(open.id);
  call = await openCall(agent);
});

const close = (id = call) =>
  agent.request('POST', `/api/calls/${id}/close`, { category: 'uitstel', solved: true, note: 'Notitie.' });
const type = (text: string) =>
  agent.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text, speaker: 'beller' });
const change = (body: object) => agent.request('PUT', `/api/calls/${call}/consent`, body);
const set = async (body: object) => consentResult.parse((await change(body)).body);
const events = async () => callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body).events;
const texts = async () => (await events()).flatMap((e) => (e.type === 'utterance' ? [e.utterance.text] : []));
const cards = async () => (await events()).flatMap((e) => (e.type === 'card' ? [e] : []));
const cardCount = (count: number) => until(async () => (await cards()).length >= count);

/** Whether the bytes stand in any file of the data folder, or in the log. */
const onDisk = (text: string) =>
  [
    server.logged(),
    ...readdirSync(join(server.dir, 'data'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')),
  ].some((bytes) => bytes.includes(text));

describe('a caller who refuses recording in mid-call', () => {
  test('has every word erased from every file at once, while the agent goes on reading it until the end', async () => {
    await type('Kan ik de zonnebloem later betalen?');
    await cardCount(1);
    expect(onDisk('zonnebloem')).toBe(true);

    const { call: summary, erased } = await set({ recording: false });
    expect([summary.recording, erased]).toEqual([false, { lines: 1, cards: 1 }]);
    expect(onDisk('zonnebloem')).toBe(false);
    expect(await texts()).toEqual(['Kan ik de zonnebloem later betalen?']);
    expect((await cards())[0]?.card.question).toContain('zonnebloem');

    await type('En de zonnebloem dan?');
    await cardCount(2);
    expect(server.service.questions.at(-1)?.earlier[0]?.text).toContain('zonnebloem');
    expect(onDisk('zonnebloem')).toBe(false);
    await close();
    expect(JSON.stringify(await events())).not.toContain('zonnebloem');
    expect(await texts()).toEqual(['', '']);
  });

  test('keeps the receipt and the sources of each card, the opinion of the agent and the note', async () => {
    await type('Kan ik later betalen?');
    await cardCount(1);
    const [before] = await cards();
    const answer = `/api/calls/${call}/answers/${before?.answerId}`;
    await agent.request('PUT', `${answer}/feedback`, { thumb: 'omlaag', reasons: [], text: 'Te vaag.' });
    await set({ recording: false });
    await close();
    const [after] = await cards();
    expect(after?.card).toEqual({ ...before?.card, question: '' });
    const row = await server.belbot.store.db
      .selectFrom('answers')
      .selectAll()
      .where('call', '=', call)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ question: '', input_json: null });
    expect(JSON.parse(row.receipt_json)).toEqual(before?.card.receipt);
    expect(await events()).toMatchObject([
      { type: 'started', recording: true },
      { type: 'utterance' },
      { type: 'card' },
      { type: 'feedback', feedback: { text: 'Te vaag.' } },
      { type: 'consent', recording: false, callerInformed: true },
      { type: 'closed', wrapUp: { note: 'Notitie.' } },
    ]);
  });

  test('is not recorded by an answer that was still being made', async () => {
    await type('Traag, kan ik de korenbloem later betalen?');
    await set({ recording: false });
    await cardCount(1);
    expect((await cards())[0]?.card.question).toContain('korenbloem');
    expect(onDisk('korenbloem')).toBe(false);
  });

  test('is not recorded by a demo call that goes on playing, nor by lines that come in at the same moment', async () => {
    await agent.request('POST', `/api/calls/${call}/replay`, { scenario: 'kort', speed: 10 });
    const typed = Array.from({ length: 20 }, (_, i) => type(`Klaproos ${i}, kan dat?`));
    await Promise.all([...typed, set({ recording: false }), type('Klaproos na afloop?')]);
    await until(async () => (await events()).some((e) => e.type === 'replay' && e.state === 'finished'));
    const { db } = server.belbot.store;
    const answers = () => db.selectFrom('answers').select('question').where('call', '=', call).execute();
    await until(async () => (await answers()).length === 23);
    const rows = await db.selectFrom('utterances').select('text').where('call', '=', call).execute();
    expect(rows.map((r) => r.text)).toEqual(rows.map(() => ''));
    expect(rows).toHaveLength(24);
    expect((await answers()).filter((a) => a.question !== '')).toEqual([]);
    expect(onDisk('Klaproos')).toBe(false);
    expect((await texts()).filter((text) => text.startsWith('Klaproos'))).toHaveLength(21);
  });

  test('twice gives one event and nothing more to erase', async () => {
    await type('Kan ik later betalen?');
    await cardCount(1);
    await set({ recording: false });
    expect((await set({ recording: false })).erased).toEqual({ lines: 0, cards: 0 });
    expect((await events()).filter((e) => e.type === 'consent')).toHaveLength(1);
  });
});

describe('a caller who agrees after all', () => {
  test('is recorded from that moment on; what was said before stays off the disk', async () => {
    await set({ recording: false });
    await type('Kan ik de lavendel later betalen?');
    await cardCount(1);
    await set({ recording: true });
    await type('Mag ik de madelief bewaren?');
    await cardCount(2);
    expect([onDisk('lavendel'), onDisk('madelief')]).toEqual([false, true]);
    const rows = await server.belbot.store.db
      .selectFrom('answers')
      .select('question')
      .where('call', '=', call)
      .orderBy('at')
      .execute();
    expect(rows.map((r) => r.question)).toEqual(['', 'Mag ik de madelief bewaren?']);
    await close();
    expect(await texts()).toEqual(['', 'Mag ik de madelief bewaren?']);
  });

  test('does not have a line kept whose answer comes in later but which was said before', async () => {
    await set({ recording: false });
    await type('Traag, mag ik de goudsbloem bewaren?');
    await set({ recording: true });
    await cardCount(1);
    expect(onDisk('goudsbloem')).toBe(false);
    await set({ recording: false });
    await set({ recording: true });
    expect((await texts())[0]).toContain('goudsbloem');
  });
});

describe('the consent of a call', () => {
  test('can say later that the caller was informed, without touching what is kept', async () => {
    await type('Kan ik later betalen?');
    await cardCount(1);
    const { call: summary, erased } = await set({ callerInformed: false });
    expect(summary).toMatchObject({ callerInformed: false, recording: true });
    expect(erased).toEqual({ lines: 0, cards: 0 });
    expect(await texts()).toEqual(['Kan ik later betalen?']);
  });

  test('is refused when nothing or nonsense is sent, and once the call is closed', async () => {
    expect(errorOf(await change({})).code).toBe('ONGELDIGE_INVOER');
    expect(errorOf(await change({ recording: 'nee' })).code).toBe('ONGELDIGE_INVOER');
    await close();
    const reply = await change({ recording: false });
    expect([reply.status, errorOf(reply).code]).toEqual([409, 'GESPREK_GESLOTEN']);
  });

  test('belongs to the agent of the call alone', async () => {
    const other = await server.as('medewerker2');
    expect((await other.request('PUT', `/api/calls/${call}/consent`, { recording: false })).status).toBe(403);
  });
});

test('of many calls side by side the words of one are gone, also where rows moved between pages', async () => {
  const { store } = server.belbot;
  const others = await store.db.selectFrom('calls').select('id').orderBy('started_at').execute();
  const ids = [call, ...others.map((o) => o.id).filter((id) => id !== call)].slice(0, 5);
  await store.write(async (trx) => {
    for (let n = 1000; n < 1400; n++) {
      for (const [i, id] of ids.entries()) {
        const text = `BLOEM-${i}-`.repeat(((n * 37 + i * 11) % 180) + 1);
        const line = { speaker: 'beller', at: '', origin: 'typed', late: 0, provisional: 0 } as const;
        await trx
          .insertInto('utterances')
          .values({ call: id, n, text, ...line, client_key: null, seq: null })
          .execute();
      }
    }
  });
  expect(onDisk('BLOEM-0-')).toBe(true);
  expect((await set({ recording: false })).erased.lines).toBe(400);
  expect([onDisk('BLOEM-0-'), onDisk('BLOEM-1-')]).toEqual([false, true]);
});
