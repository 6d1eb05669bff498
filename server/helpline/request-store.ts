/** Questions to the second line in the database. */
import { type Kysely, sql } from 'kysely';
import type { Helper } from '../contract/helpline-event.ts';
import type { HelplineRequestsTable } from '../store/helpline-schema.ts';
import type { Tables } from '../store/schema.ts';

type Db = Kysely<Tables>;
export type RequestRow = HelplineRequestsTable;

export async function findRequest(db: Db, id: string): Promise<RequestRow | null> {
  return (
    (await db.selectFrom('helpline_requests').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  );
}

/** The question that was asked in this call under this (hashed) key, or null. */
export async function findByKey(db: Db, { call, key }: { call: string; key: string }) {
  const row = await db
    .selectFrom('helpline_requests')
    .select('id')
    .where('call', '=', call)
    .where('client_key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/** The questions of a call that have not ended, oldest first. */
export async function openOfCall(db: Db, call: string): Promise<RequestRow[]> {
  return db
    .selectFrom('helpline_requests')
    .selectAll()
    .where('call', '=', call)
    .where('ended_at', 'is', null)
    .orderBy('asked_at')
    .orderBy(sql`rowid`)
    .execute();
}

/** Whether a helper has taken this call over. */
export async function isTakenOver(db: Db, call: string): Promise<boolean> {
  const row = await db
    .selectFrom('helpline_requests')
    .select('id')
    .where('call', '=', call)
    .where('state', '=', 'taken-over')
    .executeTakeFirst();
  return row !== undefined;
}

/** The open questions that this helper has taken. */
export async function takenBy(db: Db, helper: string): Promise<RequestRow[]> {
  return db
    .selectFrom('helpline_requests')
    .selectAll()
    .where('state', '=', 'taken')
    .where('ended_at', 'is', null)
    .where('helper', '=', helper)
    .execute();
}

/** Ids of the helpers who have taken a question that is open. */
export async function holders(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('helpline_requests')
    .select('helper')
    .distinct()
    .where('state', '=', 'taken')
    .where('ended_at', 'is', null)
    .execute();
  return rows.flatMap((row) => row.helper ?? []);
}

/** Questions that nobody has taken, in the order of the queue, each with the agent who asked. */
export async function waitingRequests(db: Db): Promise<{ id: string; call: string; agent: string }[]> {
  return db
    .selectFrom('helpline_requests as r')
    .innerJoin('calls as c', 'c.id', 'r.call')
    .select(['r.id', 'r.call', 'c.agent'])
    .where('r.state', '=', 'waiting')
    .where('r.ended_at', 'is', null)
    .orderBy('r.asked_at')
    .orderBy(sql`r.rowid`)
    .execute();
}

export async function countWaiting(db: Db): Promise<number> {
  return (await waitingRequests(db)).length;
}

export async function insertRequest(
  trx: Db,
  request: Pick<
    RequestRow,
    'id' | 'call' | 'client_key' | 'answer' | 'card_status' | 'question' | 'note' | 'asked_at'
  >,
): Promise<void> {
  await trx
    .insertInto('helpline_requests')
    .values({
      ...request,
      state: 'waiting',
      helper: null,
      first_taken_at: null,
      ended_at: null,
      withdrawn: null,
    })
    .execute();
}

export async function updateRequest(
  trx: Db,
  id: string,
  change: Partial<Pick<RequestRow, 'state' | 'helper' | 'first_taken_at' | 'ended_at' | 'withdrawn'>>,
): Promise<void> {
  await trx.updateTable('helpline_requests').set(change).where('id', '=', id).execute();
}

/** The helper as others see them, or null. */
export async function findHelper(db: Db, id: string | null): Promise<Helper | null> {
  if (id === null) return null;
  const row = await db
    .selectFrom('users')
    .select(['id', 'name', 'role'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
