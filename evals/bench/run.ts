/**
 * npm run bench [-- --only card,typing --json OUT --calls 1000 --sockets 1000 --caller-share 1]: measures speed and
 * size against the goals of DESIGN.md. A goal that is not met is told, not failed; a crash gives exit code 1. With
 * CPU_PROF_DIR=folder every server leaves profiles there, for the developer tools of a browser.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCHMARKS, PREPARE } from './benchmarks.ts';
import { type BenchContext, type BenchRow, nl } from './row.ts';
import { benchTable } from './table.ts';

/** Longest run of one benchmark, in milliseconds. */
const LONGEST_MS = 300_000;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    calls: { type: 'string', default: '1000' },
    sockets: { type: 'string' },
    'caller-share': { type: 'string', default: '1' },
  },
});
const known = Object.keys(BENCHMARKS).filter((name) => name !== PREPARE);
const chosen = values.only?.split(',') ?? known;
const strange = chosen.filter((name) => !known.includes(name));
if (strange.length > 0)
  throw new Error(`--only kent ${strange.join(', ')} niet; kies uit ${known.join(', ')}`);

const workDir = mkdtempSync(join(tmpdir(), 'belbot-bench-'));
const context: BenchContext = {
  workDir,
  warmDir: join(workDir, 'warm'),
  calls: positive('calls', values.calls),
  sockets: positive('sockets', values.sockets ?? values.calls),
  callerShare: Math.min(1, positive('caller-share', values['caller-share'])),
};

let current: ChildProcess | null = null;
process.on('exit', () => {
  end(current);
  rmSync(workDir, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const [model, begin] = [cpus()[0]?.model.trim() ?? 'onbekend', performance.now()];
const load = loadavg()[0] ?? 0;
const machine = `${cpus().length} kernen (${model}), Node ${process.version}, belasting vooraf ${nl(load, 1)}`;
const rows: BenchRow[] = [];
for (const name of [PREPARE, ...known.filter((n) => chosen.includes(n))]) {
  const started = performance.now();
  try {
    rows.push(...(await inOwnProcess(name)));
    process.stderr.write(`${name}: ${nl((performance.now() - started) / 1000)} s\n`);
  } catch (error) {
    // The others still tell something.
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
    if (name === PREPARE) break;
  }
}
const seconds = (performance.now() - begin) / 1000;
process.stdout.write(`${benchTable(rows)}\n\n${machine}; de hele meting duurde ${nl(seconds)} s\n`);
if (values.json) {
  mkdirSync(dirname(resolve(values.json)), { recursive: true });
  const result = { at: new Date().toISOString(), machine, seconds: Math.round(seconds), rows };
  writeFileSync(resolve(values.json), `${JSON.stringify(result, null, 2)}\n`);
}

/** Runs one benchmark; rejects when it crashes or takes too long. Nothing it started stays behind. */
async function inOwnProcess(name: string): Promise<BenchRow[]> {
  // A group of its own, so that the servers it started end with it, whatever happens.
  const child = fork(join(import.meta.dirname, 'bench-process.ts'), [name, JSON.stringify(context)], {
    execArgv: ['--max-old-space-size=6144', '--import', 'tsx'],
    detached: true,
  });
  current = child;
  const timer = setTimeout(() => end(child), LONGEST_MS);
  try {
    return await new Promise<BenchRow[]>((done, failed) => {
      let result: BenchRow[] | null = null;
      child.once('message', (message) => {
        result = message as BenchRow[];
      });
      child.once('error', failed);
      child.once('exit', (code, signal) =>
        result ? done(result) : failed(new Error(`${name} stopte zonder uitkomst (${signal ?? code})`)),
      );
    });
  } finally {
    clearTimeout(timer);
    end(child);
    current = null;
  }
}

/** Kills a benchmark with everything it started. */
function end(child: ChildProcess | null): void {
  if (!child?.pid) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended already.
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} moet een getal boven nul zijn, niet "${text}"`);
  return value;
}
