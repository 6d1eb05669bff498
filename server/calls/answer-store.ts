/** Answers, what they cite and what the agent thought of them, in the database. */
import type { Kysely } from 'kysely';
import type { Answer, AnswerInput } from '../answering/types.ts';
import type { FeedbackBody, UnusedBody } from '../contract/calls.ts';
import type { PassageView } from '../contract/knowledge.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import type { Tables } from '../store/schema.ts';

type Db = Kysely<Tables>;
type Mark = { answer: string; text: MaskedText; by: string; at: string };

export type NewAnswer = {
  id: string;
  call: string;
  /** Line that led to it; null when the agent asked for it. */
  utterance: number | null;
  answer: Answer;
  /** What it was worked out from; null when it may not be kept. */
  input: AnswerInput | null;
  shown: boolean;
  /** User id, null when overheard. */
  requestedBy: string | null;
  /** The answer whose place it takes. */
  revises: string | null;
  at: string;
};

export async function insertAnswer(
  trx: Db,
  { id, call, utterance, answer, input, shown, requestedBy, revises, at }: NewAnswer,
) {
  const { card } = answer;
  await trx
    .insertInto('answers')
    .values({
      id,
      call,
      utterance,
      status: card.status,
      title: card.title,
      card_json: JSON.stringify(card),
      question: card.question,
      steps_json: JSON.stringify(answer.steps),
      timings_json: JSON.stringify(answer.timings),
      receipt_json: JSON.stringify(card.receipt),
      shown: shown ? 1 : 0,
      retrieved_json: JSON.stringify(answer.retrieved),
      cited_json: JSON.stringify(card.citations.map((c) => c.snapshot)),
      requested_by: requestedBy,
      input_json: input && JSON.stringify(input),
      revises,
      at,
    })
    .execute();
}

/** Keeps a passage as it is now, under its hash; once it is there it never changes. */
export async function keepSnapshot(trx: Db, view: PassageView): Promise<void> {
  await trx
    .insertInto('snapshots')
    .values({ hash: view.citation.snapshot, passage_json: JSON.stringify(view) })
    .onConflict((c) => c.column('hash').doNothing())
    .execute();
}

/** The passage with that hash as it was cited, or null. */
export async function findSnapshot(db: Db, hash: string): Promise<PassageView | null> {
  const row = await db
    .selectFrom('snapshots')
    .select('passage_json')
    .where('hash', '=', hash)
    .executeTakeFirst();
  // Written by keepSnapshot from a PassageView, so it is one.
  return row ? JSON.parse(row.passage_json) : null;
}

/** True when this answer was shown in this call. */
export async function wasShown(db: Db, { call, answer }: { call: string; answer: string }): Promise<boolean> {
  const row = await db
    .selectFrom('answers')
    .select('id')
    .where('id', '=', answer)
    .where('call', '=', call)
    .where('shown', '=', 1)
    .executeTakeFirst();
  return row !== undefined;
}

/** History is kept: every change is a row, the last one counts. */
export async function insertFeedback(trx: Db, { reasons, ...row }: Mark & FeedbackBody): Promise<void> {
  await trx
    .insertInto('feedback')
    .values({ ...row, reasons_json: JSON.stringify(reasons) })
    .execute();
}

/** The same for the mark that a card was not used. */
export async function insertUnused(trx: Db, row: Mark & UnusedBody): Promise<void> {
  await trx.insertInto('unused').values(row).execute();
}
