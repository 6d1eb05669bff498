/** The lines of calls in the database. */
import type { Kysely } from 'kysely';
import type { Speaker, Utterance } from '../contract/calls.ts';
import { type MaskedText, storedMasked } from '../privacy/masked-text.ts';
import type { Tables } from '../store/schema.ts';

type Db = Kysely<Tables>;

export type LineRow = {
  n: number;
  speaker: Speaker;
  /** Masked when it was written. */
  text: MaskedText;
  provisional: boolean;
};

type LineKey = { call: string; key: string } | { call: string; seq: number };

/** The line that was stored under this key of the console or seq of the speech system, or null. */
export async function findLine(db: Db, by: LineKey): Promise<LineRow | null> {
  const row = await db
    .selectFrom('utterances')
    .select(['n', 'speaker', 'text', 'provisional'])
    .where('call', '=', by.call)
    .$if('key' in by, (q) => ('key' in by ? q.where('client_key', '=', by.key) : q))
    .$if('seq' in by, (q) => ('seq' in by ? q.where('seq', '=', by.seq) : q))
    .executeTakeFirst();
  return row ? { ...row, text: storedMasked(row.text), provisional: row.provisional === 1 } : null;
}

/** Highest line number and highest seq of a call; 0 and -1 when there is none. */
export async function lastNumbers(db: Db, call: string): Promise<{ n: number; seq: number }> {
  const row = await db
    .selectFrom('utterances')
    .select((e) => [e.fn.max('n').as('n'), e.fn.max('seq').as('seq')])
    .where('call', '=', call)
    .executeTakeFirstOrThrow();
  return { n: row.n ?? 0, seq: row.seq ?? -1 };
}

export type NewLine = {
  call: string;
  utterance: Utterance;
  key: string | null;
  seq: number | null;
  late: boolean;
  provisional: boolean;
};

export async function insertLine(trx: Db, line: NewLine): Promise<void> {
  await trx
    .insertInto('utterances')
    .values({
      call: line.call,
      ...line.utterance,
      client_key: line.key,
      seq: line.seq,
      late: line.late ? 1 : 0,
      provisional: line.provisional ? 1 : 0,
    })
    .execute();
}

/** The final line has come: equal to what the pause had stored (keepSeq), or another that takes over the seq. */
export async function settleProvisional(
  trx: Db,
  { call, n, keepSeq }: { call: string; n: number; keepSeq: boolean },
): Promise<void> {
  await trx
    .updateTable('utterances')
    .set(keepSeq ? { provisional: 0 } : { provisional: 0, seq: null })
    .where('call', '=', call)
    .where('n', '=', n)
    .execute();
}

/** The last `limit` lines before line `before`, oldest first, and whether each led to a card. */
export async function linesBefore(
  db: Db,
  { call, before, limit }: { call: string; before: number; limit: number },
): Promise<{ n: number; speaker: Speaker; text: MaskedText; answered: boolean }[]> {
  const rows = await db
    .selectFrom('utterances as u')
    .select((e) => [
      'u.n',
      'u.speaker',
      'u.text',
      e
        .exists(
          e
            .selectFrom('answers as a')
            .select('a.id')
            .whereRef('a.call', '=', 'u.call')
            .whereRef('a.utterance', '=', 'u.n')
            .where('a.shown', '=', 1),
        )
        .as('answered'),
    ])
    .where('u.call', '=', call)
    .where('u.n', '<', before)
    .orderBy('u.n', 'desc')
    .limit(limit)
    .execute();
  return rows
    .map((r) => ({ n: r.n, speaker: r.speaker, text: storedMasked(r.text), answered: Boolean(r.answered) }))
    .reverse();
}
