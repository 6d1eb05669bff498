/** Answers of the second line in the database. */
import type { Kysely } from 'kysely';
import type { Citation } from '../contract/card.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import type { Tables } from '../store/schema.ts';

type StoredAnswer = { helper: string; text: string; sources: Citation[] };

export async function insertAnswer(
  trx: Kysely<Tables>,
  answer: { request: string; helper: string; text: MaskedText; sources: Citation[]; at: string },
): Promise<void> {
  const { sources, ...row } = answer;
  await trx
    .insertInto('helpline_answers')
    .values({ ...row, sources_json: JSON.stringify(sources) })
    .execute();
}

/** The answer to a question, or null. */
export async function findAnswer(db: Kysely<Tables>, request: string): Promise<StoredAnswer | null> {
  const row = await db
    .selectFrom('helpline_answers')
    .selectAll()
    .where('request', '=', request)
    .executeTakeFirst();
  // Written by insertAnswer from citations, so that is what it holds.
  return row ? { helper: row.helper, text: row.text, sources: JSON.parse(row.sources_json) } : null;
}
