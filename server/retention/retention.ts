/** Applies the retention periods: at start, every night, and when the beheerder asks. */
import type { Logger } from 'pino';
import { AppError } from '../app-error.ts';
import type { RetentionKind, RetentionRun, RetentionView } from '../contract/retention.ts';
import type { Store } from '../store/open-database.ts';
import { type CallKind, KINDS, type RowKind } from './kinds.ts';
import {
  latestRuns,
  nextCalls,
  retentionRows,
  saveRetention,
  settleRuns,
  startRun,
  updateRun,
} from './retention-store.ts';

/** Calls, and rows, in one transaction: few enough that a line of a call hardly waits. */
const CALLS_PER_BATCH = 10;
const ROWS_PER_BATCH = 200;
/** Milliseconds between two batches, in which calls have the database to themselves. */
const BREATH_MS = 5;
const DAY_MS = 86_400_000;

type Deps = { store: Store; log: Logger; now: () => Date };
type Progress = NonNullable<RetentionView['running']>;
type StartedBy = { startedBy: RetentionRun['startedBy']; user: string | null };

export type Retention = {
  /** The settings, the log and the run that goes on. */
  view(): Promise<RetentionView>;
  /** Starts a clean-up; `done` resolves when it is over and never rejects. Throws AppError OPSCHONEN_LOOPT. */
  start(by: StartedBy): Promise<{ done: Promise<void> }>;
  /** Breaks a run off between two batches and waits for it. */
  close(): Promise<void>;
};

export function createRetention(deps: Deps): Retention {
  const { store, log, now } = deps;
  let progress: Progress | null = null;
  let done: Promise<void> = Promise.resolve();
  let closing = false;

  /** Cleans one kind until nothing old is left; calls `count` after each batch. */
  async function clean(
    kind: CallKind | RowKind,
    before: Date,
    count: (rows: number) => void,
  ): Promise<boolean> {
    for (;;) {
      if (closing) return false;
      const batch = await (kind.by === 'call'
        ? cleanCalls(store, kind, before)
        : cleanRows(store, kind, before));
      count(batch.removed);
      if (batch.last) return true;
      await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    }
  }

  async function run(id: number, state: Progress): Promise<void> {
    const removed: RetentionRun['removed'] = {};
    let finished = true;
    try {
      const chosen = await retentionRows(store.db);
      for (const kind of KINDS) {
        state.kind = kind.kind;
        const before = new Date(now().getTime() - daysOf(kind, chosen) * DAY_MS);
        let rows = 0;
        finished = await clean(kind, before, (more) => {
          rows += more;
          state.removed += more;
          if (rows > 0) removed[kind.kind] = rows;
        });
        if (!finished) break;
        const at = now().toISOString();
        await store.write((trx) => saveRetention(trx, kind.kind, { last_run_at: at, last_removed: rows }));
      }
    } catch (error) {
      finished = false;
      log.error({ error }, 'a clean-up was broken off; the next one goes on where it was');
    }
    try {
      const finishedAt = finished ? now().toISOString() : null;
      const outcome = { removed, state: finished ? 'klaar' : 'afgebroken', finishedAt } as const;
      await store.write((trx) => updateRun(trx, id, outcome));
      if (state.removed > 0) await store.scrub();
    } catch (error) {
      log.error({ error }, 'the end of a clean-up was not kept');
    }
  }

  return {
    async view() {
      const chosen = await retentionRows(store.db);
      return {
        settings: KINDS.map((kind) => {
          const row = chosen.get(kind.kind);
          return {
            kind: kind.kind,
            name: kind.name,
            what: kind.what,
            days: daysOf(kind, chosen),
            defaultDays: kind.defaultDays,
            changedBy: row?.name ?? null,
            changedAt: row?.changed_at ?? null,
            lastRunAt: row?.last_run_at ?? null,
            lastRemoved: row?.last_removed ?? null,
          };
        }),
        runs: await latestRuns(store.db),
        running: progress && { ...progress },
      };
    },
    async start({ startedBy, user }) {
      if (progress || closing) throw runs();
      const mine: Progress = { kind: null, removed: 0 };
      progress = mine;
      try {
        const at = now().toISOString();
        const id = await store.write(async (trx) => {
          await settleRuns(trx);
          return startRun(trx, { at, startedBy, user });
        });
        done = run(id, mine).finally(() => {
          progress = null;
        });
      } catch (error) {
        progress = null;
        throw error;
      }
      return { done };
    },
    async close() {
      closing = true;
      await done;
    },
  };
}

type Batch = { removed: number; last: boolean };

/** The next calls of a kind, and how far that brings it, in one transaction: a crash repeats or skips nothing. */
async function cleanCalls(store: Store, kind: CallKind, before: Date): Promise<Batch> {
  return store.write(async (trx) => {
    const after = (await retentionRows(trx)).get(kind.kind)?.cleaned_until ?? null;
    const calls = await nextCalls(trx, { after, before: before.toISOString(), limit: CALLS_PER_BATCH });
    let removed = 0;
    for (const { id } of calls) removed += await kind.clean(trx, id);
    const last = calls.at(-1);
    if (last) await saveRetention(trx, kind.kind, { cleaned_until: `${last.closedAt} ${last.id}` });
    return { removed, last: calls.length < CALLS_PER_BATCH };
  });
}

async function cleanRows(store: Store, kind: RowKind, before: Date): Promise<Batch> {
  const removed = await store.write((trx) => kind.clean(trx, before, ROWS_PER_BATCH));
  return { removed, last: removed < ROWS_PER_BATCH };
}

function daysOf(
  { kind, defaultDays }: { kind: RetentionKind; defaultDays: number },
  chosen: Awaited<ReturnType<typeof retentionRows>>,
): number {
  return chosen.get(kind)?.days ?? defaultDays;
}

const runs = () =>
  new AppError({
    status: 409,
    code: 'OPSCHONEN_LOOPT',
    message: 'Er wordt al opgeschoond. Wacht tot dat klaar is.',
  });
