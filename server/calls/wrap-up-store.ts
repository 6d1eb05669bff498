/** The wrap-up of a call in the database. */

import type { Kysely } from 'kysely';
import type { FollowUp, Solved } from '../contract/wrap-up.ts';
import type { Tables } from '../store/schema.ts';
import { rewriteEvents } from './rewrite-events.ts';

type Db = Kysely<Tables>;

/** Every text in it masked. */
export type KeptWrapUp = {
  category: string;
  solved: Solved;
  followUp: FollowUp;
  note: string;
  summary: string;
};

/** Writes the wrap-up and the end of a call. */
export async function writeWrapUp(
  trx: Db,
  { call, at, wrapUp }: { call: string; at: string; wrapUp: KeptWrapUp },
): Promise<void> {
  const { category, solved, followUp, note, summary } = wrapUp;
  await trx
    .updateTable('calls')
    .set({ closed_at: at, category, solved, follow_up_json: JSON.stringify(followUp), note, summary })
    .where('id', '=', call)
    .execute();
}

/** Opens a closed call again, as if it had not been wrapped up. */
export async function takeWrapUpBack(trx: Db, call: string): Promise<void> {
  await trx
    .updateTable('calls')
    .set({
      closed_at: null,
      category: null,
      solved: null,
      follow_up_json: null,
      note: null,
      summary: null,
      wrap_up_started_at: null,
    })
    .where('id', '=', call)
    .execute();
}

/** Notes that the agent began to wrap up; a later begin takes the place of an earlier one. */
export async function markWrapUpStart(trx: Db, { call, at }: { call: string; at: string }): Promise<void> {
  await trx.updateTable('calls').set({ wrap_up_started_at: at }).where('id', '=', call).execute();
}

/** Empties what the wrap-up repeats of the dialogue, in the call and in its events. Counts as no line and no card. */
export async function eraseSummary(trx: Db, call: string): Promise<Record<string, never>> {
  await trx.updateTable('calls').set({ summary: '' }).where('id', '=', call).execute();
  await rewriteEvents(trx, { call, type: 'closed' }, (body) => ({
    ...body,
    wrapUp: { ...body.wrapUp, summary: '' },
  }));
  return {};
}
