import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallEvent, callDetail, callSummary } from '../contract/calls.ts';
import { wrapUpProposal } from '../contract/wrap-up.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'belbot-'));
  mkdirSync(join(dir, 'knowledge'), { recursive: true });
  writeFileSync(
    join(dir, 'knowledge', 'referrals.yaml'),
    '- { key: toeslagen, name: "Dienst Toeslagen", say: "U belt 0800-0543.", when: "Toeslag" }\n',
  );
  server = await startTestServer({ dir });
  agent = await server.as('medewerker');
});
afterAll(() => server.close());

const post = (call: string, what: string, body: object = {}) =>
  agent.request('POST', `/api/calls/${call}/${what}`, body);
const done = { category: 'uitstel', solved: 'ja' };

async function events(call: string): Promise<CallEvent[]> {
  return callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body).events;
}

/** A call in which a question was asked and its card has come. */
async function callWithCard(recording = true): Promise<string> {
  const call = await openCall(agent, recording);
  await post(call, 'lines', { key: 'sleutel-1', text: 'Kan ik later betalen?' });
  await until(async () => (await events(call)).some((event) => event.type === 'card'));
  return call;
}

const closedEvent = async (call: string) =>
  (await events(call)).filter((event) => event.type === 'closed').at(-1);
const wrapUpOf = async (call: string) => (await closedEvent(call))?.wrapUp;

/** How many wrap-ups have been timed, as Prometheus reads it. */
async function timed(): Promise<number> {
  const { body } = await server.anyone().request('GET', '/metrics', undefined, bearer());
  return Number(/^belbot_wrap_up_seconds_count (\d+)$/m.exec(String(body))?.[1]);
}

describe('beginning to wrap up', () => {
  test('proposes the category, the summary and where to refer to', async () => {
    const call = await callWithCard();
    const proposal = wrapUpProposal.parse((await post(call, 'wrap-up')).body);
    expect(proposal).toMatchObject({
      categories: ['uitstel'],
      keepsSummary: true,
      referrals: [{ key: 'toeslagen', name: 'Dienst Toeslagen' }],
      referral: null,
    });
    expect(proposal.summary).toContain('Vraag: Kan ik later betalen?');
    await post(call, 'close', done);
    expect(errorOf(await post(call, 'wrap-up')).code).toBe('GESPREK_GESLOTEN');
  });

  test('starts the clock, again each time; what telephony says about the end of the line goes first', async () => {
    const timedBefore = await timed();
    const call = await openCall(agent);
    await post(call, 'wrap-up');
    server.advance(60_000);
    await post(call, 'wrap-up');
    server.advance(12_000);
    await post(call, 'close', done);
    expect(Math.round((await closedEvent(call))?.wrapUpSeconds ?? 0)).toBe(12);

    const other = await openCall(agent);
    const before = (await events(other))[0]?.at ?? '';
    await agent.request('POST', `/api/calls/${other}/telephony`, { endedAt: before }, bearer());
    server.advance(20_000);
    await post(other, 'wrap-up');
    await post(other, 'close', done);
    expect(Math.round((await closedEvent(other))?.wrapUpSeconds ?? 0)).toBe(20);

    const untimed = await openCall(agent);
    await post(untimed, 'close', done);
    expect((await closedEvent(untimed))?.wrapUpSeconds).toBeNull();
    expect((await timed()) - timedBefore).toBe(2);
  });
});

