import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertAccount } from '../accounts/account-store.ts';
import { hashPassword } from '../accounts/password.ts';
import { type CallEvent, callDetail } from '../contract/calls.ts';
import { helplineDetail, helplineItem, helplinePlace, knowledgeGap } from '../contract/helpline.ts';
import { type Client, type ClientSocket, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
let helper: Client;
let second: Client;
let call: string;
let sockets: ClientSocket[] = [];

/** A second helper beside the one of the demo. */
async function addHelper(to: TestServer): Promise<void> {
  const account = {
    id: 'helper-2',
    username: 'hulplijn2',
    name: 'Demo hulplijn 2',
    role: 'hulplijn',
  } as const;
  const passwordHash = await hashPassword('belbot-demo');
  const createdAt = new Date().toISOString();
  await insertAccount({ ...account, passwordHash, demo: true, createdAt }, to.belbot.store);
}

async function start(helplineGraceMs: number): Promise<void> {
  server = await startTestServer({ settings: { helplineGraceMs } });
  await addHelper(server);
  agent = await server.as('medewerker');
  helper = await server.as('hulplijn');
  second = await server.as('hulplijn2');
}
// Nobody counts as gone within a test, however slow the machine.
beforeAll(() => start(600_000));
afterAll(() => server.close());
beforeEach(async () => {
  call = await openCall(agent);
});
afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  sockets = [];
  await close();
});

const close = (id = call) =>
  agent.request('POST', `/api/calls/${id}/close`, { category: 'uitstel', solved: true, note: '' });
const connect = async (client: Client) => {
  const socket = client.socket();
  sockets.push(socket);
  await until(() => socket.connected);
  return socket;
};
const ask = (body: object = {}, who = agent) =>
  who.request('POST', `/api/calls/${call}/helpline`, {
    key: crypto.randomUUID(),
    answerId: null,
    question: 'Geldt dit ook voor een bv?',
    ...body,
  });
const asked = async (body: object = {}) => {
  const reply = await ask(body);
  expect(reply.status).toBe(201);
  return (reply.body as { requestId: string }).requestId;
};
const step = (id: string, what: string, who = helper, body: object = {}) =>
  who.request('POST', `/api/helpline/${id}/${what}`, body);
const queue = async () => helplineItem.array().parse((await helper.request('GET', '/api/helpline')).body);
const places = async () =>
  helplinePlace.array().parse((await agent.request('GET', `/api/calls/${call}/helpline`)).body);
const read = async (id: string) =>
  helplineDetail.parse((await helper.request('GET', `/api/helpline/${id}`)).body);
const events = async (id = call): Promise<CallEvent[]> =>
  callDetail.parse((await agent.request('GET', `/api/calls/${id}`)).body).events;
const steps = async (id = call) => (await events(id)).flatMap((e) => (e.type === 'helpline' ? [e.step] : []));
const gaps = async (state = 'open') => {
  const manager = await server.as('kennisbeheerder');
  return knowledgeGap
    .array()
    .parse((await manager.request('GET', `/api/knowledge-gaps?state=${state}`)).body);
};
/** A line with a question mark gets a card. */
async function cardFor(text: string): Promise<string> {
  await agent.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text });
  const shown = await until(async () =>
    (await events()).find((e) => e.type === 'card' && e.card.question === text),
  );
  return shown.type === 'card' ? shown.answerId : '';
}

