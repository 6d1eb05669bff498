/** The database: one SQLite file, reached through Kysely so that the use-cases do not know which it is. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { migrationProvider } from './migrations.ts';
import type { Tables } from './schema.ts';
import { createWriteQueue, type Write } from './write-queue.ts';

/** Milliseconds that a write waits for another process (a back-up) before it gives up; the event loop waits too. */
const BUSY_TIMEOUT_MS = 500;

export type Store = {
  /** For reading. */
  db: Kysely<Tables>;
  /**
   * For writing: all or nothing, on disk when the promise resolves. Rejects with AppError OPSLAG_VOL or
   * OPSLAG_BEZET when it could not be kept. `work` must use the connection it gets, never `db`.
   */
  write: Write;
  /** Waits for the writes under way and closes the file. */
  close(): Promise<void>;
};

/** Opens (or makes) the file and brings the tables up to date. Throws when a migration fails. */
export async function openDatabase({ file }: { file: string }): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true });
  const sqlite = new Database(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
  if (error) {
    await db.destroy();
    throw error;
  }
  const { write, pending } = createWriteQueue(db);
  return {
    db,
    write,
    async close() {
      await pending();
      await db.destroy();
    },
  };
}
