/**
 * Joins writes that wait at the same moment into one transaction, so that they share one flush to disk. Each is
 * still all or nothing: it runs inside its own savepoint, and its promise settles only after the commit.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';
import { isStorageFailure, toStorageError } from './storage-error.ts';

/** Does its work through the connection it is handed, and through nothing else. */
export type Work<T> = (trx: Kysely<Tables>) => Promise<T>;
export type Write = <T>(work: Work<T>) => Promise<T>;

type Waiting = {
  run: Work<void>;
  kept: () => void;
  lost: (error: unknown) => void;
  /** Runs by itself, outside any transaction. */
  apart: boolean;
};

/** Most writes in one transaction; bounds how long readers wait. */
const MAX_JOINED = 64;

/**
 * `apart` is for what cannot be done inside a transaction; it takes its turn among the writes. `pending` resolves when
 * nothing waits any more.
 */
export function createWriteQueue(db: Kysely<Tables>): {
  write: Write;
  apart: Write;
  pending: () => Promise<void>;
} {
  const waiting: Waiting[] = [];
  let pumping: Promise<void> | null = null;

  const queue = <T>(work: Work<T>, apart: boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      let value: { result: T } | null = null;
      waiting.push({
        apart,
        run: async (trx) => {
          value = { result: await work(trx) };
        },
        kept: () => value && resolve(value.result),
        lost: (error) => reject(toStorageError(error)),
      });
      pumping ??= pump();
    });

  async function pump(): Promise<void> {
    while (waiting.length > 0) {
      // A commit holds the event loop, so requests pile up behind it. Let all of those come along in the next one.
      await new Promise((resolve) => setImmediate(resolve));
      const [first] = waiting;
      const end = waiting.findIndex((job) => job.apart);
      const size = first?.apart ? 1 : Math.min(MAX_JOINED, end < 0 ? MAX_JOINED : end);
      const batch = waiting.splice(0, size);
      await db
        .connection()
        .execute((trx) => (first?.apart ? alone(trx, first) : transaction(trx, batch)))
        .catch((error: unknown) => {
          for (const job of batch) job.lost(error);
        });
    }
    pumping = null;
  }

  return {
    write: (work) => queue(work, false),
    apart: (work) => queue(work, true),
    async pending() {
      while (pumping) await pumping;
    },
  };
}

async function alone(db: Kysely<Tables>, job: Waiting): Promise<void> {
  await job.run(db);
  job.kept();
}

async function transaction(trx: Kysely<Tables>, batch: Waiting[]): Promise<void> {
  await sql`begin immediate`.execute(trx);
  const done: Waiting[] = [];
  try {
    for (const job of batch) {
      await sql`savepoint one`.execute(trx);
      try {
        await job.run(trx);
        await sql`release one`.execute(trx);
        done.push(job);
      } catch (error) {
        // A full disk may have ended the transaction by itself: then everything in it is lost.
        if (isStorageFailure(error)) throw error;
        await sql`rollback to one`.execute(trx);
        await sql`release one`.execute(trx);
        job.lost(error);
      }
    }
    await sql`commit`.execute(trx);
  } catch (error) {
    await sql`rollback`.execute(trx).catch(() => undefined);
    throw error;
  }
  for (const job of done) job.kept();
}