describe('closing', () => {
  test('keeps what was filled in, masked, and the summary as the agent left it', async () => {
    const call = await callWithCard();
    const summary = 'Vraag: later betalen.\nNummer 111222333';
    const followUp = { kind: 'terugbellen', date: '2999-01-01', reason: 'Nummer 111222333' };
    const reply = await post(call, 'close', { ...done, solved: 'deels', followUp, note: 'Klaar.', summary });
    expect(callSummary.parse(reply.body)).toMatchObject({ category: 'uitstel', solved: 'deels' });
    expect(await wrapUpOf(call)).toEqual({
      category: 'uitstel',
      solved: 'deels',
      followUp: { ...followUp, reason: 'Nummer [BSN-1]' },
      note: 'Klaar.',
      summary: 'Vraag: later betalen.\nNummer [BSN-1]',
    });
  });

  test('draws the summary up when none is sent, and remembers the name of who was referred to', async () => {
    const call = await callWithCard();
    await post(call, 'close', { ...done, followUp: { kind: 'doorverwezen', to: 'toeslagen' } });
    const wrapUp = await wrapUpOf(call);
    expect(wrapUp?.summary).toContain('Kan ik later betalen?');
    expect(wrapUp?.followUp).toEqual({ kind: 'doorverwezen', to: 'toeslagen', name: 'Dienst Toeslagen' });
  });

  test('keeps only counts when the caller refused recording, whatever is sent', async () => {
    const call = await callWithCard(false);
    const proposal = wrapUpProposal.parse((await post(call, 'wrap-up')).body);
    expect(proposal).toMatchObject({ keepsSummary: false, categories: ['uitstel'] });
    await post(call, 'close', { ...done, summary: 'Alles wat is gezegd' });
    expect((await wrapUpOf(call))?.summary).toBe(proposal.summary);
    expect(proposal.summary).toBe(
      '1 regel, 1 antwoord gebruikt, 0 keer niets gevonden, 0 keer doorverwezen.',
    );
  });

  test.each([
    [{ solved: 'misschien' }, 'Opgelost: kies uit ja, deels, nee'],
    [{ category: 'geen' }, 'Onderwerp: kies een onderwerp'],
    [{ followUp: { kind: 'doorverwezen', to: 'niemand' } }, 'kies een organisatie'],
    [
      { followUp: { kind: 'terugbellen', date: '2020-01-01', reason: 'x' } },
      'kies vandaag of een latere dag',
    ],
    [{ followUp: { kind: 'terugbellen', date: '2026-02-30', reason: 'x' } }, 'Vervolg'],
    [{ followUp: { kind: 'anders', text: ' ' } }, 'Vervolg: niet ingevuld'],
    [{ summary: 'x'.repeat(8001) }, 'Samenvatting: te lang'],
  ])('refuses %j, says why, and leaves the call open', async (change, message) => {
    const call = await openCall(agent);
    const reply = await post(call, 'close', { ...done, ...change });
    expect([reply.status, errorOf(reply).code]).toEqual([400, 'ONGELDIGE_INVOER']);
    expect(errorOf(reply).message).toContain(message);
    expect((await post(call, 'close', done)).status).toBe(200);
  });
});

describe('taking a wrap-up back', () => {
  test('within a minute lets the call go on where it was', async () => {
    const call = await callWithCard();
    await post(call, 'close', { ...done, note: 'Te vroeg.' });
    server.advance(59_000);
    expect(callSummary.parse((await post(call, 'reopen')).body)).toMatchObject({
      closedAt: null,
      category: null,
      solved: null,
    });
    const line = await post(call, 'lines', { key: 'sleutel-2', text: 'En nog iets.' });
    expect(line.status).toBe(200);
    expect(errorOf(await post(call, 'reopen')).code).toBe('GESPREK_OPEN');
    await post(call, 'close', done);
    expect((await events(call)).map(({ type }) => type).slice(-4)).toEqual([
      'closed',
      'reopened',
      'utterance',
      'closed',
    ]);
  });

  test('is refused after a minute, and after another call has begun', async () => {
    const call = await openCall(agent);
    await post(call, 'close', done);
    server.advance(61_000);
    const late = await post(call, 'reopen');
    expect([late.status, errorOf(late).code]).toEqual([409, 'HEROPENEN_TE_LAAT']);

    const one = await openCall(agent);
    await post(one, 'close', done);
    const next = await openCall(agent);
    expect(errorOf(await post(one, 'reopen')).code).toBe('GESPREK_LOOPT');
    await post(next, 'close', done);
    expect(errorOf(await post(one, 'reopen')).code).toBe('GESPREK_LOOPT');
  });
});
