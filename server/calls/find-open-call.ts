import type { Kysely } from 'kysely';
import { AppError, notFound } from '../app-error.ts';
import type { CallsTable, Tables } from '../store/schema.ts';
import { findCall } from './call-store.ts';

/** The call, when it can still be changed. Throws AppError NIET_GEVONDEN or GESPREK_GESLOTEN. */
export async function findOpenCall(db: Kysely<Tables>, callId: string): Promise<CallsTable> {
  const call = await findCall(db, callId);
  if (!call) throw notFound('Dit gesprek');
  if (call.closed_at !== null) throw callClosed();
  return call;
}

/** 409 for a line or a change to a call that has been wrapped up. */
export const callClosed = () =>
  new AppError({
    status: 409,
    code: 'GESPREK_GESLOTEN',
    message: 'Dit gesprek is afgerond. De regel is niet bewaard. Start een nieuw gesprek.',
  });
