import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { config } from '../config.ts';
import {
  CALLER_QUESTIONS,
  type CallerAnswers,
  callerFeedbackSummary,
  callerLink,
  NO_CALLER_ANSWERS,
} from '../contract/caller-feedback.ts';
import { callDetail } from '../contract/calls.ts';
import { openReadOnly } from '../store/open-database.ts';
import { type Client, errorOf } from '../testing/client.ts';
import { bearer, openCall, startTestServer, type TestServer } from '../testing/server.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ADDRESS_OF_CALLER = '203.0.113.77';

let server: TestServer;
let agent: Client;
let call: string;
beforeEach(async () => {
  server = await startTestServer();
  agent = await server.as('medewerker');
  call = await openCall(agent);
});
afterEach(() => server.close());

/** Lets time go by; the agent signs in again, because the session may have ended. */
async function later(ms: number) {
  server.advance(ms);
  await agent.signIn('medewerker');
}

const close = () => agent.request('POST', `/api/calls/${call}/close`, { category: 'overig', solved: true });
const ask = (answers: object, of = call) => agent.request('PUT', `/api/calls/${of}/caller-feedback`, answers);
const askForLink = (who = agent) => who.request('POST', `/api/calls/${call}/caller-feedback/link`, {});
const makeLink = async () => callerLink.parse((await askForLink()).body);
const feedback = async () =>
  callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body).callerFeedback;

