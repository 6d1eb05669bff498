import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallEvent, callDetail, callSummary, utteranceAck } from '../contract/calls.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
let agent: Client;
let call: string;

async function start(pauseMs: number): Promise<void> {
  const delay = (text: string) => (text.startsWith('Traag') ? 1000 : 0);
  server = await startTestServer({ delay, settings: { pauseMs } });
  agent = await server.as('medewerker');
}
// No pause comes between two lines of a test, however slow the machine.
beforeAll(() => start(60_000));
afterAll(() => server.close());
beforeEach(async () => {
  const { body } = await agent.request('GET', '/api/calls');
  const open = callSummary
    .array()
    .parse(body)
    .find((c) => c.closedAt === null);
  if (open) await close(open.id);
  call = await openCall(agent);
});

const close = (id = call) =>
  agent.request('POST', `/api/calls/${id}/close`, { category: 'uitstel', solved: 'ja', note: '' });
const post = (body: object, id = call) =>
  server.anyone().request('POST', `/api/calls/${id}/utterances`, { speaker: 'beller', ...body }, bearer());
const type = (text: string, key = crypto.randomUUID(), speaker = 'beller') =>
  agent.request('POST', `/api/calls/${call}/lines`, { key, text, speaker });
const events = async (id = call): Promise<CallEvent[]> =>
  callDetail.parse((await agent.request('GET', `/api/calls/${id}`)).body).events;
const lines = async () =>
  (await events()).flatMap((e) => (e.type === 'utterance' ? [[e.utterance.n, e.utterance.text]] : []));
const cards = async () => (await events()).flatMap((e) => (e.type === 'card' ? [e] : []));

describe('a line', () => {
  test('of the caller is kept, numbered and answered; the card names its line', async () => {
    expect((await type('Goedemiddag.')).body).toEqual({ n: 1, duplicate: false });
    expect((await type('Kan ik later betalen?')).body).toEqual({ n: 2, duplicate: false });
    const [card] = await until(async () => ((await cards()).length > 0 ? cards() : null));
    expect(card).toMatchObject({ utterance: 2, card: { status: 'kennisbank' } });
    const all = await events();
    expect(all.map((e) => e.n)).toEqual(all.map((_, i) => i));
  });

  test('of the agent is kept and gets no card', async () => {
    const asked = server.service.questions.length;
    await type('Wat is uw vraag?', undefined, 'medewerker');
    await type('Niets.');
    await until(() => server.service.questions.length > asked);
    expect(server.service.questions.length).toBe(asked + 1);
    expect(await cards()).toEqual([]);
  });

  test('that is silence is kept in the log of answers and shows no card', async () => {
    await type('Momentje hoor.');
    const row = await until(() =>
      server.belbot.store.db.selectFrom('answers').selectAll().where('call', '=', call).executeTakeFirst(),
    );
    expect(row).toMatchObject({ status: 'stil', shown: 0, utterance: 1, requested_by: null });
    expect(await cards()).toEqual([]);
  });

  test('that is sent again with the same key is done once', async () => {
    const key = crypto.randomUUID();
    await Promise.all([type('Hallo.', key), type('Hallo.', key), type('Hallo.', key)]);
    expect((await type('Hallo.', key)).body).toEqual({ n: 1, duplicate: true });
    expect(await lines()).toEqual([[1, 'Hallo.']]);
  });

  test('does not wait for the answer to an earlier one, and the answers still come in order', async () => {
    await type('Traag, hoe zit dat?');
    await type('Kan dat?');
    expect(await lines()).toHaveLength(2);
    expect(await cards()).toEqual([]);
    const shown = await until(async () => ((await cards()).length === 2 ? cards() : null));
    expect(shown.map((c) => c.utterance)).toEqual([1, 2]);
    const asked = server.service.questions.at(-1);
    expect(asked?.earlier).toEqual([
      { speaker: 'beller', text: 'Traag, hoe zit dat?', answered: true, n: 1 },
    ]);
  });
});

