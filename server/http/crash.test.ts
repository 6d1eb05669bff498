import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callDetail, utteranceAck } from '../contract/calls.ts';
import { type Client, createClient } from '../testing/client.ts';
import { bearer, openCall, startTestServer } from '../testing/server.ts';

let dir: string;
let child: ChildProcessByStdio<null, Readable, null>;
let client: Client;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'belbot-crash-'));
  child = spawn(process.execPath, ['--import', 'tsx', 'server/testing/crash-child.ts', dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  client = createClient(String(line).trim());
  await client.signIn('medewerker');
});
afterEach(() => {
  child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

type Acked = { n: number; text: string };

/** Posts lines until the server is gone; every acknowledged one is in `acked`. */
async function pour(call: string, acked: Acked[], onAck: () => void): Promise<void> {
  for (let seq = 0; ; seq++) {
    const text = `Regel ${seq}, kan dat?`;
    try {
      const body = { speaker: 'beller', text, seq };
      const reply = await client.request('POST', `/api/calls/${call}/utterances`, body, bearer());
      acked.push({ n: utteranceAck.parse(reply.body).n, text });
      onAck();
    } catch {
      return;
    }
  }
}

async function afterRestart(call: string) {
  const server = await startTestServer({ dir });
  const again = await server.as('medewerker');
  const detail = callDetail.parse((await again.request('GET', `/api/calls/${call}`)).body);
  await server.close('keep');
  return detail;
}

test('kill -9 in the middle of a call loses no line that was acknowledged', async () => {
  const call = await openCall(client);
  await client.request('POST', `/api/calls/${call}/replay`, { scenario: 'lang' });
  const acked: Acked[] = [];
  await pour(call, acked, () => {
    if (acked.length === 25) child.kill('SIGKILL');
  });
  expect(acked.length).toBeGreaterThanOrEqual(25);

  const { events, call: summary } = await afterRestart(call);
  const kept = new Map(
    events.flatMap((e) => (e.type === 'utterance' ? [[e.utterance.n, e.utterance.text]] : [])),
  );
  for (const { n, text } of acked) expect(kept.get(n)).toBe(text);
  expect(events.map((e) => e.n)).toEqual(events.map((_, n) => n));
  expect(summary).toMatchObject({ closedAt: null, lines: kept.size });
  // The replay that ran has no end of its own; the restart puts one on record.
  expect(events.filter((e) => e.type === 'replay').map((e) => e.state)).toEqual(['started', 'stopped']);
});

test('a session lives on after a restart', async () => {
  child.kill('SIGKILL');
  await once(child, 'exit');
  const server = await startTestServer({ dir });
  const reply = await createClient(server.url).request('GET', '/api/calls', undefined, {
    cookie: client.cookie(),
  });
  expect(reply.status).toBe(200);
  await server.close('keep');
});

test('SIGTERM while lines pour in ends the process within seconds, and loses nothing either', async () => {
  const call = await openCall(client);
  const acked: Acked[] = [];
  const exit = once(child, 'exit');
  await pour(call, acked, () => {
    if (acked.length === 10) child.kill('SIGTERM');
  });
  expect(await exit).toEqual([0, null]);
  const { events } = await afterRestart(call);
  const kept = events.flatMap((e) => (e.type === 'utterance' ? [e.utterance.text] : []));
  expect(kept).toEqual(expect.arrayContaining(acked.map((a) => a.text)));
});

test('a port that is taken makes the program say so in one sentence and exit with 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const env = {
    ...process.env,
    PORT: port,
    DATA_DIR: join(dir, 'data'),
    KNOWLEDGE_DIR: join(dir, 'knowledge'),
  };
  const main = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { env });
  let said = '';
  main.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = await once(main, 'close');
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toEqual([expect.stringContaining(`Poort ${port} is al in gebruik.`)]);
  taken.close();
});
