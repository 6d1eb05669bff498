/** The log for the operator: what happened and where, never what was said. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { AppError } from './app-error.ts';
import { sqliteCode } from './store/storage-error.ts';

/**
 * An error without its message: a message may quote the text that caused it (JSON.parse does). The messages of our
 * own errors and of SQLite do not, so those stay.
 */
export function safeError(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, stack = '' } = error;
  const quotable = error instanceof AppError || sqliteCode(error) !== null;
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  return {
    name,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    message: quotable ? error.message : undefined,
    // Our own errors are foreseen: where they were thrown tells nothing.
    at: error instanceof AppError ? undefined : frames,
  };
}

/** JSON lines on standard output, or on `destination`. */
export function createLog({
  level,
  destination,
}: {
  level: string;
  destination?: DestinationStream;
}): Logger {
  const options = { level, serializers: { error: safeError, err: safeError } };
  return destination ? pino(options, destination) : pino(options);
}
