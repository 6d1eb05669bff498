/** The database: one SQLite file, reached through Kysely so that the use-cases do not know which it is. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type MigrationProvider, Migrator, sql } from 'kysely';
import { migrationProvider } from './migrations.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { storageBusy } from './storage-error.ts';
import { createWriteQueue, type Write } from './write-queue.ts';

/** Milliseconds that a write waits for another process (a back-up) before it gives up; the event loop waits too. */
const BUSY_TIMEOUT_MS = 500;

export type Store = {
  /** For reading, on a connection of its own: sees what has been committed, and never waits for a write. */
  db: Kysely<Tables>;
  /**
   * For writing: all or nothing, on disk when the promise resolves. Rejects with AppError OPSLAG_VOL or
   * OPSLAG_BEZET when it could not be kept. `work` must use the connection it gets, never `db`.
   */
  write: Write;
  /**
   * Takes what was erased out of the write-ahead log as well, so that it is in no file any more (the pages themselves
   * were overwritten by the write). Rejects with AppError OPSLAG_BEZET when another process holds the log.
   */
  scrub(): Promise<void>;
  /** Waits for the writes under way and closes the file. */
  close(): Promise<void>;
};

/**
 * Opens (or makes) the file and brings the tables up to date, up to the last of `migrations`. Throws when one fails.
 */
export async function openDatabase({
  file,
  migrations = migrationProvider,
}: {
  file: string;
  migrations?: MigrationProvider;
}): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true });
  const writer = connect(file);
  const { error, results } = await new Migrator({
    db: writer,
    provider: migrations,
  }).migrateToLatest();
  if (error) {
    await writer.destroy();
    throw error;
  }
  // Until then erased rows were not overwritten; written anew, the file holds nothing of them.
  if (results?.some((r) => r.migrationName === '004-retention')) await sql`vacuum`.execute(writer);
  const reader = connect(file, { readonly: true });
  const { write, apart, pending } = createWriteQueue(writer);
  // Nobody uses another process's log here, so that what a server erased before it fell is gone now.
  await apart(emptyLog).catch(() => undefined);
  return {
    db: reader,
    write,
    scrub: () => apart(emptyLog),
    async close() {
      await pending();
      // The writer last: it folds the write-ahead log into the file when nobody reads any more.
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/**
 * Opens the file for reading only, also while a server writes to it; `destroy` closes it. Throws when there is no such
 * file.
 */
export const openReadOnly = ({ file }: { file: string }): Kysely<Tables> =>
  connect(file, { readonly: true, fileMustExist: true });
/** Folds the write-ahead log into the file and cuts it to nothing. */
async function emptyLog(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  if (rows[0]?.busy !== 0) throw storageBusy();
}

function connect(file: string, options: Database.Options = {}): Kysely<Tables> {
  const sqlite = new Database(file, options);
  if (!options.readonly) sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // What is deleted or replaced is overwritten with zeros, so that it does not stay behind in free pages.
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
}
