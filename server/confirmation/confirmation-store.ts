/** Drafts and versions of confirmations in the database. */
import type { Kysely } from 'kysely';
import type {
  ChangeCounts,
  ConfirmationContent,
  ConfirmationReport,
  ConfirmationVersion,
} from '../contract/confirmation.ts';
import type { ConfirmationsTable, Tables } from '../store/schema.ts';
import type { StoredDraft } from './draft.ts';

type Db = Kysely<Tables>;
export type Changes = NonNullable<ConfirmationReport['changes']>;

export async function findDraft(db: Db, call: string): Promise<StoredDraft | null> {
  const row = await db
    .selectFrom('confirmation_drafts')
    .selectAll()
    .where('call', '=', call)
    .executeTakeFirst();
  // Written by writeDraft from a StoredDraft, so it is one.
  return row ? { ...JSON.parse(row.body_json), openedAt: row.opened_at, checkMs: row.check_ms } : null;
}

export async function writeDraft(
  trx: Db,
  call: string,
  { openedAt, checkMs, cards, explanation }: StoredDraft,
): Promise<void> {
  const changing = { body_json: JSON.stringify({ cards, explanation }), check_ms: checkMs };
  await trx
    .insertInto('confirmation_drafts')
    .values({ call, opened_at: openedAt, ...changing })
    .onConflict((c) => c.column('call').doUpdateSet(changing))
    .execute();
}

export type NewVersion = {
  id: string;
  call: string;
  content: ConfirmationContent;
  changes: Changes;
  counts: ChangeCounts;
  checkMs: number;
  by: string;
  at: string;
  /** False: only hash, counts and time are kept. */
  recording: boolean;
};

/** Keeps a version under the next number of its call; the same content as before is the same version. */
export async function keepVersion(trx: Db, version: NewVersion): Promise<void> {
  const { id, call, content, changes, counts, checkMs, by, at, recording } = version;
  const before = await trx
    .selectFrom('confirmations')
    .select(['version', 'hash'])
    .where('call', '=', call)
    .execute();
  if (before.some((row) => row.hash === content.hash)) return;
  await trx
    .insertInto('confirmations')
    .values({
      id,
      call,
      version: Math.max(0, ...before.map((row) => row.version)) + 1,
      reference: content.reference,
      hash: content.hash,
      content_json: recording ? JSON.stringify(content) : null,
      changes_json: recording ? JSON.stringify(changes) : null,
      cards: changes.length,
      ...counts,
      check_ms: checkMs,
      by,
      at,
    })
    .execute();
}

/** The versions of a call, oldest first. */
export async function versionsOf(db: Db, call: string): Promise<ConfirmationVersion[]> {
  const rows = await db
    .selectFrom('confirmations')
    .selectAll()
    .where('call', '=', call)
    .orderBy('version')
    .execute();
  return rows.map(toVersion);
}

/** Versions of every call, newest first, at most `limit`; `before` is a moment. */
export async function reports(
  db: Db,
  { before, limit }: { before: string | null; limit: number },
): Promise<ConfirmationReport[]> {
  const rows = await db
    .selectFrom('confirmations')
    .innerJoin('calls', 'calls.id', 'confirmations.call')
    .innerJoin('users', 'users.id', 'confirmations.by')
    .selectAll('confirmations')
    .select(['calls.number as callNumber', 'calls.recording', 'users.name as agent'])
    .$if(before !== null, (q) => q.where('confirmations.at', '<', before ?? ''))
    .orderBy('confirmations.at', 'desc')
    .orderBy('confirmations.version', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...toVersion(row),
    call: row.call,
    callNumber: row.callNumber,
    agent: row.agent,
    recording: row.recording === 1,
    // Written by keepVersion.
    changes: row.changes_json === null ? null : JSON.parse(row.changes_json),
  }));
}

const toVersion = (row: ConfirmationsTable): ConfirmationVersion => ({
  id: row.id,
  version: row.version,
  reference: row.reference,
  hash: row.hash,
  at: row.at,
  cards: row.cards,
  counts: { kept: row.kept, struck: row.struck, changed: row.changed, added: row.added },
  checkMs: row.check_ms,
});
