/** Logged answers in the database, for reading. */
import { type Kysely, sql } from 'kysely';
import type { AnswerSummary } from '../contract/answers.ts';
import type { AnswersTable, Tables } from '../store/schema.ts';

type Db = Kysely<Tables>;

/** An answer as it was logged; its JSON has not been read yet. */
export type StoredAnswer = Pick<
  AnswersTable,
  | 'id'
  | 'at'
  | 'call'
  | 'status'
  | 'title'
  | 'question'
  | 'revises'
  | 'card_json'
  | 'steps_json'
  | 'input_json'
> & {
  shown: boolean;
  /** False: the caller refused recording. */
  recording: boolean;
};

/** The rule of a card, or null; also null when the card cannot be read. */
const RULE = sql<string | null>`case when json_valid(card_json) then json_extract(card_json, '$.rule') end`;

/** Logged answers, newest first; `before`: only those older than the answer with this id. */
export async function listAnswers(
  db: Db,
  {
    before = null,
    onlyRules = false,
    onlyShown = false,
    limit,
  }: { before?: { id: string; at: string } | null; onlyRules?: boolean; onlyShown?: boolean; limit: number },
): Promise<AnswerSummary[]> {
  const rows = await db
    .selectFrom('answers')
    .select(['id', 'at', 'call', 'status', 'title', 'question', 'shown', RULE.as('rule')])
    .$if(onlyRules, (q) => q.where(RULE, 'is not', null))
    .$if(onlyShown, (q) => q.where('shown', '=', 1))
    .$if(before !== null, (q) =>
      q.where((e) => {
        const { id, at } = before ?? { id: '', at: '' };
        return e.or([e('at', '<', at), e.and([e('at', '=', at), e('id', '<', id)])]);
      }),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  // SQLite took the rule out of a card that was written as one.
  return rows.map((row) => ({ ...row, rule: row.rule && JSON.parse(row.rule), shown: row.shown === 1 }));
}

/** One logged answer, or null. */
export async function findAnswer(db: Db, id: string): Promise<StoredAnswer | null> {
  const row = await db
    .selectFrom('answers')
    .innerJoin('calls', 'calls.id', 'answers.call')
    .select([
      'answers.id',
      'answers.at',
      'answers.call',
      'answers.status',
      'answers.title',
      'answers.question',
      'answers.revises',
      'answers.card_json',
      'answers.steps_json',
      'answers.input_json',
      'answers.shown',
      'calls.recording',
    ])
    .where('answers.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, shown: row.shown === 1, recording: row.recording === 1 } : null;
}
