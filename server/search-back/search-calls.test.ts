import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseSummary } from '../calls/wrap-up-store.ts';
import { type CallSearchResult, callSearchResult } from '../contract/call-search.ts';
import { callDetail } from '../contract/calls.ts';
import { type Client, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.as('medewerker');
});
afterAll(() => server.close());

type Told = { lines?: string[]; solved?: string; category?: string; recording?: boolean };
let key = 0;

/** A whole call with these lines; what else is given goes into its wrap-up. Returns its id. */
async function callWith({ lines = [], recording = true, ...wrapUp }: Told & Record<string, unknown>) {
  const call = await openCall(agent, recording);
  for (const text of lines) {
    key += 1;
    await agent.request('POST', `/api/calls/${call}/lines`, { key: `sleutel-${key}`, text });
  }
  const asked = lines.filter((text) => text.includes('?')).length;
  await until(async () => {
    const { events } = callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body);
    return events.filter(({ type }) => type === 'card').length >= asked;
  });
  const body = { category: 'overig', solved: 'ja', summary: '', ...wrapUp };
  expect((await agent.request('POST', `/api/calls/${call}/close`, body)).status).toBe(200);
  return call;
}

async function search(filters: Record<string, string>, client = agent): Promise<CallSearchResult> {
  const { body, status } = await client.request('GET', `/api/calls/search?${new URLSearchParams(filters)}`);
  expect(status).toBe(200);
  return callSearchResult.parse(body);
}
const found = async (filters: Record<string, string>, client = agent) =>
  (await search(filters, client)).calls.map(({ id }) => id);

describe('searching back by words', () => {
  test('finds what was said, shown, noted, summed up and agreed, with the words around it', async () => {
    const call = await callWith({
      lines: ['Krijg ik het kaboutergeld?'],
      note: 'Zwaluwnest besproken.',
      summary: 'Ging over de olifantenpas.',
      followUp: { kind: 'anders', text: 'Stuurt de giraffebrief.' },
    });
    for (const [word, where, text] of [
      ['kabouterg', 'regel', 'Krijg ik het kaboutergeld?'],
      ['zwaluwnest', 'notitie', 'Zwaluwnest besproken.'],
      ['OLIFANTENPAS', 'samenvatting', 'Ging over de olifantenpas.'],
      ['giraffe', 'vervolg', 'Stuurt de giraffebrief.'],
      ['maanden', 'kaart', 'Vier maanden later betalen'],
    ] as const) {
      const [hit] = (await search({ q: word })).calls;
      expect([hit?.id, hit?.excerpt?.in]).toEqual([call, where]);
      expect(hit?.excerpt?.pieces.map((piece) => piece.text).join('')).toBe(text);
    }
  });

  test('asks for every word, in whatever texts of the call they stand', async () => {
    const call = await callWith({ lines: ['Over de pinguïn.', 'En over de walrus.'] });
    expect(await found({ q: 'walrus pinguin' })).toEqual([call]);
    expect(await found({ q: 'walrus zeehond' })).toEqual([]);
  });

  test.each([
    '"',
    "'",
    '*',
    'NEAR(',
    'text:walrus"',
    '") OR ("',
    '-',
    '\\',
    '\u0000',
    '%',
    '😀',
    'é\u0301'.repeat(90),
  ])('takes %j as it comes', async (q) => {
    await found({ q });
  });

  test('finds nothing in the calls of someone else', async () => {
    await callWith({ lines: ['Ik heb een eenhoorn.'] });
    expect(await found({ q: 'eenhoorn' })).toHaveLength(1);
    expect(await found({ q: 'eenhoorn' }, await server.as('medewerker2'))).toEqual([]);
  });

  test('finds nothing of what a caller did not want kept', async () => {
    const call = await callWith({ lines: ['Mijn draak is ziek?'], recording: false, summary: 'Zieke draak' });
    expect(await found({ q: 'draak' })).toEqual([]);
    expect(await found({ q: 'antwoord gebruikt' })).toEqual([call]);
  });
});

describe('the other filters', () => {
  test('narrow the search by category, outcome and day, all together', async () => {
    const call = await callWith({ lines: ['Bevertand.'], category: 'uitstel', solved: 'deels' });
    await callWith({ lines: ['Bevertand.'], category: 'uitstel', solved: 'nee' });
    await callWith({ lines: ['Bevertand.'], solved: 'deels' });
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
    expect(await found({ q: 'bevertand', category: 'uitstel', solved: 'deels' })).toEqual([call]);
    expect(await found({ q: 'bevertand', from: day, to: day })).toHaveLength(3);
    expect(await found({ q: 'bevertand', from: '2999-01-01' })).toEqual([]);
    expect(await found({ q: 'bevertand', to: '2020-01-01' })).toEqual([]);
  });

  test.each(['from=gisteren', 'solved=misschien', 'limit=0', 'limit=1000', 'before=x', 'q=a&q=b'])(
    'refuse %s',
    async (query) => {
      expect((await agent.request('GET', `/api/calls/search?${query}`)).status).toBe(400);
    },
  );

  test('come page after page, newest first, each call once', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift(await callWith({ lines: ['Pagineren.'] }));
    const pages: string[][] = [];
    let next: number | null = null;
    do {
      const page: CallSearchResult = await search({
        q: 'pagineren',
        limit: '2',
        ...(next === null ? {} : { before: String(next) }),
      });
      pages.push(page.calls.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    expect(pages).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)]);
  });
});

test('what is erased cannot be found any more, and stands in no file', async () => {
  const call = await callWith({ lines: ['Wombatwoord.'], summary: 'Quokkasom', note: 'Dingonoot' });
  const { store } = server.belbot;
  expect(await found({ q: 'wombat quokka dingo' })).toEqual([call]);
  await store.write(async (trx) => {
    await sql`pragma secure_delete = on`.execute(trx);
    await trx.updateTable('utterances').set({ text: '' }).where('call', '=', call).execute();
    await trx.deleteFrom('call_events').where('call', '=', call).where('type', '=', 'utterance').execute();
    await eraseSummary(trx, call);
  });
  expect(await found({ q: 'wombat' })).toEqual([]);
  expect(await found({ q: 'quokka' })).toEqual([]);
  expect(await found({ q: 'dingo' })).toEqual([call]);

  await store.write(async (trx) => {
    await trx.deleteFrom('call_events').where('call', '=', call).execute();
    await trx.deleteFrom('utterances').where('call', '=', call).execute();
    await trx.deleteFrom('answers').where('call', '=', call).execute();
    await trx.deleteFrom('calls').where('id', '=', call).execute();
  });
  expect(await found({ q: 'dingo' })).toEqual([]);
  const rows = await store.db.selectFrom('call_search').select('id').where('call', '=', call).execute();
  expect(rows).toEqual([]);
  await server.close('keep');
  const data = join(server.dir, 'data');
  for (const name of readdirSync(data)) {
    expect(readFileSync(join(data, name), 'latin1').toLowerCase()).not.toMatch(/wombat|quokka|dingo/);
  }
});