describe('a posted line', () => {
  test('is done once per seq, however often and however much at once it comes', async () => {
    const replies = await Promise.all(Array.from({ length: 5 }, () => post({ text: 'Hallo.', seq: 7 })));
    const acks = replies.map((r) => utteranceAck.parse(r.body));
    expect(acks.filter((a) => !a.duplicate)).toEqual([{ n: 1, duplicate: false }]);
    expect(acks.every((a) => a.n === 1)).toBe(true);
    expect(await lines()).toEqual([[1, 'Hallo.']]);
  });

  test('with another text under a known seq is refused with SEQ_ANDERE_TEKST', async () => {
    await post({ text: 'Hallo.', seq: 1 });
    const reply = await post({ text: 'Dag.', seq: 1 });
    expect([reply.status, errorOf(reply).code]).toEqual([409, 'SEQ_ANDERE_TEKST']);
    const otherSpeaker = await post({ text: 'Hallo.', seq: 1, speaker: 'medewerker' });
    expect(errorOf(otherSpeaker).code).toBe('SEQ_ANDERE_TEKST');
  });

  test('that comes too late is kept, marked late, and gets no card', async () => {
    await post({ text: 'Dank u.', seq: 5 });
    await post({ text: 'Kan ik later betalen?', seq: 4 });
    await post({ text: 'Tot ziens.', seq: 6 });
    expect(await lines()).toEqual([
      [1, 'Dank u.'],
      [2, 'Kan ik later betalen?'],
      [3, 'Tot ziens.'],
    ]);
    const rows = await server.belbot.store.db
      .selectFrom('utterances')
      .select(['seq', 'late'])
      .where('call', '=', call)
      .orderBy('n')
      .execute();
    expect(rows).toEqual([
      { seq: 5, late: 0 },
      { seq: 4, late: 1 },
      { seq: 6, late: 0 },
    ]);
    await until(() => server.service.questions.at(-1)?.text === 'Tot ziens.');
    expect(await cards()).toEqual([]);
  });

  test('keeps the moment of speaking it names', async () => {
    await post({ text: 'Hallo.', seq: 1, at: '2026-11-21T10:00:00+01:00' });
    expect((await events())[1]).toMatchObject({ utterance: { at: '2026-11-21T09:00:00.000Z' } });
  });
});

describe('an unfinished line', () => {
  test('is shown and not kept; its final line is kept once and answered', async () => {
    const socket = agent.socket();
    const seen: string[] = [];
    socket.on('call:interim', ({ text }) => seen.push(text));
    await socket.emitWithAck('call:join', { callId: call, after: -1 });
    expect((await post({ text: 'Kan ik', seq: 1, final: false })).body).toEqual({ n: 0, duplicate: false });
    await post({ text: 'Kan ik met 111222333', seq: 1, final: false });
    expect(await lines()).toEqual([]);
    await post({ text: 'Kan ik later betalen?', seq: 1 });
    expect(await lines()).toEqual([[1, 'Kan ik later betalen?']]);
    await until(async () => (await cards()).length === 1);
    expect(seen).toEqual(['Kan ik', 'Kan ik met [BSN-1]', '']);
    socket.disconnect();
  });

  test('is finished by the next line of the same speaker, not by one of the other', async () => {
    await post({ text: 'Eerste deel', seq: 1, final: false });
    await post({ text: 'Ja.', seq: 2, speaker: 'medewerker' });
    await post({ text: 'Tweede deel', seq: 3 });
    expect((await lines()).map(([, text]) => text)).toEqual(['Ja.', 'Eerste deel', 'Tweede deel']);
  });

  test('whose final line comes after a line of the other speaker is not late', async () => {
    await post({ text: 'Kan ik later', seq: 1, final: false });
    await post({ text: 'Ja.', seq: 2, speaker: 'medewerker' });
    await post({ text: 'Kan ik later betalen?', seq: 1 });
    await until(async () => (await cards()).length === 1);
  });

  test('that is still open when the call closes is kept', async () => {
    await post({ text: 'En dan nog', seq: 1, final: false });
    await close();
    expect((await events()).map((e) => e.type)).toEqual(['started', 'utterance', 'closed']);
  });
});

