import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callDetail } from '../contract/calls.ts';
import { helplineItem, knowledgeGap } from '../contract/helpline.ts';
import { type Client, createClient, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';

let dir: string;
let child: ChildProcessByStdio<null, Readable, null>;
let agent: Client;
let helper: Client;
let again: TestServer | null = null;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'belbot-helpline-'));
  child = spawn(process.execPath, ['--import', 'tsx', 'server/testing/crash-child.ts', dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  [agent, helper] = [createClient(String(line).trim()), createClient(String(line).trim())];
  await agent.signIn('medewerker');
  await helper.signIn('hulplijn');
});
afterEach(async () => {
  child.kill('SIGKILL');
  await again?.close('keep');
  again = null;
  rmSync(dir, { recursive: true, force: true });
});

test('kill -9 loses no question and no answer; what a helper had taken goes back when they do not return', async () => {
  const call = await openCall(agent);
  const ask = async (question: string) => {
    const body = { key: crypto.randomUUID(), answerId: null, question };
    const reply = await agent.request('POST', `/api/calls/${call}/helpline`, body);
    return (reply.body as { requestId: string }).requestId;
  };
  const [answered, taken, waiting] = [await ask('Een?'), await ask('Twee?'), await ask('Drie?')];
  await helper.request('POST', `/api/helpline/${answered}/take`, {});
  await helper.request('POST', `/api/helpline/${answered}/answer`, { text: 'Een antwoord.' });
  await helper.request('POST', `/api/helpline/${taken}/take`, {});
  const other = createClient(agent.url);
  await other.signIn('medewerker2');
  const unrecorded = await openCall(other, false);
  const unkept = { key: crypto.randomUUID(), answerId: null, question: 'Over een zonnebloem?' };
  const kept = await other.request('POST', `/api/calls/${unrecorded}/helpline`, unkept);
  const { requestId: forgotten } = kept.body as { requestId: string };
  child.kill('SIGKILL');
  await once(child, 'exit');

  again = await startTestServer({ dir, settings: { helplineGraceMs: 100 } });
  const [agentAgain, helperAgain] = [await again.as('medewerker'), await again.as('hulplijn')];
  const queue = async () =>
    helplineItem.array().parse((await helperAgain.request('GET', '/api/helpline')).body);
  expect((await queue()).map(({ id }) => id)).toEqual([taken, waiting, forgotten]);
  // Of a caller who refused recording the question was in memory only; that it was asked is not lost.
  expect((await queue()).at(-1)).toMatchObject({ recording: false, question: '' });
  await until(async () => (await queue()).every(({ state }) => state === 'waiting'));
  const { events } = callDetail.parse((await agentAgain.request('GET', `/api/calls/${call}`)).body);
  const kinds = events.flatMap((e) => (e.type === 'helpline' ? [e.step.kind] : []));
  expect(kinds).toEqual(['asked', 'asked', 'asked', 'taken', 'answered', 'taken', 'released']);
  const manager = await again.as('kennisbeheerder');
  const gaps = knowledgeGap.array().parse((await manager.request('GET', '/api/knowledge-gaps')).body);
  expect(gaps.map(({ question, answer }) => [question, answer])).toEqual([['Een?', 'Een antwoord.']]);
});