describe('a question to the helpline', () => {
  test('about a card brings that card, its steps, the question and the last lines to the helper', async () => {
    const answerId = await cardFor('Kan ik later betalen?');
    const id = await asked({ answerId, question: '', note: 'Het gaat om 111222333.' });
    const detail = await read(id);
    expect(detail).toMatchObject({
      state: 'waiting',
      askedBy: 'Demo medewerker',
      question: 'Kan ik later betalen?',
      note: 'Het gaat om [BSN-1].',
      cardStatus: 'kennisbank',
      card: { status: 'kennisbank', question: 'Kan ik later betalen?' },
      steps: [{ name: 'fake' }],
    });
    expect(detail.lines.map((line) => line.text)).toEqual(['Kan ik later betalen?']);
    expect(await steps()).toEqual([
      { kind: 'asked', answerId, question: 'Kan ik later betalen?', note: 'Het gaat om [BSN-1].' },
    ]);
  });

  test('can be asked without a card, but not without words', async () => {
    const id = await asked({ question: 'Hoe zit het met 111222333?' });
    expect(await read(id)).toMatchObject({ card: null, steps: [], question: 'Hoe zit het met [BSN-1]?' });
    expect(errorOf(await ask({ question: '  ' })).code).toBe('LEGE_VRAAG');
    expect(errorOf(await ask({ answerId: 'geen' })).code).toBe('NIET_GEVONDEN');
  });

  test('that is sent again under the same key is one question, and a card has one open question', async () => {
    const answerId = await cardFor('Kan dat?');
    const key = crypto.randomUUID();
    const ids = await Promise.all([1, 2, 3].map(() => asked({ key, answerId })));
    expect(new Set(ids).size).toBe(1);
    expect(errorOf(await ask({ answerId })).code).toBe('AL_GEVRAAGD');
    expect(await queue()).toHaveLength(1);
  });

  test('stands in the queue oldest first, and the agent is told its place', async () => {
    const [first, then] = [await asked(), await asked()];
    expect((await queue()).map(({ id }) => id)).toEqual([first, then]);
    expect(await places()).toEqual([
      { requestId: first, place: 1 },
      { requestId: then, place: 2 },
    ]);
    await step(first, 'take');
    expect(await places()).toEqual([{ requestId: then, place: 1 }]);
  });

  test('can be withdrawn by the agent until the helpline has answered', async () => {
    const [first, then] = [await asked(), await asked()];
    const withdraw = (id: string) => agent.request('DELETE', `/api/calls/${call}/helpline/${id}`);
    expect((await withdraw(first)).status).toBe(204);
    expect((await withdraw(first)).status).toBe(204);
    expect(errorOf(await step(first, 'take')).message).toContain('ingetrokken');
    await step(then, 'take');
    await step(then, 'answer', helper, { text: 'Ja.' });
    expect(errorOf(await withdraw(then)).code).toBe('HULPLIJN_KLAAR');
    expect(await queue()).toEqual([]);
  });
});