describe('after a pause an unfinished line', () => {
  let withoutPauses: [TestServer, Client];
  beforeAll(async () => {
    withoutPauses = [server, agent];
    await start(60);
  });
  afterAll(async () => {
    await server.close();
    [server, agent] = withoutPauses;
  });

  test('counts as finished: kept under its seq and answered', async () => {
    await post({ text: 'Kan ik later betalen?', seq: 1, final: false });
    await until(async () => (await cards()).length === 1);
    expect(await lines()).toEqual([[1, 'Kan ik later betalen?']]);
    expect((await post({ text: 'kan ik later betalen', seq: 1 })).body).toEqual({ n: 1, duplicate: true });
    expect(errorOf(await post({ text: 'Heel iets anders.', seq: 1 })).code).toBe('SEQ_ANDERE_TEKST');
  });

  test('that went on is followed by its real final line, which takes over the seq', async () => {
    await post({ text: 'Kan ik', seq: 1, final: false });
    await until(async () => (await lines()).length === 1);
    expect((await post({ text: 'Kan ik later betalen?', seq: 1 })).body).toEqual({ n: 2, duplicate: false });
    expect((await post({ text: 'Kan ik later betalen?', seq: 1 })).body).toEqual({ n: 2, duplicate: true });
    expect(await lines()).toEqual([
      [1, 'Kan ik'],
      [2, 'Kan ik later betalen?'],
    ]);
    await until(async () => (await cards()).length === 1);
  });

  test('that went on is not late when the other speaker said something meanwhile', async () => {
    await post({ text: 'Kan ik', seq: 1, final: false });
    await until(async () => (await lines()).length === 1);
    await post({ text: 'Ja.', seq: 2, speaker: 'medewerker' });
    await post({ text: 'Kan ik later betalen?', seq: 1 });
    await until(async () => (await cards()).length === 1);
  });
});

describe('a closed call', () => {
  test('takes no line, card or replay, and says so', async () => {
    const closed = await close();
    expect(callSummary.parse(closed.body)).toMatchObject({ category: 'uitstel', solved: 'ja', lines: 0 });
    const refused = await Promise.all([
      type('Nog iets.'),
      post({ text: 'Nog iets.', seq: 1 }),
      post({ text: 'Nog', seq: 2, final: false }),
      agent.request('POST', `/api/calls/${call}/cards`, { passage: 'kort-uitstel-duur', query: 'uitstel' }),
      agent.request('POST', `/api/calls/${call}/replay`, { scenario: 'kort' }),
      close(),
    ]);
    expect(refused.map((r) => [r.status, errorOf(r).code])).toEqual(
      refused.map(() => [409, 'GESPREK_GESLOTEN']),
    );
    expect((await events()).map((e) => e.type)).toEqual(['started', 'closed']);
  });

  test('shows no card for an answer that came too late, but keeps it in the log', async () => {
    await type('Traag, hoe zit dat?');
    await close();
    const row = await until(() =>
      server.belbot.store.db.selectFrom('answers').selectAll().where('call', '=', call).executeTakeFirst(),
    );
    expect(row).toMatchObject({ status: 'kennisbank', shown: 0 });
    expect((await events()).at(-1)?.type).toBe('closed');
  });

  test('needs a category that exists', async () => {
    const reply = await agent.request('POST', `/api/calls/${call}/close`, {
      category: '111222333',
      solved: 'ja',
    });
    expect([reply.status, errorOf(reply).code]).toEqual([400, 'ONGELDIGE_INVOER']);
  });
});

