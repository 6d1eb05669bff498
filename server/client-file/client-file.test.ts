import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAnsweringService } from '../answering/create-service.ts';
import type { AnsweringService } from '../answering/service.ts';
import { config } from '../config.ts';
import { callDetail, callSummary } from '../contract/calls.ts';
import { clientFileResult } from '../contract/client-file.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';
import { demoClientFile } from './demo-client-file.ts';

const TODAY = '2026-11-21';
const QUESTION = 'ik heb een aanslag die ik niet in een keer kan betalen, kan ik kort uitstel krijgen?';
/** Stands in the file of demo-2 and nowhere else. */
const AMOUNT = '6250,50';

let service: AnsweringService;
let server: TestServer;
let agent: Client;
let call: string;

async function start(clientFile: 'uit' | 'demo') {
  const started = await startTestServer({
    settings: { clientFile },
    // One service for the file: the model loads once in a process. Closing a server must not close it.
    createAnswering: async () => ({ ...service, close: async () => undefined }),
  });
  started.advance(Date.parse(`${TODAY}T12:00:00+01:00`) - Date.now());
  return started;
}
beforeAll(async () => {
  service = await createAnsweringService(config(process.env), { wait: true, today: () => TODAY });
  server = await start('demo');
  agent = await server.as('medewerker');
});
afterAll(async () => {
  await server.close();
  await service.close();
});
beforeEach(async () => {
  const calls = callSummary.array().parse((await agent.request('GET', '/api/calls')).body);
  const open = calls.find((c) => c.closedAt === null);
  if (open) await close(open.id);
  call = await openCall(agent);
});

const close = (id = call) =>
  agent.request('POST', `/api/calls/${id}/close`, { category: 'uitstel', solved: true, note: '' });
const type = (text: string, client = agent, id = call) =>
  client.request('POST', `/api/calls/${id}/lines`, { key: crypto.randomUUID(), text, speaker: 'beller' });
const events = async () => callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body).events;
const cards = async () => (await events()).flatMap((e) => (e.type === 'card' ? [e] : []));
const card = async (count: number) => {
  const all = await until(async () => ((await cards()).length >= count ? cards() : null));
  const last = all.at(-1);
  if (!last) throw new Error('no card');
  return last;
};
const post = (answer: string, path: string, body: object) =>
  agent.request('POST', `/api/calls/${call}/answers/${answer}/${path}`, body);
const fetchFor = (answer: string, caller: string) => post(answer, 'client-file', { caller });
const take = (answer: string, fromFile: string[], data = {}) => post(answer, 'data', { data, fromFile });

/** A card that asks, offered or at once. */
async function askingCard() {
  await type(QUESTION);
  const first = await card(1);
  if (first.card.status === 'nog-nodig') return first;
  await take(first.answerId, []);
  return card(2);
}

