import { type Kysely, sql } from 'kysely';
import type { CallDeps, CallState } from '../calls/deps.ts';
import type { HelplineItem, HelplinePlace } from '../contract/helpline.ts';
import type { Tables } from '../store/schema.ts';
import { waitingRequests } from './request-store.ts';

/** The columns of a question as the helpers see it, with who asked and who has it. */
function itemRows(db: Kysely<Tables>) {
  return db
    .selectFrom('helpline_requests as r')
    .innerJoin('calls as c', 'c.id', 'r.call')
    .innerJoin('users as a', 'a.id', 'c.agent')
    .leftJoin('users as h', 'h.id', 'r.helper')
    .selectAll('r')
    .select(['c.number', 'c.recording', 'c.closed_at', 'a.name as asked_by'])
    .select(['h.name as helper_name', 'h.role as helper_role']);
}

export type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['execute']>>[number];

/** The row of one question, or null. */
export async function findItem(db: Kysely<Tables>, id: string): Promise<ItemRow | null> {
  return (await itemRows(db).where('r.id', '=', id).executeTakeFirst()) ?? null;
}

/** What a question says: from disk, or from memory when the caller refused recording. */
export function wordsOf(row: ItemRow, state: CallState): { question: string; note: string } {
  if (row.recording === 1) return row;
  for (const event of state.unrecorded.get(row.call)?.values() ?? []) {
    if (event.type === 'helpline' && event.requestId === row.id && event.step.kind === 'asked') {
      return event.step;
    }
  }
  return { question: '', note: '' };
}

export function itemOf(row: ItemRow, state: CallState): HelplineItem {
  const { helper, helper_name: name, helper_role: role } = row;
  return {
    id: row.id,
    state: row.state,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    callNumber: row.number,
    question: wordsOf(row, state).question,
    cardStatus: row.card_status,
    recording: row.recording === 1,
    helper: helper !== null && name !== null && role !== null ? { id: helper, name, role } : null,
  };
}

/** Every question that is open, oldest first, and the calls taken over that still run. */
export async function readQueue({ store, state }: CallDeps): Promise<HelplineItem[]> {
  const rows = await itemRows(store.db)
    // From the calls that run, which are few, and not from every question ever asked.
    .where('r.call', 'in', store.db.selectFrom('calls').select('id').where('closed_at', 'is', null))
    .where('r.state', 'in', ['waiting', 'taken', 'taken-over'])
    .orderBy('r.asked_at')
    .orderBy(sql`r.rowid`)
    .execute();
  return rows.map((row) => itemOf(row, state));
}

/** Where the questions of a call stand in the queue; those that wait only. */
export async function readPlaces(
  { callId }: { callId: string },
  { store }: CallDeps,
): Promise<HelplinePlace[]> {
  const waiting = await waitingRequests(store.db);
  return waiting.flatMap(({ id, call }, index) =>
    call === callId ? [{ requestId: id, place: index + 1 }] : [],
  );
}
