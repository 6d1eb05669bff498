/** Gaps in the knowledge base, in the database. */
import type { Kysely } from 'kysely';
import type { Citation } from '../contract/card.ts';
import type { GapReason, GapState, KnowledgeGap } from '../contract/helpline.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import type { Tables } from '../store/schema.ts';
import type { RequestRow } from './request-store.ts';

type Db = Kysely<Tables>;

const MAX_GAPS = 200;

/** The question of an unrecorded call is not in its request, so it does not get here either. */
export async function insertGap(
  trx: Db,
  gap: { id: string; request: RequestRow; answer: MaskedText; sources: Citation[]; at: string },
): Promise<void> {
  await trx
    .insertInto('knowledge_gaps')
    .values({
      id: gap.id,
      request: gap.request.id,
      question: gap.request.question,
      card_status: gap.request.card_status,
      answer: gap.answer,
      sources_json: JSON.stringify(gap.sources),
      at: gap.at,
      state: 'open',
      reason: null,
      note: '',
      handled_by: null,
      handled_at: null,
    })
    .execute();
}

/** Gaps in this state, newest first. */
export async function listGaps(db: Db, state: GapState): Promise<KnowledgeGap[]> {
  const rows = await db
    .selectFrom('knowledge_gaps as g')
    .innerJoin('helpline_requests as r', 'r.id', 'g.request')
    .innerJoin('calls as c', 'c.id', 'r.call')
    .innerJoin('users as h', 'h.id', 'r.helper')
    .leftJoin('users as m', 'm.id', 'g.handled_by')
    .selectAll('g')
    .select(['c.recording', 'r.note as agent_note', 'h.name as answered_by', 'm.name as marked_by'])
    .where('g.state', '=', state)
    .orderBy('g.at', 'desc')
    .limit(MAX_GAPS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    question: row.question,
    agentNote: row.agent_note,
    cardStatus: row.card_status,
    recording: row.recording === 1,
    answer: row.answer,
    answeredBy: row.answered_by,
    sources: JSON.parse(row.sources_json),
    state: row.state,
    reason: row.reason,
    note: row.note,
    handledBy: row.marked_by,
    handledAt: row.handled_at,
  }));
}

export type GapMark = {
  gap: string;
  state: GapState;
  reason: GapReason | null;
  note: MaskedText;
  by: string;
  at: string;
};

/** Marks a gap and keeps the mark as history. False when there is no such gap. */
export async function markGap(trx: Db, mark: GapMark): Promise<boolean> {
  const { gap, state, reason, note, by, at } = mark;
  const handled =
    state === 'open' ? { handled_by: null, handled_at: null } : { handled_by: by, handled_at: at };
  const { numUpdatedRows } = await trx
    .updateTable('knowledge_gaps')
    .set({ state, reason, note, ...handled })
    .where('id', '=', gap)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await trx.insertInto('knowledge_gap_marks').values(mark).execute();
  return true;
}