const onDisk = (text: string) =>
  [
    server.logged(),
    ...readdirSync(join(server.dir, 'data'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')),
  ].some((bytes) => bytes.includes(text));

describe('the client file', () => {
  test('gives only what the card still asks for, each with its record and day', async () => {
    const asking = await askingCard();
    const asked = asking.card.missing.map((m) => m.key);
    const { values, absent } = clientFileResult.parse((await fetchFor(asking.answerId, 'demo-2')).body);
    expect(values).toContainEqual({
      key: 'bedrag',
      value: AMOUNT,
      source: 'Openstaande bedragen (demo)',
      date: '2026-11-20',
    });
    expect([...values.map((v) => v.key), ...absent].sort()).toEqual([...asked].sort());

    // Once an item is known it is not asked for, and so not fetched.
    await take(asking.answerId, ['bedrag']);
    const next = await until(async () => (await cards()).find((c) => c.revises === asking.answerId));
    const again = clientFileResult.parse((await fetchFor(next.answerId, 'demo-2')).body);
    expect(again.values.map((v) => v.key)).not.toContain('bedrag');
  });

  test('fills in what the agent takes over; the answer says where it came from and is verified', async () => {
    const asking = await askingCard();
    const { values } = clientFileResult.parse((await fetchFor(asking.answerId, 'demo-1')).body);
    await take(
      asking.answerId,
      values.map((v) => v.key),
    );
    const done = await until(async () => (await cards()).find((c) => c.revises === asking.answerId));
    expect(done.card).toMatchObject({ status: 'geverifieerd', title: 'Kort uitstel kan: tot 1 april 2027' });
    expect(done.card.inputs.find((i) => i.key === 'bedrag')).toMatchObject({
      origin: 'dossier',
      text: '€ 3.800',
      said: null,
    });
  });

  test('leaves nothing on disk or in the log, taken over or not; the receipt of the card stays', async () => {
    const asking = await askingCard();
    await fetchFor(asking.answerId, 'demo-2');
    await take(asking.answerId, ['bedrag']);
    const next = await until(async () => (await cards()).find((c) => c.revises === asking.answerId));
    await post(next.answerId, 'what-if', { data: { ondernemer: 'nee' } });
    expect(JSON.stringify(await events())).toContain(AMOUNT);
    const shown = await cards();
    await type('wat is de btw op een boek?');
    await until(async () => (await cards()).length > shown.length);
    for (const text of [AMOUNT, '6.250', '625050', 'demo-2', 'Openstaande bedragen']) {
      expect([text, onDisk(text)]).toEqual([text, false]);
    }
    await close();
    expect(JSON.stringify(await events())).not.toContain(AMOUNT);
    const row = await server.belbot.store.db
      .selectFrom('answers')
      .selectAll()
      .where('id', '=', next.answerId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ input_json: null, question: '' });
    expect(JSON.parse(row.receipt_json)).toMatchObject({ date: TODAY, data: 'niet bewaard' });
    expect(JSON.parse(row.card_json).inputs).toEqual([]);
    // A card that has nothing to do with it is kept in its words.
    const later = await server.belbot.store.db
      .selectFrom('answers')
      .select('question')
      .where('call', '=', call)
      .orderBy('at', 'desc')
      .executeTakeFirst();
    expect(later?.question).toBe('wat is de btw op een boek?');
  });

  test('never brings the call down: out of reach, unknown and empty each say so, and nothing changes', async () => {
    const { answerId } = await askingCard();
    const before = await cards();
    const down = await fetchFor(answerId, 'demo-storing');
    expect([down.status, errorOf(down)]).toEqual([
      503,
      {
        code: 'DOSSIER_NIET_BEREIKBAAR',
        message:
          'Het dossier is nu niet te bereiken. Er is niets opgehaald en niets gewijzigd. Vraag het de beller, of probeer het later opnieuw.',
      },
    ]);
    expect(errorOf(await fetchFor(answerId, 'bestaat-niet')).code).toBe('DOSSIER_ONBEKEND');
    expect((await fetchFor(answerId, 'demo-3')).body).toMatchObject({ values: [] });
    expect(errorOf(await take(answerId, ['bedrag'])).code).toBe('DOSSIER_OPNIEUW');
    expect(await cards()).toEqual(before);
    expect((await type('Bent u er nog?')).status).toBe(200);
  });

  test('takes no BSN for a reference, and keeps none', async () => {
    const { answerId } = await askingCard();
    expect(errorOf(await fetchFor(answerId, '111222333')).code).toBe('DOSSIER_KENMERK');
    expect(errorOf(await fetchFor(answerId, 'naam van de beller')).code).toBe('ONGELDIGE_INVOER');
    expect(onDisk('111222333')).toBe(false);
  });

  test('has nothing for a card that asks nothing, a closed call or another agent', async () => {
    await type('wat is de btw op een boek?');
    const { answerId } = await card(1);
    expect(errorOf(await fetchFor(answerId, 'demo-1')).code).toBe('GEEN_VRAAG');
    const other = await server.as('medewerker2');
    const path = `/api/calls/${call}/answers/${answerId}/client-file`;
    expect((await other.request('POST', path, { caller: 'demo-1' })).status).toBe(403);
    await close();
    expect(errorOf(await fetchFor(answerId, 'demo-1')).code).toBe('GESPREK_GESLOTEN');
  });
});

test('the client file is off unless it is turned on, and says so to agent and beheerder', async () => {
  expect([config({}).clientFile, config({ CLIENT_FILE: 'demo' }).clientFile]).toEqual(['uit', 'demo']);
  expect(() => config({ CLIENT_FILE: 'ja' })).toThrow('CLIENT_FILE');
  const off = await start('uit');
  const [client, admin, trainer] = [
    await off.as('medewerker'),
    await off.as('beheerder'),
    await off.as('trainer'),
  ];
  for (const who of [client, admin]) {
    expect((await who.request('GET', '/api/client-file')).body).toEqual({ state: 'uit', examples: [] });
  }
  expect((await trainer.request('GET', '/api/client-file')).status).toBe(403);
  expect((await agent.request('GET', '/api/client-file')).body).toMatchObject({ state: 'demo' });
  const id = await openCall(client);
  const path = `/api/calls/${id}/answers/geen/client-file`;
  expect(errorOf(await client.request('POST', path, { caller: 'demo-1' })).code).toBe('DOSSIER_UIT');
  await off.close();
});

test('every value of the demo file belongs to an input of its decision', async () => {
  for (const { caller } of demoClientFile().examples.filter((e) => e.caller !== 'demo-storing')) {
    for (const decision of ['kort-uitstel-van-betaling']) {
      const labels = service.labelsOf(decision);
      const all = await demoClientFile().fetch({ caller, decision, keys: [...(labels?.keys() ?? [])] });
      expect(all?.every(({ key }) => labels?.has(key))).toBe(true);
    }
  }
});

describe('a calculation in a call that is recorded again', () => {
  test('keeps its receipt and not its words, because its values may have been said before', async () => {
    await agent.request('PUT', `/api/calls/${call}/consent`, { recording: false });
    await type('ik heb een aanslag van 4177 euro die ik niet in een keer kan betalen');
    const first = await card(1);
    await agent.request('PUT', `/api/calls/${call}/consent`, { recording: true });
    await take(first.answerId, [], { bedrag: '4177', soort: 'definitief' });
    const next = await until(async () => (await cards()).find((c) => c.revises === first.answerId));
    expect(JSON.stringify(next.card.inputs)).toContain('4177');
    expect(onDisk('4177')).toBe(false);
    await type('hoe vraag ik een betalingsregeling aan?');
    await until(async () => (await cards()).length > 2);
    const { input_json, question } = await server.belbot.store.db
      .selectFrom('answers')
      .select(['input_json', 'question'])
      .where('call', '=', call)
      .where('utterance', '=', 2)
      .executeTakeFirstOrThrow();
    expect(input_json).toBeNull();
    expect(question === '' || question === 'hoe vraag ik een betalingsregeling aan?').toBe(true);
    expect(onDisk('4177')).toBe(false);
  });

  test('that was kept is erased with its values when the caller refuses', async () => {
    const first = await askingCard();
    await take(first.answerId, [], { bedrag: '4273,91', soort: 'definitief', andereSchuld: '1117,37' });
    await until(async () => (await cards()).find((c) => c.revises === first.answerId));
    expect(onDisk('4273,91')).toBe(true);
    await agent.request('PUT', `/api/calls/${call}/consent`, { recording: false });
    expect([onDisk('4273,91'), onDisk('1117,37')]).toEqual([false, false]);
    expect(JSON.stringify(await cards())).toContain('4273,91');
    // What was known is not asked again: refusing has no worse service.
    expect((await cards()).at(-1)?.card.missing.map((m) => m.key)).not.toContain('bedrag');
  });
});