/** What a browser without cookies sends when a form of the page is posted. */
const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'null', ...headers },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const get = async (path: string) => {
  const response = await fetch(server.url + path, { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('a link', () => {
  test('takes the answers of a caller who has no account, once', async () => {
    const { code } = await makeLink();
    const form = await get(`/mening/${code}`);
    expect(form.status).toBe(200);
    for (const { text } of CALLER_QUESTIONS) expect(form.text).toContain(text);

    const sent = await post(`/mening/${code}`, { solved: 'ja', satisfied: '4', understood: '' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/mening/dank']);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
    const kept = {
      channel: 'link',
      answers: { ...NO_CALLER_ANSWERS, solved: 'ja', satisfied: '4' },
      day: today,
    };
    expect(await feedback()).toEqual([kept]);

    const again = await post(`/mening/${code}`, { solved: 'nee' });
    expect(again.status).toBe(404);
    expect(await feedback()).toEqual([kept]);
  });

  test('is looked at as often as one likes: looking does not use it up', async () => {
    const { code } = await makeLink();
    for (let i = 0; i < 3; i++) expect((await get(`/mening/${code}`)).status).toBe(200);
    expect((await post(`/mening/${code}`, { solved: 'nee' })).status).toBe(303);
  });

  test('posted twice at the same moment keeps one opinion', async () => {
    const { code } = await makeLink();
    const both = await Promise.all(['ja', 'nee'].map((solved) => post(`/mening/${code}`, { solved })));
    expect(both.map((reply) => reply.status).sort()).toEqual([303, 404]);
    expect(await feedback()).toHaveLength(1);
  });

  test('works for fourteen days and not a moment longer', async () => {
    const { code, expiresAt } = await makeLink();
    await later(14 * DAY - 60_000);
    expect((await get(`/mening/${code}`)).status).toBe(200);
    await later(61_000);
    expect(Date.parse(expiresAt)).toBeLessThan(Date.now() + 14 * DAY + 61_000);
    expect((await get(`/mening/${code}`)).status).toBe(404);
    expect((await post(`/mening/${code}`, { solved: 'ja' })).status).toBe(404);
    expect(await feedback()).toEqual([]);
  });

  test('stops working when the agent makes a new one', async () => {
    const first = await makeLink();
    const second = await makeLink();
    expect((await get(`/mening/${first.code}`)).status).toBe(404);
    expect((await get(`/mening/${second.code}`)).status).toBe(200);
  });

  test('holds 128 random bits in signs that are not mistaken for each other', async () => {
    const { code, url, page } = await makeLink();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/);
    expect([url, page]).toEqual([`${server.url}/mening/${code}`, `${server.url}/mening`]);
  });

  test('can be typed in small letters, with spaces, and with O and I for 0 and 1', async () => {
    const { code } = await makeLink();
    const typed = code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l');
    const sent = await post('/mening', { code: `  ${typed} ` });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/mening/${code}`]);
    expect((await get(`/mening/${encodeURIComponent(typed)}`)).status).toBe(200);
    expect((await post('/mening', { code: code.slice(2) })).status).toBe(400);
  });

  test('can be made up to a day after the call, and by its own agent only', async () => {
    expect(errorOf(await askForLink(await server.as('medewerker2'))).code).toBe('GEEN_TOEGANG');
    await close();
    await later(23 * HOUR);
    await makeLink();
    await later(2 * HOUR);
    const late = await askForLink();
    expect([late.status, errorOf(late).code]).toEqual([409, 'MENING_TE_LAAT']);
  });

  test('is not made again once the caller has answered', async () => {
    const { code } = await makeLink();
    await post(`/mening/${code}`, { solved: 'ja' });
    const reply = await askForLink();
    expect([reply.status, errorOf(reply).code]).toEqual([409, 'MENING_AL_GEGEVEN']);
  });

  test('leads to the address that the organisation set for callers', async () => {
    const other = await startTestServer({ settings: { publicUrl: 'https://mening.example.nl' } });
    const someone = await other.as('medewerker');
    const id = await openCall(someone);
    const { body } = await someone.request('POST', `/api/calls/${id}/caller-feedback/link`, {});
    expect(callerLink.parse(body).page).toBe('https://mening.example.nl/mening');
    await other.close();
  });
});

test.each(['mening.nl', 'ftp://mening.nl', 'https://mening.nl/pad', 'https://mening.nl/?a=1'])(
  'an address for callers that is not scheme and host is refused at start: %s',
  (address) => {
    expect(() => config({ PUBLIC_URL: address })).toThrow('PUBLIC_URL must be like https://host');
  },
);

describe('the page for callers', () => {
  test('answers the same for a code that never was, was used or has expired', async () => {
    const used = await makeLink();
    await post(`/mening/${used.code}`, { solved: 'ja' });
    await close();
    call = await openCall(agent);
    const expired = await makeLink();
    await later(15 * DAY);
    const seen = [];
    for (const code of [used.code, expired.code, '0000-0000-0000-0000-0000-0000-00', 'x', "' or 1=1 --"]) {
      const path = `/mening/${encodeURIComponent(code)}`;
      for (const reply of [await get(path), await post(path, { solved: 'ja' })]) {
        const { date: _, ...headers } = Object.fromEntries(reply.headers);
        seen.push({ ...reply, headers });
      }
    }
    expect(seen[0]?.status).toBe(404);
    for (const reply of seen) expect(reply).toEqual(seen[0]);
  });

  test('lets nobody guess: after thirty wrong codes an address has to wait, also with a good one', async () => {
    const { code } = await makeLink();
    for (let i = 0; i < 30; i++) expect((await get(`/mening/${i}`)).status).toBe(404);
    const refused = await get(`/mening/${code}`);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Wacht een kwartier');
    expect((await post(`/mening/${code}`, { solved: 'ja' })).status).toBe(429);
    expect((await get('/mening/dank')).status).toBe(200);
    expect(await feedback()).toEqual([]);
  });

  test.each([
    ['nothing', {}, 'Kies bij minstens één vraag een antwoord'],
    ['only questions passed over', { solved: '', satisfied: '' }, 'Kies bij minstens één vraag'],
    ['an answer that does not exist', { solved: 'misschien' }, 'niet goed overgekomen'],
    ['a number outside the scale', { satisfied: '6' }, 'niet goed overgekomen'],
  ])('asks again after %s, and the link still works', async (_what, fields, says) => {
    const { code } = await makeLink();
    const reply = await post(`/mening/${code}`, fields as Record<string, string>);
    expect(reply.status).toBe(400);
    expect(reply.text).toContain(says);
    expect(await feedback()).toEqual([]);
    expect((await post(`/mening/${code}`, { solved: 'deels' })).status).toBe(303);
  });

  test('takes a form from anywhere, since only the code gives a right to anything', async () => {
    const { code } = await makeLink();
    const headers = { origin: 'https://webmail.example', 'sec-fetch-site': 'cross-site' };
    expect((await post(`/mening/${code}`, { solved: 'ja' }, headers)).status).toBe(303);
    // The rule for everything that a cookie gives a right to is as strict as before.
    const strict = await agent.request('POST', `/api/calls/${call}/caller-feedback/link`, {}, headers);
    expect(errorOf(strict).code).toBe('HERKOMST_ONBEKEND');
  });

  test('sets no cookie, runs no script, fetches nothing and is found by no search engine', async () => {
    const { code } = await makeLink();
    const replies = [
      await get('/mening'),
      await get('/mening/dank'),
      await get(`/mening/${code}`),
      await get('/mening/x'),
      await post(`/mening/${code}`, { solved: 'ja' }),
    ];
    for (const { headers, text } of replies) {
      expect(headers.get('set-cookie')).toBeNull();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src|unsafe/);
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(text).not.toMatch(/<script|https?:\/\/|<img/);
    }
  });

  test('says nothing of the call', async () => {
    await agent.request('POST', `/api/calls/${call}/lines`, {
      key: 'sleutel-0',
      text: 'Kan ik later betalen voor mijn tuin?',
    });
    const { code } = await makeLink();
    const blank = await startTestServer();
    const someone = await blank.as('medewerker');
    const id = await openCall(someone, false);
    const { body } = await someone.request('POST', `/api/calls/${id}/caller-feedback/link`, {});
    const other = await (await fetch(`${blank.url}/mening/${callerLink.parse(body).code}`)).text();
    expect((await get(`/mening/${code}`)).text).toBe(other);
    await blank.close();
  });

  test.each([
    ['a body that is too large', 'x'.repeat(5000)],
    ['a body of a thousand fields', 'a=1&'.repeat(500)],
    ['a body that is no form', '{"solved":"ja"}'],
  ])('stays up after %s', async (_what, body) => {
    const { code } = await makeLink();
    const response = await fetch(`${server.url}/mening/${code}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([400, 404]).toContain(response.status);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect((await get(`/mening/${code}`)).status).toBe(200);
  });
});

describe('an agent who asks', () => {
  test('keeps the answers, changes them and takes them back, until a day after the call', async () => {
    expect((await ask({ solved: 'ja', satisfied: '5' })).status).toBe(204);
    await close();
    expect((await ask({ solved: 'deels' })).status).toBe(204);
    expect(await feedback()).toMatchObject([
      { channel: 'medewerker', answers: { ...NO_CALLER_ANSWERS, solved: 'deels' } },
    ]);
    expect((await ask({})).status).toBe(204);
    expect(await feedback()).toEqual([]);
    await later(25 * HOUR);
    expect(errorOf(await ask({ solved: 'ja' })).code).toBe('MENING_TE_LAAT');
  });

  test('and a caller who uses the link are kept beside each other', async () => {
    await ask({ satisfied: '5' });
    const { code } = await makeLink();
    await post(`/mening/${code}`, { satisfied: '2' });
    const said = (await feedback()).map(({ channel, answers }) => [channel, answers.satisfied]);
    expect(said).toEqual([
      ['medewerker', '5'],
      ['link', '2'],
    ]);
  });

  test('reads which answer is not one of the answers', async () => {
    const reply = await ask({ satisfied: '9' });
    expect(reply.status).toBe(400);
    expect(errorOf(reply).message).toBe('Tevredenheid: kies uit 1, 2, 3, 4, 5. Er is niets bewaard.');
  });
});

test('of a caller nothing is kept but the answers, the call and the day', async () => {
  const { code } = await makeLink();
  await post(
    `/mening/${code}`,
    { solved: 'ja', naam: 'Jansen', opmerking: 'Mijn nummer is 111222333' },
    { 'user-agent': 'Telefoon van Jansen', 'x-forwarded-for': ADDRESS_OF_CALLER },
  );
  const db = openReadOnly({ file: join(server.dir, 'data', 'belbot.sqlite') });
  const rows = await db.selectFrom('caller_feedback').selectAll().execute();
  expect(rows).toEqual([
    {
      call,
      channel: 'link',
      ...NO_CALLER_ANSWERS,
      solved: 'ja',
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    },
  ]);
  expect(await db.selectFrom('caller_feedback_codes').selectAll().execute()).toEqual([]);
  await db.destroy();

  const { code: unused } = await makeLinkForNewCall();
  await server.belbot.close();
  const data = join(server.dir, 'data');
  const files = readdirSync(data).map((name) => ({ name, bytes: readFileSync(join(data, name), 'latin1') }));
  const secrets = [code, unused, code.replace(/-/g, ''), 'Jansen', '111222333', ADDRESS_OF_CALLER];
  for (const { name, bytes } of [...files, { name: 'log', bytes: server.logged() }]) {
    for (const secret of secrets)
      expect([name, secret, bytes.includes(secret)]).toEqual([name, secret, false]);
  }

  async function makeLinkForNewCall() {
    await close();
    call = await openCall(agent);
    return makeLink();
  }
});

describe('the summary', () => {
  /** Each in a call of its own, asked by the agent. */
  async function give(answers: Partial<CallerAnswers>, times: number) {
    for (let i = 0; i < times; i++) {
      await ask(answers);
      await close();
      call = await openCall(agent);
    }
  }
  async function solvedByAgent() {
    const monitor = await server.as('kwaliteitsmonitor');
    const { body } = await monitor.request('GET', '/api/caller-feedback/summary');
    const summary = callerFeedbackSummary.parse(body);
    const question = summary.questions.find(({ key }) => key === 'solved');
    return question?.channels.find(({ channel }) => channel === 'medewerker');
  }

  test('shows no number about fewer than five answers, and none of this week', async () => {
    await give({ solved: 'ja' }, 4);
    await later(10 * DAY);
    expect(await solvedByAgent()).toMatchObject({ n: 0, periods: [], waiting: 4 });
    await give({ solved: 'nee' }, 3);
    expect(await solvedByAgent()).toMatchObject({ n: 0, periods: [], waiting: 4 });
    await later(10 * DAY);
    const after = await solvedByAgent();
    expect(after).toMatchObject({ n: 7, counts: { ja: 4, deels: 0, nee: 3 }, waiting: 0 });
    expect(after?.periods).toHaveLength(1);
  });

  test('never grows by fewer than five answers, so that two looks do not tell what came between', async () => {
    await give({ solved: 'ja' }, 6);
    await later(10 * DAY);
    expect(await solvedByAgent()).toMatchObject({ n: 6 });
    await give({ solved: 'nee' }, 1);
    await later(10 * DAY);
    expect(await solvedByAgent()).toMatchObject({ n: 6, counts: { nee: 0 }, waiting: 1 });
  });

  test('counts the answers as a metric without saying of whom', async () => {
    await give({ solved: 'ja' }, 2);
    const { code } = await makeLink();
    await post(`/mening/${code}`, { solved: 'ja' });
    const { body } = await agent.request('GET', '/metrics', undefined, bearer());
    expect(body).toContain('belbot_caller_feedback_total{channel="medewerker"} 2');
    expect(body).toContain('belbot_caller_feedback_total{channel="link"} 1');
  });
});