describe('an agent', () => {
  test('has one open call at a time, also when two windows start one at once', async () => {
    await close();
    const body = { callerInformed: true, recording: true };
    const replies = await Promise.all([1, 2, 3].map(() => agent.request('POST', '/api/calls', body)));
    expect(replies.map((r) => r.status).sort()).toEqual([201, 409, 409]);
    const [latest, before] = callSummary.array().parse((await agent.request('GET', '/api/calls')).body);
    expect(latest?.number).toBe((before?.number ?? 0) + 1);
    call = latest?.id ?? '';
  });

  test('puts a passage in front by hand, with its snapshot, and gives feedback that is kept as history', async () => {
    const shown = await agent.request('POST', `/api/calls/${call}/cards`, {
      passage: 'kort-uitstel-schuld',
      query: 'grens 111222333',
    });
    expect(shown.status).toBe(201);
    const [card] = await cards();
    expect(shown.body).toEqual({ answerId: card?.answerId });
    expect(card).toMatchObject({ utterance: null, card: { question: 'grens [BSN-1]' } });
    const hash = card?.card.citations[0]?.snapshot;
    const snapshot = await agent.request('GET', `/api/snapshots/${hash}`);
    expect(snapshot.body).toMatchObject({ changed: false, passage: { id: 'kort-uitstel-schuld' } });

    const path = `/api/calls/${call}/answers/${card?.answerId}`;
    for (const thumb of ['omlaag', null, 'omhoog']) {
      const body = { thumb, reasons: thumb === 'omlaag' ? ['onjuist'] : [], text: 'bel 111222333' };
      expect((await agent.request('PUT', `${path}/feedback`, body)).status).toBe(204);
    }
    expect((await agent.request('PUT', `${path}/unused`, { reason: 'past-niet' })).status).toBe(204);
    const rows = await server.belbot.store.db
      .selectFrom('feedback')
      .select(['thumb', 'text'])
      .where('answer', '=', card?.answerId ?? '')
      .orderBy('id')
      .execute();
    expect(rows.map((r) => r.thumb)).toEqual(['omlaag', null, 'omhoog']);
    expect(rows[0]?.text).toBe('bel [BSN-1]');
    expect((await events()).slice(-2)).toMatchObject([
      { type: 'feedback', feedback: { thumb: 'omhoog' } },
      { type: 'unused', unused: { reason: 'past-niet', text: '' } },
    ]);
  });
});

describe('a call of a caller who refused recording', () => {
  test('shows the text while it runs and has none of it on disk', async () => {
    await close();
    call = await openCall(agent, false);
    await post({ text: 'Kan ik over de zonnebloem later betalen?', seq: 1 });
    await until(async () => (await cards()).length === 1);
    expect((await post({ text: 'Kan ik over de zonnebloem later betalen?', seq: 1 })).body).toMatchObject({
      duplicate: true,
    });
    expect(errorOf(await post({ text: 'Iets anders', seq: 1 })).code).toBe('SEQ_ANDERE_TEKST');
    await type('En de zonnebloem dan?');
    const [first] = await until(async () => ((await cards()).length === 2 ? cards() : null));
    expect(first?.card.question).toContain('zonnebloem');
    expect(server.service.questions.at(-1)?.earlier[0]?.text).toContain('zonnebloem');

    const { db } = server.belbot.store;
    const kept = [
      await db.selectFrom('utterances').selectAll().where('call', '=', call).execute(),
      await db.selectFrom('answers').selectAll().where('call', '=', call).execute(),
      await db.selectFrom('call_events').selectAll().where('call', '=', call).execute(),
    ];
    expect(JSON.stringify(kept)).not.toContain('zonnebloem');
    expect(kept[1]?.[0]).toMatchObject({ question: '', status: 'kennisbank' });
    await close();
    expect(JSON.stringify(await events())).not.toContain('zonnebloem');
  });
});
