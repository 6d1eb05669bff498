import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callDetail, callSummary } from '../contract/calls.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { tinyKnowledge } from '../testing/knowledge.ts';
import { bearer, openCall, startTestServer, type TestServer, TOKEN } from '../testing/server.ts';
import { loadScenarios } from './scenarios.ts';

let server: TestServer;
let agent: Client;
let call: string;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.as('medewerker');
});
afterAll(() => server.close());
beforeEach(async () => {
  const calls = callSummary.array().parse((await agent.request('GET', '/api/calls')).body);
  const open = calls.find((c) => c.closedAt === null);
  if (open) await agent.request('POST', `/api/calls/${open.id}/close`, { category: 'uitstel', solved: true });
  call = await openCall(agent);
});

const start = (body: object) => agent.request('POST', `/api/calls/${call}/replay`, body);
const events = async () => callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body).events;
const states = async () => (await events()).flatMap((e) => (e.type === 'replay' ? [e.state] : []));

describe('a replay', () => {
  test('plays the lines in order, answers those of the caller, and says when it is done', async () => {
    expect((await start({ scenario: 'kort', speed: 10 })).status).toBe(202);
    await until(async () => (await states()).length === 2);
    const all = await until(async () => {
      const now = await events();
      return now.some((e) => e.type === 'card') ? now : null;
    });
    const lines = all.flatMap((e) => (e.type === 'utterance' ? [e.utterance] : []));
    expect(lines.map(({ speaker, text, origin }) => [speaker, text, origin])).toEqual([
      ['medewerker', 'Goedemiddag.', 'replay'],
      ['beller', 'Kan ik later betalen? Mijn nummer is [BSN-1].', 'replay'],
      ['beller', 'Bedankt.', 'replay'],
    ]);
    expect(await states()).toEqual(['started', 'finished']);
  });

  test('runs once per call, stops when asked, and can start again', async () => {
    await start({ scenario: 'lang' });
    const second = await start({ scenario: 'kort' });
    expect([second.status, errorOf(second).code]).toEqual([409, 'REPLAY_LOOPT']);
    expect((await agent.request('DELETE', `/api/calls/${call}/replay`)).status).toBe(204);
    expect(await states()).toEqual(['started', 'stopped']);
    expect((await agent.request('DELETE', `/api/calls/${call}/replay`)).status).toBe(204);
    expect((await start({ scenario: 'kort', speed: 50 })).status).toBe(202);
    await until(async () => (await states()).at(-1) === 'finished');
  });

  test('stops when its call is closed; nothing is added afterwards', async () => {
    await start({ scenario: 'lang' });
    await agent.request('POST', `/api/calls/${call}/close`, { category: 'uitstel', solved: true });
    const atClose = await events();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await events()).toEqual(atClose);
    expect(atClose.slice(-2).map((e) => e.type)).toEqual(['replay', 'closed']);
  });

  test('of an unknown scenario is not found', async () => {
    expect((await start({ scenario: 'bestaat-niet' })).status).toBe(404);
    expect(await states()).toEqual([]);
  });
});

test('scenarios that are broken or double are reported and left out', () => {
  const dir = tinyKnowledge(mkdtempSync(join(tmpdir(), 'belbot-scenarios-')));
  writeFileSync(join(dir, 'scenarios', 'a-kapot.yaml'), 'id: [');
  writeFileSync(join(dir, 'scenarios', 'b-leeg.yaml'), 'id: leeg\ntitle: Leeg\nsummary: ""\nlines: []\n');
  writeFileSync(
    join(dir, 'scenarios', 'z-dubbel.yaml'),
    'id: kort\ntitle: x\nsummary: ""\nlines: [{ speaker: beller, pause: 0, text: x }]\n',
  );
  const { scenarios, problems } = loadScenarios(dir);
  expect(scenarios.map((s) => s.id)).toEqual(['kort', 'lang']);
  expect(problems.map((p) => p.file)).toEqual([
    'scenarios/a-kapot.yaml',
    'scenarios/b-leeg.yaml',
    'scenarios/z-dubbel.yaml',
  ]);
});

test('every scenario of the knowledge base can be played', () => {
  const { scenarios, problems } = loadScenarios('knowledge');
  expect(problems).toEqual([]);
  expect(scenarios.length).toBeGreaterThan(0);
});

describe('npm run replay', () => {
  async function run(...args: string[]) {
    const env = { ...process.env, API_TOKEN: TOKEN, KNOWLEDGE_DIR: join(server.dir, 'knowledge') };
    const cli = spawn(process.execPath, ['--import', 'tsx', 'server/calls/replay-cli.ts', ...args], { env });
    let said = '';
    for (const stream of [cli.stdout, cli.stderr]) {
      stream.on('data', (chunk) => {
        said += String(chunk);
      });
    }
    const [code] = await once(cli, 'close');
    return { code, said };
  }

  test('opens a call for an agent, posts the lines and leaves the call open', async () => {
    const { code, said } = await run('kort', '--speed', '50', '--url', server.url, '--as', 'medewerker2');
    expect([code, said]).toEqual([0, expect.stringContaining('Kan ik later betalen?')]);
    const other = await server.as('medewerker2');
    const [opened] = callSummary.array().parse((await other.request('GET', '/api/calls')).body);
    expect(opened).toMatchObject({ lines: 3, closedAt: null });
    const again = await run('kort', '--url', server.url, '--as', 'medewerker2');
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('Er loopt nog een gesprek')]);
  });

  test('names the scenarios there are when it does not know the one asked for', async () => {
    const { code, said } = await run('onbekend', '--url', server.url);
    expect([code, said]).toEqual([2, expect.stringMatching(/bestaat niet[\s\S]*kort {2}Kort gesprek/)]);
  });
});

test('a call for telephony needs an agent who exists', async () => {
  const body = { callerInformed: true, recording: true, agent: 'trainer' };
  const reply = await agent.request('POST', '/api/telephony/calls', body, bearer());
  expect([reply.status, errorOf(reply).code]).toEqual([404, 'NIET_GEVONDEN']);
});
