/** What SQLite says when it cannot keep something, as an error the user can read. */
import { AppError } from '../app-error.ts';

/** The code of an error that better-sqlite3 threw ("SQLITE_FULL"), or null. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || error.name !== 'SqliteError' || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** True when the whole transaction is lost, not only the statement. */
export const isStorageFailure = (error: unknown) => toStorageError(error) !== error;

/** A disk that is full or a database that is locked becomes a 503 with a Dutch sentence; others pass as they are. */
export function toStorageError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === null) return error;
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) {
    return new AppError({
      status: 503,
      code: 'OPSLAG_VOL',
      message: 'De opslag is vol. Dit is niet bewaard. Waarschuw de beheerder en probeer het daarna opnieuw.',
    });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return storageBusy();
  }
  return error;
}

/** 503: another process holds the database. */
export const storageBusy = () =>
  new AppError({
    status: 503,
    code: 'OPSLAG_BEZET',
    message: 'De opslag is even bezet. Dit is niet bewaard. Probeer het zo opnieuw.',
  });