describe('helpers', () => {
  test('who reach for the same question at once: one has it, the other hears who', async () => {
    const id = await asked();
    const replies = await Promise.all([step(id, 'take'), step(id, 'take', second)]);
    expect(replies.map((r) => r.status).sort()).toEqual([204, 409]);
    const [winner, loser] =
      replies[0]?.status === 204 ? ['Demo hulplijn', replies[1]] : ['Demo hulplijn 2', replies[0]];
    const refusal = loser && errorOf(loser);
    expect(refusal?.code).toBe('AL_GENOMEN');
    expect(refusal?.message).toContain(`${winner} heeft`);
    expect((await queue())[0]?.helper?.name).toBe(winner);
    expect((await steps()).filter(({ kind }) => kind === 'taken')).toHaveLength(1);
  });

  test('can give a question back, and it keeps its place', async () => {
    const [first] = [await asked(), await asked()];
    await step(first, 'take');
    expect(errorOf(await step(first, 'release', second)).code).toBe('NIET_VAN_U');
    expect((await step(first, 'release')).status).toBe(204);
    expect((await places())[0]).toEqual({ requestId: first, place: 1 });
    expect((await steps()).at(-1)).toEqual({ kind: 'released', reason: 'teruggegeven' });
  });

  test('are told at once of a change in the queue, and so is the agent who waits', async () => {
    const [first, agents] = [await connect(helper), await connect(agent)];
    const heard: string[] = [];
    first.on('helpline:changed', () => heard.push('helper'));
    agents.on('helpline:changed', () => heard.push('agent'));
    await asked();
    await until(() => heard.includes('helper') && heard.includes('agent'));
  });

  test('answer with sources from the knowledge base, of which snapshots are kept', async () => {
    const id = await asked();
    expect(errorOf(await step(id, 'answer', helper, { text: 'Ja.' })).code).toBe('NIET_VAN_U');
    await step(id, 'take');
    expect(errorOf(await step(id, 'answer', helper, { text: ' ' })).code).toBe('LEEG_ANTWOORD');
    expect(errorOf(await step(id, 'answer', helper, { text: 'Ja.', passages: ['geen'] })).code).toBe(
      'NIET_GEVONDEN',
    );
    const text = 'Ja, dat geldt ook voor een bv.\n\nBel anders 06-12345678.';
    const answer = { text, passages: ['kort-uitstel-duur', 'kort-uitstel-duur'] };
    expect((await step(id, 'answer', helper, answer)).status).toBe(204);
    expect((await step(id, 'answer', helper, answer)).status).toBe(204);
    const answered = (await steps()).filter(({ kind }) => kind === 'answered');
    expect(answered).toMatchObject([
      {
        answer: {
          helper: { name: 'Demo hulplijn', role: 'hulplijn' },
          text: 'Ja, dat geldt ook voor een bv.\n\nBel anders [TELEFOON-1].',
          sources: [{ passage: 'kort-uitstel-duur' }],
        },
      },
    ]);
    const [source] = answered[0]?.kind === 'answered' ? answered[0].answer.sources : [];
    const snapshot = await agent.request('GET', `/api/snapshots/${source?.snapshot}`);
    expect(snapshot.body).toMatchObject({ changed: false, passage: { id: 'kort-uitstel-duur' } });
    expect(errorOf(await step(id, 'answer', helper, { text: 'Nee.' })).code).toBe('HULPLIJN_KLAAR');
  });

  test('can take the call over; it stays in sight until it ends', async () => {
    const id = await asked();
    await step(id, 'take');
    expect((await step(id, 'take-over')).status).toBe(204);
    expect((await steps()).at(-1)).toMatchObject({ kind: 'taken-over', helper: { name: 'Demo hulplijn' } });
    expect(await queue()).toMatchObject([{ id, state: 'taken-over' }]);
    expect(errorOf(await step(id, 'take', second)).message).toContain('overgenomen door Demo hulplijn');
    await close();
    expect(await queue()).toEqual([]);
  });
});

describe('a helper who is gone', () => {
  let patient: [TestServer, Client, Client, Client];
  beforeAll(async () => {
    patient = [server, agent, helper, second];
    await start(60);
  });
  afterAll(async () => {
    await server.close();
    [server, agent, helper, second] = patient;
  });
  const back = () => until(async () => (await queue())[0]?.state === 'waiting');

  test('loses the question after a while and cannot answer it any more', async () => {
    const socket = await connect(helper);
    const id = await asked();
    await step(id, 'take');
    socket.disconnect();
    await back();
    expect((await steps()).at(-1)).toEqual({ kind: 'released', reason: 'verbinding-weg' });
    expect(errorOf(await step(id, 'answer', helper, { text: 'Ja.' })).code).toBe('NIET_VAN_U');
  });

  test('by signing out loses it as well', async () => {
    const leaving = await server.as('hulplijn2');
    await connect(leaving);
    const id = await asked();
    await step(id, 'take', leaving);
    await leaving.request('DELETE', '/api/session');
    await back();
  });

  test('or never had a connection does not keep it either', async () => {
    const id = await asked();
    await step(id, 'take');
    await back();
  });
});

describe('closing the call', () => {
  test('withdraws what is open with the reason, keeps what was answered, and takes no new question', async () => {
    const [answered, open, taken] = [await asked(), await asked(), await asked()];
    await step(answered, 'take');
    await step(answered, 'answer', helper, { text: 'Ja.' });
    await step(taken, 'take', second);
    await close();
    const all = await events();
    expect(all.slice(-3)).toMatchObject([
      { type: 'helpline', requestId: open, step: { kind: 'withdrawn', reason: 'gesprek-afgerond' } },
      { type: 'helpline', requestId: taken, step: { kind: 'withdrawn', reason: 'gesprek-afgerond' } },
      { type: 'closed' },
    ]);
    expect(all.map((e) => e.n)).toEqual(all.map((_, n) => n));
    expect(errorOf(await step(taken, 'answer', second, { text: 'Ja.' })).message).toContain('afgerond');
    expect(errorOf(await ask()).code).toBe('GESPREK_GESLOTEN');
    expect(await read(answered)).toMatchObject({ lines: [], card: null, answer: { text: 'Ja.' } });
  });
});

