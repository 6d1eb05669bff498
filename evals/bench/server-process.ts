/** A real BelBot in a process of its own: started on a data folder, watched through /proc, stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { serviceStatus } from '../../server/contract/status.ts';
import { type Client, until } from '../../server/testing/client.ts';

/** Longest wait for the server to listen, for the index to be built, for a clean stop; milliseconds. */
const LISTEN_MS = 30_000;
const INDEX_MS = 180_000;
const STOP_MS = 12_000;
/** Clock ticks per second in /proc; 100 on every Linux that Node runs on. */
const TICKS = 100;

export const API_TOKEN = 'bench-token-of-at-least-32-characters';

export type ServerProcess = {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process until it listened. */
  listenedAfter: number;
  /** Resident memory in MB; null where there is no /proc. */
  residentMb(): number | null;
  /** Processor time used so far, in seconds: all threads, and the thread of the event loop; null without /proc. */
  processorTime(): { all: number; eventLoop: number } | null;
  /** What it warned of, with how often. */
  complaints(): Record<string, number>;
  /** Asks it to stop, insists when it does not. */
  stop(): Promise<void>;
  /** Throws when it has ended before it was asked to: what was measured is then worth nothing. */
  assertRunning(): void;
};

/** Makes a data folder that starts with the index that is ready. */
export function freshDataDir({ workDir, warmDir, name }: { workDir: string; warmDir: string; name: string }) {
  const dir = join(workDir, name);
  mkdirSync(dir, { recursive: true });
  for (const index of ['index', 'index-routes']) {
    if (existsSync(join(warmDir, index))) cpSync(join(warmDir, index), join(dir, index), { recursive: true });
  }
  return dir;
}

/** Starts the server and waits until it listens. Throws an Error with its last output when it does not. */
export async function startServer({
  dataDir,
  port = 0,
}: {
  dataDir: string;
  /** 0: any free one. */
  port?: number;
}): Promise<ServerProcess> {
  const entry = join(import.meta.dirname, 'serve.mjs');
  const begin = performance.now();
  // CPU_PROF_DIR: a profile of every thread is written there.
  const profile = process.env.CPU_PROF_DIR
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.CPU_PROF_DIR}`]
    : [];
  const child = spawn(process.execPath, [...profile, entry], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      API_TOKEN,
      DEMO: '1',
      SECURE_COOKIE: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const complaints: Record<string, number> = {};
  createInterface({ input: child.stdout }).on('line', (line) => count(complaints, line));
  try {
    const found = await until(() => {
      if (child.exitCode !== null) throw new Error('the server stopped');
      return /http:\/\/localhost:(\d+)/.exec(output);
    }, LISTEN_MS);
    const pid = child.pid ?? 0;
    return {
      url: `http://127.0.0.1:${found[1]}`,
      pid,
      listenedAfter: performance.now() - begin,
      residentMb: () => residentMb(pid),
      processorTime: () => processorTime(pid),
      complaints: () => complaints,
      stop: () => stop(child),
      assertRunning: () => {
        if (child.exitCode === null && child.signalCode === null) return;
        throw new Error(`the server ended by itself (${child.signalCode ?? child.exitCode})\n${output}`);
      },
    };
  } catch (error) {
    await stop(child);
    throw new Error(`the server did not start: ${error instanceof Error ? error.message : error}\n${output}`);
  }
}

/** Waits until meaning search takes part. Throws when it will not, or not in time. */
export async function untilMeaning(client: Client): Promise<void> {
  await until(async () => {
    const status = serviceStatus.parse((await client.request('GET', '/api/status')).body);
    if (status.meaningSearch === 'uit') throw new Error(`meaning search is off: ${status.reason}`);
    if (status.meaningSearch === 'opbouw') await sleep(20);
    return status.meaningSearch === 'aan';
  }, INDEX_MS);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(insist);
}

/** Counts a line of the log by its message and, when there is one, the error in it. */
function count(complaints: Record<string, number>, line: string): void {
  if (!line.startsWith('{')) return;
  const { msg, error } = logLine.parse(JSON.parse(line));
  const what = [msg, error?.message ?? error?.name].filter(Boolean).join(': ');
  complaints[what] = (complaints[what] ?? 0) + 1;
}

const logLine = z.object({
  msg: z.string().default(''),
  error: z.object({ name: z.string().optional(), message: z.string().optional() }).optional(),
});

function residentMb(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kb ? Number(kb) / 1024 : null;
}

function processorTime(pid: number): { all: number; eventLoop: number } | null {
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return null;
  let all = 0;
  for (const thread of readdirSync(threads)) all += threadTime(join(threads, thread, 'stat'));
  return { all, eventLoop: threadTime(join(threads, String(pid), 'stat')) };
}

/** User and system time of one thread, in seconds; 0 when it has just ended. */
function threadTime(file: string): number {
  try {
    // The name of the thread may hold spaces; the numbers follow its closing bracket. Fields 14 and 15, man proc.
    const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}
