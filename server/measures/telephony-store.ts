/** What telephony reported of calls, in the database. */
import type { Kysely } from 'kysely';
import type { TelephonyView } from '../contract/measures.ts';
import type { Tables } from '../store/schema.ts';
import type { TelephonyTable } from '../store/wrap-up-schema.ts';

type Db = Kysely<Tables>;

/** What is known of a call, or null when nothing was reported. */
export async function findTelephony(db: Db, call: string): Promise<TelephonyTable | null> {
  return (await db.selectFrom('telephony').selectAll().where('call', '=', call).executeTakeFirst()) ?? null;
}

/** Writes what is known of a call in the place of what was. */
export async function writeTelephony(
  trx: Db,
  { call, at, view }: { call: string; at: string; view: TelephonyView },
): Promise<void> {
  const row = {
    waiting_seconds: view.waitingSeconds,
    repeat_call: view.repeatCall === null ? null : view.repeatCall ? (1 as const) : (0 as const),
    transferred_to: view.transferredTo,
    ended_at: view.endedAt,
    updated_at: at,
  };
  await trx
    .insertInto('telephony')
    .values({ call, ...row })
    .onConflict((c) => c.column('call').doUpdateSet(row))
    .execute();
}

/** A row as the contract gives it; nothing reported gives nulls. */
export const toView = (row: TelephonyTable | null): TelephonyView => ({
  waitingSeconds: row?.waiting_seconds ?? null,
  repeatCall: row === null || row.repeat_call === null ? null : row.repeat_call === 1,
  transferredTo: row?.transferred_to ?? null,
  endedAt: row?.ended_at ?? null,
});
