/** A whole server for tests: real database in a folder of its own, real HTTP and sockets on a free port. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnsweringService } from '../answering/service.ts';
import { type BelBot, startBelBot } from '../compose.ts';
import { type Config, config as readConfig } from '../config.ts';
import { callSummary } from '../contract/calls.ts';
import { createLog } from '../log.ts';
import { type Client, createClient } from './client.ts';
import { type FakeAnswering, fakeAnswering } from './fake-answering.ts';
import { tinyKnowledge } from './knowledge.ts';

export const TOKEN = 'test-token-of-at-least-32-characters';
export const bearer = (token = TOKEN) => ({ authorization: `Bearer ${token}` });

export type TestServer = {
  belbot: BelBot;
  url: string;
  dir: string;
  service: FakeAnswering;
  /** Everything logged so far. */
  logged: () => string;
  /** Moves the clock of the server on. */
  advance(ms: number): void;
  /** A signed-in console. */
  as(username: string): Promise<Client>;
  /** A console nobody has signed in to. */
  anyone(): Client;
  /** Stops the server; keeps its folder for a restart with `dir` when asked. */
  close(keep?: 'keep'): Promise<void>;
};

export async function startTestServer({
  settings = {},
  delay,
  dir = mkdtempSync(join(tmpdir(), 'belbot-')),
  createAnswering,
}: {
  settings?: Partial<Config>;
  delay?: (text: string) => number;
  dir?: string;
  /** What to build instead of the fake service. */
  createAnswering?: (fake: FakeAnswering) => Promise<AnsweringService>;
} = {}): Promise<TestServer> {
  const knowledgeDir = tinyKnowledge(join(dir, 'knowledge'));
  const config: Config = {
    ...readConfig({}),
    port: 0,
    dataDir: join(dir, 'data'),
    knowledgeDir,
    sessionSecret: 'secret-of-the-session-for-tests-only',
    apiToken: TOKEN,
    pauseMs: 60,
    ...settings,
  };
  const service = fakeAnswering({ knowledgeDir, delay });
  let logged = '';
  const keepLog = (line: string) => {
    logged += line;
  };
  const log = createLog({ level: 'trace', destination: { write: keepLog } });
  let offset = 0;
  const belbot = await startBelBot({
    config,
    log,
    now: () => new Date(Date.now() + offset),
    newId: randomUUID,
    createAnswering: async () => (createAnswering ? createAnswering(service) : service),
  });
  const url = `http://127.0.0.1:${belbot.port}`;
  return {
    belbot,
    url,
    dir,
    service,
    logged: () => logged,
    advance: (ms) => {
      offset += ms;
    },
    async as(username) {
      const client = createClient(url);
      const { status } = await client.signIn(username);
      if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
      return client;
    },
    anyone: () => createClient(url),
    async close(keep) {
      await belbot.close();
      if (!keep) rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Opens a call for this console and returns its id. */
export async function openCall(client: Client, recording = true): Promise<string> {
  const { body } = await client.request('POST', '/api/calls', { callerInformed: true, recording });
  return callSummary.parse(body).id;
}