describe('a call of a caller who refused recording', () => {
  test('shows question, note and lines while it runs, and keeps only the answer', async () => {
    await close();
    call = await openCall(agent, false);
    const answerId = await cardFor('Mag de zonnebloem later betalen?');
    const id = await asked({ answerId, question: '', note: 'Een zonnebloem.' });
    expect((await queue())[0]).toMatchObject({
      recording: false,
      question: 'Mag de zonnebloem later betalen?',
    });
    const detail = await read(id);
    expect(detail.note).toBe('Een zonnebloem.');
    expect(detail.lines[0]?.text).toContain('zonnebloem');
    expect(detail.card?.question).toContain('zonnebloem');
    await step(id, 'take');
    await step(id, 'answer', helper, { text: 'Dat mag.' });
    expect((await steps())[0]).toMatchObject({ kind: 'asked', note: 'Een zonnebloem.' });

    const { db } = server.belbot.store;
    const kept = [
      await db.selectFrom('helpline_requests').selectAll().where('call', '=', call).execute(),
      await db.selectFrom('call_events').selectAll().where('call', '=', call).execute(),
      await db.selectFrom('knowledge_gaps').selectAll().where('request', '=', id).execute(),
    ];
    expect(JSON.stringify(kept)).not.toContain('zonnebloem');
    expect((await gaps()).find((gap) => gap.answer === 'Dat mag.')).toMatchObject({
      question: '',
      agentNote: '',
      recording: false,
      cardStatus: 'kennisbank',
    });
    await close();
    expect(JSON.stringify(await events())).not.toContain('zonnebloem');
  });
});

describe('a knowledge gap', () => {
  test('comes of every answer and can be marked as dealt with, and opened again; every mark is kept', async () => {
    const id = await asked({ question: 'Geldt dit voor een stichting?' });
    await step(id, 'take');
    await step(id, 'answer', helper, { text: 'Ja, ook dan.', passages: ['kort-uitstel-duur'] });
    const manager = await server.as('kennisbeheerder');
    const [gap] = await gaps();
    expect(gap).toMatchObject({
      question: 'Geldt dit voor een stichting?',
      answer: 'Ja, ook dan.',
      answeredBy: 'Demo hulplijn',
      cardStatus: null,
      state: 'open',
      sources: [{ passage: 'kort-uitstel-duur' }],
    });
    const path = `/api/knowledge-gaps/${gap?.id}`;
    const mark = { state: 'afgehandeld', reason: 'artikel-aangepast', note: 'Zie 111222333.' };
    expect((await manager.request('PUT', path, mark)).status).toBe(204);
    expect((await gaps()).some((g) => g.id === gap?.id)).toBe(false);
    expect((await gaps('afgehandeld'))[0]).toMatchObject({
      reason: 'artikel-aangepast',
      note: 'Zie [BSN-1].',
      handledBy: 'Demo kennisbeheerder',
    });
    expect((await manager.request('PUT', path, { state: 'open' })).status).toBe(204);
    expect((await gaps())[0]).toMatchObject({ id: gap?.id, reason: null, handledBy: null });
    const marks = await server.belbot.store.db.selectFrom('knowledge_gap_marks').select('state').execute();
    expect(marks.map(({ state }) => state)).toEqual(['afgehandeld', 'open']);
    const missing = await manager.request('PUT', '/api/knowledge-gaps/geen', { state: 'open' });
    expect(errorOf(missing).code).toBe('NIET_GEVONDEN');
  });
});

test('waiting time and length of the queue are counted', async () => {
  const id = await asked();
  const metrics = async () => String((await (await server.as('beheerder')).request('GET', '/metrics')).body);
  expect(await metrics()).toContain('belbot_helpline_waiting 1');
  const counted = async () =>
    Number(/^belbot_helpline_wait_seconds_count (\d+)$/m.exec(await metrics())?.[1]);
  const before = await counted();
  await step(id, 'take');
  await step(id, 'release');
  await step(id, 'take');
  expect(await counted()).toBe(before + 1);
});
