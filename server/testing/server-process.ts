/** BelBot as `npm start` runs it: in a process of its own, which can be killed and started again on its data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '../config.ts';
import { serviceStatus } from '../contract/status.ts';
import { createClient, until } from './client.ts';
import { TOKEN } from './server.ts';

/** Longest wait for the server to listen and for meaning search, in milliseconds; a slow machine must make it. */
const READY_MS = 120_000;
const STOP_MS = 15_000;

export type ServerProcess = {
  url: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after a kill: same data, same address. */
  restart(): Promise<void>;
  /** Stops it and removes its data. Throws with what it printed when it had ended by itself. */
  close(): Promise<void>;
};

/**
 * Starts the whole server on a data folder of its own, with the index that the tests share, and waits until it knows
 * whether it can search on meaning. `settings` are environment variables (server/config.ts).
 */
export async function startServerProcess(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const { root, dataDir } = config(process.env);
  const dir = mkdtempSync(join(tmpdir(), 'belbot-process-'));
  const indexes = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith('index')) : [];
  for (const index of indexes) cpSync(join(dataDir, index), join(dir, index), { recursive: true });
  const env = {
    ...process.env,
    // Of the test runner; `npm start` has none.
    NODE_ENV: undefined,
    HOST: '127.0.0.1',
    DATA_DIR: dir,
    API_TOKEN: TOKEN,
    DEMO: '1',
    SECURE_COOKIE: '0',
    LOG_LEVEL: 'warn',
    ...settings,
  };
  let printed = '';
  let child: ChildProcess;

  async function start(port: number): Promise<number> {
    const started = spawn(process.execPath, [join(root, 'server', 'start.mjs')], {
      env: { ...env, PORT: String(port) },
    });
    child = started;
    let line = '';
    const keep = (chunk: Buffer) => {
      line += String(chunk);
      printed += String(chunk);
    };
    started.stdout.on('data', keep);
    started.stderr.on('data', keep);
    const [, listening] = await until(() => {
      if (hasEnded(started)) throw new Error(`the server did not start:\n${printed}`);
      return /http:\/\/localhost:(\d+)/.exec(line);
    }, READY_MS);
    return Number(listening);
  }

  const end = async (signal: NodeJS.Signals) => {
    if (hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };

  let port: number;
  try {
    port = await start(0);
    await untilSearching(`http://127.0.0.1:${port}`, settings.MODEL === undefined);
  } catch (error) {
    await end('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    restart: async () => {
      await start(port);
    },
    async close() {
      const endedItself = hasEnded(child);
      const insist = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await end('SIGTERM');
      clearTimeout(insist);
      rmSync(dir, { recursive: true, force: true });
      if (endedItself) throw new Error(`the server had ended by itself:\n${printed}`);
    },
  };
}

/** Waits until it is known whether there is search on meaning; throws when there must be and is not. */
async function untilSearching(url: string, onMeaning: boolean): Promise<void> {
  const client = createClient(url);
  await client.signIn('beheerder');
  await until(async () => {
    const { meaningSearch, reason } = serviceStatus.parse((await client.request('GET', '/api/status')).body);
    if (meaningSearch === 'uit' && onMeaning) throw new Error(reason ?? 'meaning search is off');
    return meaningSearch !== 'opbouw';
  }, READY_MS);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
