import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDetail } from '../contract/calls.ts';
import { type Measures, measureRow, measures } from '../contract/measures.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';
import { type CallFigures, measureRows, median } from './measure-rows.ts';

let server: TestServer;
let agent: Client;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.as('medewerker');
});
afterAll(() => server.close());

const report = (call: string, body: object) =>
  server.anyone().request('POST', `/api/calls/${call}/telephony`, body, bearer());
const close = (call: string, body: object = {}) =>
  agent.request('POST', `/api/calls/${call}/close`, { category: 'overig', solved: 'ja', ...body });
const metric = async (name: string) => {
  const { body } = await server.anyone().request('GET', '/metrics', undefined, bearer());
  return new RegExp(`^${name} (.*)$`, 'm').exec(String(body))?.[1];
};

describe('what telephony reports of a call', () => {
  test('comes in part by part, also after closing, and the same twice changes and counts nothing', async () => {
    const call = await openCall(agent);
    expect((await report(call, { waitingSeconds: 95.5 })).body).toEqual({
      waitingSeconds: 95.5,
      repeatCall: null,
      transferredTo: null,
      endedAt: null,
    });
    await close(call);
    const rest = { repeatCall: true, transferredTo: 'Team 111222333', endedAt: '2026-11-21T10:00:00+01:00' };
    const known = {
      waitingSeconds: 95.5,
      repeatCall: true,
      transferredTo: 'Team [BSN-1]',
      endedAt: '2026-11-21T09:00:00.000Z',
    };
    expect((await report(call, rest)).body).toEqual(known);
    expect((await report(call, { ...rest, waitingSeconds: 95.5 })).body).toEqual(known);
    expect(await metric('belbot_waiting_seconds_count')).toBe('1');
    expect(await metric('belbot_repeat_calls_total')).toBe('1');
    expect(await metric('belbot_transfers_total')).toBe('1');
    expect((await report(call, { transferredTo: null })).body).toEqual({ ...known, transferredTo: null });
  });

  test.each([
    [{ waitingSeconds: -1 }, 'Wachttijd: minstens 0'],
    [{ waitingSeconds: '5' }, 'Wachttijd: ontbreekt of is van een verkeerd soort'],
    [{ repeatCall: 'ja' }, 'Herhaald gesprek'],
    [{ endedAt: 'gisteren' }, 'Einde van het gesprek'],
    [{ onbekend: 1 }, 'Invoer: niet geldig'],
  ])('is refused as %j', async (body, message) => {
    const call = await openCall(agent);
    const reply = await report(call, body);
    expect([reply.status, errorOf(reply).message]).toEqual([400, expect.stringContaining(message)]);
    await close(call);
  });

  test('of a call that does not exist is not found', async () => {
    expect((await report('bestaat-niet', { repeatCall: true })).status).toBe(404);
  });
});

describe('the measures', () => {
  const figures = (change: Partial<CallFigures>): CallFigures => ({
    day: '2026-11-20',
    category: 'uitstel',
    waitingSeconds: null,
    repeatCall: null,
    transferred: false,
    wrapUpSeconds: null,
    firstCardSeconds: null,
    thumbsUp: 0,
    thumbsDown: 0,
    solved: null,
    ...change,
  });

  test('count each call in all, in its day, in its category and in both', () => {
    const rows = measureRows([
      figures({ waitingSeconds: 10, solved: 'ja' }),
      figures({ waitingSeconds: 30, repeatCall: true }),
      figures({ category: 'bezwaar', repeatCall: false }),
      figures({ day: '2026-11-21', wrapUpSeconds: 20, transferred: true }),
    ]);
    const at = (day: string | null, category: string | null) =>
      rows.find((row) => row.day === day && row.category === category);
    expect(rows[0]).toMatchObject({
      day: null,
      category: null,
      calls: 4,
      waitingKnown: 2,
      waitingMedian: 20,
    });
    expect(rows[0]).toMatchObject({ repeatKnown: 2, repeatCalls: 1, transfers: 1, solvedYes: 1 });
    expect(at('2026-11-21', null)).toMatchObject({ calls: 1, wrapUpMedian: 20, waitingMedian: null });
    expect(at(null, 'uitstel')).toMatchObject({ calls: 3 });
    expect(at('2026-11-20', 'bezwaar')).toMatchObject({ calls: 1, repeatCalls: 0, repeatKnown: 1 });
    expect(rows).toHaveLength(1 + 2 + 2 + 3);
    expect(measureRows([])).toMatchObject([{ calls: 0, waitingMedian: null }]);
  });

  test('take the middle value, or the mean of the two in the middle', () => {
    expect([median([]), median([3]), median([9, 1, 2]), median([1, 2, 9, 10])]).toEqual([null, 3, 2, 5.5]);
  });

  test('hold what happened in closed calls, as JSON and as CSV', async () => {
    const monitor = await server.as('kwaliteitsmonitor');
    const read = async (query = ''): Promise<Measures> =>
      measures.parse((await monitor.request('GET', `/api/measures${query}`)).body);
    const of = (all: Measures) => all.rows.find((row) => row.day === null && row.category === 'uitstel');

    const call = await openCall(agent);
    await agent.request('POST', `/api/calls/${call}/lines`, {
      key: 'sleutel-1',
      text: 'Kan ik later betalen?',
    });
    const card = await until(async () => {
      const { events } = callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body);
      return events.find((event) => event.type === 'card');
    });
    const thumb = (value: string) =>
      agent.request('PUT', `/api/calls/${call}/answers/${card.answerId}/feedback`, { thumb: value });
    await thumb('omlaag');
    await thumb('omhoog');
    await report(call, { waitingSeconds: 40, repeatCall: true, transferredTo: 'Team schenken' });
    await agent.request('POST', `/api/calls/${call}/wrap-up`, {});
    server.advance(25_000);
    expect(of(await read())).toBeUndefined();
    await close(call, { category: 'uitstel', solved: 'deels' });

    const row = of(await read());
    expect(row).toMatchObject({ calls: 1, waitingMedian: 40, repeatCalls: 1, transfers: 1, withCard: 1 });
    expect(row).toMatchObject({ thumbsUp: 1, thumbsDown: 0, solvedYes: 0, solvedPartly: 1, solvedNo: 0 });
    expect(Math.round(row?.wrapUpMedian ?? 0)).toBe(25);

    const csv = await monitor.request('GET', '/api/measures?format=csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, ...lines] = String(csv.body).trimEnd().split('\r\n');
    expect(head).toBe(measureRow.keyof().options.join(','));
    expect(lines).toHaveLength((await read()).rows.length);
    expect(lines.some((line) => line.startsWith(',uitstel,1,1,40,1,1,1,'))).toBe(true);
    expect((await read('?from=2020-01-01&to=2020-01-31')).rows).toMatchObject([{ calls: 0 }]);
  });

  test.each([
    ['from=2026-02-01&to=2026-01-01', 'de laatste dag ligt voor de eerste'],
    ['from=2020-01-01&to=2026-01-01', 'hoogstens 92 dagen'],
    ['from=x', 'Van: niet geldig'],
    ['format=xml', 'Vorm: kies uit json, csv'],
  ])('refuse %s', async (query, message) => {
    const administrator = await server.as('beheerder');
    const reply = await administrator.request('GET', `/api/measures?${query}`);
    expect([reply.status, errorOf(reply).message]).toEqual([400, expect.stringContaining(message)]);
  });
});
