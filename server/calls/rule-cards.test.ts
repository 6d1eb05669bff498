import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAnsweringService } from '../answering/create-service.ts';
import type { AnsweringService } from '../answering/service.ts';
import { config } from '../config.ts';
import { callDetail, callSummary } from '../contract/calls.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';

const TODAY = '2026-11-21';
const QUESTION = 'ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen';
const VALUES: Record<string, string> = {
  soort: 'definitief',
  ondernemer: 'nee',
  andereSchuld: '0',
  eerderUitstel: 'nee',
  dwangbevel: 'nee',
  uiterste: '2026-12-01',
};

let service: AnsweringService;
let server: TestServer;
let agent: Client;
let call: string;

const start = async (dir?: string) => {
  // One service for the file: the model loads once in a process. Closing a server must not close it.
  server = await startTestServer({
    dir,
    createAnswering: async () => ({ ...service, close: async () => undefined }),
  });
  server.advance(Date.parse(`${TODAY}T12:00:00+01:00`) - Date.now());
  agent = await server.as('medewerker');
};
beforeAll(async () => {
  service = await createAnsweringService(config(process.env), { wait: true, today: () => TODAY });
  await start();
});
afterAll(async () => {
  await server.close();
  await service.close();
});
beforeEach(async () => {
  const { body } = await agent.request('GET', '/api/calls');
  const open = callSummary
    .array()
    .parse(body)
    .find((c) => c.closedAt === null);
  if (open) await close(open.id);
  call = await openCall(agent);
});

const close = (id: string) =>
  agent.request('POST', `/api/calls/${id}/close`, { category: 'uitstel', solved: true, note: '' });
const type = (text: string) =>
  agent.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text, speaker: 'beller' });
const events = async () => callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body).events;
const cards = async () => (await events()).flatMap((e) => (e.type === 'card' ? [e] : []));
const lastCard = async (count: number) => {
  const all = await until(async () => {
    const now = await cards();
    return now.length >= count ? now : null;
  });
  const last = all.at(-1);
  if (!last) throw new Error('no card');
  return last;
};
const give = (answerId: string, data: Record<string, string | null>, path = 'data') =>
  agent.request('POST', `/api/calls/${call}/answers/${answerId}/${path}`, { data });

describe('a card that asks', () => {
  test('is revised at each value, until the answer is verified; what was said is remembered', async () => {
    await type(QUESTION);
    let event = await lastCard(1);
    expect(event).toMatchObject({ revises: null, card: { status: 'nog-nodig' } });
    for (let turn = 0; turn < 8 && event.card.status === 'nog-nodig'; turn++) {
      const key = event.card.missing[0]?.key ?? '';
      const value = VALUES[key];
      if (value === undefined) throw new Error(`no value prepared for ${key}`);
      expect((await give(event.answerId, { [key]: value })).status).toBe(201);
      const next = await lastCard(turn + 2);
      expect(next.revises).toBe(event.answerId);
      event = next;
    }
    expect(event.card).toMatchObject({ status: 'geverifieerd', title: 'Kort uitstel kan: tot 1 april 2027' });
    expect(event.card.inputs.find((i) => i.key === 'bedrag')).toMatchObject({
      origin: 'gezegd',
      utterance: 1,
      text: '€ 3.800',
    });
    expect(event.card.inputs.find((i) => i.key === 'soort')).toMatchObject({
      origin: 'ingevuld',
      said: null,
    });
  });

  test('keeps nothing of a what-if, and asks again for a value that is taken back although it was said', async () => {
    await type(QUESTION);
    const { answerId } = await lastCard(1);
    await give(answerId, VALUES);
    const before = await lastCard(2);
    const { status, body } = await give(before.answerId, { bedrag: '25000' }, 'what-if');
    expect(status).toBe(200);
    expect(body).toMatchObject({ card: { title: 'Geen kort uitstel: de schuld is € 20.000 of meer' } });
    expect(await cards()).toHaveLength(2);
    await give(before.answerId, { bedrag: null });
    expect((await lastCard(3)).card).toMatchObject({ status: 'nog-nodig', missing: [{ key: 'bedrag' }] });
  });

  test('takes values given at the same moment one after another, so that none is lost', async () => {
    await type(QUESTION);
    const { answerId } = await lastCard(1);
    await Promise.all(Object.entries(VALUES).map(([key, value]) => give(answerId, { [key]: value })));
    expect((await lastCard(7)).card.status).toBe('geverifieerd');
  });

  test('goes on after a restart with what was known', async () => {
    await type(QUESTION);
    const { answerId } = await lastCard(1);
    const { uiterste = '', ...rest } = VALUES;
    await give(answerId, rest);
    await lastCard(2);
    await server.close('keep');
    await start(server.dir);
    await give((await lastCard(2)).answerId, { uiterste });
    expect((await lastCard(3)).card.status).toBe('geverifieerd');
  });

  test('says plainly why a value cannot be right, and asks for it again', async () => {
    await type(QUESTION);
    const { answerId } = await lastCard(1);
    await give(answerId, { ...VALUES, bedrag: '-5', uiterste: '2026-02-30' });
    const { card } = await lastCard(2);
    expect(card.status).toBe('nog-nodig');
    expect(card.missing.map((m) => [m.key, m.refused !== null])).toEqual(
      expect.arrayContaining([
        ['bedrag', true],
        ['uiterste', true],
      ]),
    );
  });
});

describe('values for a card', () => {
  test('without a rule are refused with a reason', async () => {
    await type('wat is de btw op een boek?');
    const { answerId, card } = await lastCard(1);
    expect(card.rule ?? card.offer).toBeNull();
    const reply = await give(answerId, { bedrag: '5' });
    expect([reply.status, errorOf(reply).code]).toEqual([409, 'GEEN_REGEL']);
  });

  test('of an unknown answer, a closed call or another agent are refused', async () => {
    await type(QUESTION);
    const { answerId } = await lastCard(1);
    expect((await give('nergens', { bedrag: '5' })).status).toBe(404);
    const other = await server.as('trainer');
    const path = `/api/calls/${call}/answers/${answerId}/data`;
    expect((await other.request('POST', path, { data: {} })).status).toBe(403);
    await close(call);
    expect(errorOf(await give(answerId, { bedrag: '5' })).code).toBe('GESPREK_GESLOTEN');
  });

  test('never reach the disk when the caller refused recording, though the console sees them', async () => {
    await close(call);
    call = await openCall(agent, false);
    await type('ik heb een aanslag van 7.771,93 euro die ik niet in een keer kan betalen');
    const { answerId } = await lastCard(1);
    await give(answerId, { ...VALUES, andereSchuld: '5432,17' });
    expect(JSON.stringify((await lastCard(2)).card.inputs)).toContain('5432,17');
    await close(call);
    const kept = readdirSync(join(server.dir, 'data'), { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile() && !f.parentPath.includes('index'))
      .map((f) => readFileSync(join(f.parentPath, f.name), 'latin1'))
      .join();
    for (const secret of ['7771,93', '7.771,93', '5432,17', '5.432,17', '13.204,10'])
      expect(kept).not.toContain(secret);
  });
});
