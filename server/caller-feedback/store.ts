/** The opinions of callers and their codes in the database. */
import type { Kysely } from 'kysely';
import type { CallerAnswers, CallerFeedback, CallerFeedbackChannel } from '../contract/caller-feedback.ts';
import type { Tables } from '../store/schema.ts';

type Db = Kysely<Tables>;

/** What the caller of this call said, per channel. */
export async function feedbackOfCall(db: Db, call: string): Promise<CallerFeedback[]> {
  const rows = await db
    .selectFrom('caller_feedback')
    .select(['channel', 'solved', 'satisfied', 'understood', 'explainable', 'day'])
    .where('call', '=', call)
    .orderBy('channel', 'desc')
    .execute();
  return rows.map(({ channel, day, ...answers }) => ({ channel, answers, day }));
}

/** Keeps the answers of one channel in place of those before. True when there were none before. */
export async function writeFeedback(
  trx: Db,
  {
    call,
    channel,
    answers,
    day,
  }: { call: string; channel: CallerFeedbackChannel; answers: CallerAnswers; day: string },
): Promise<boolean> {
  const removed = await removeFeedback(trx, { call, channel });
  const { solved, satisfied, understood, explainable } = answers;
  await trx
    .insertInto('caller_feedback')
    .values({ call, channel, solved, satisfied, understood, explainable, day })
    .execute();
  return !removed;
}

/** Forgets the answers of one channel. True when there were any. */
export async function removeFeedback(
  trx: Db,
  { call, channel }: { call: string; channel: CallerFeedbackChannel },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('caller_feedback')
    .where('call', '=', call)
    .where('channel', '=', channel)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Keeps a code in place of the one before, and drops those of every call that have expired. */
export async function replaceCode(
  trx: Db,
  { call, hash, expiresAt, now }: { call: string; hash: string; expiresAt: number; now: number },
): Promise<void> {
  await trx
    .deleteFrom('caller_feedback_codes')
    .where((e) => e.or([e('call', '=', call), e('expires_at', '<=', now)]))
    .execute();
  await trx.insertInto('caller_feedback_codes').values({ call, hash, expires_at: expiresAt }).execute();
}

/** Whether a code can be used at this moment, in milliseconds since 1970. */
export async function isValidCode(db: Db, { hash, now }: { hash: string; now: number }): Promise<boolean> {
  const row = await db
    .selectFrom('caller_feedback_codes')
    .select('call')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a code out of use and returns its call; null when it cannot be used. */
export async function useUpCode(
  trx: Db,
  { hash, now }: { hash: string; now: number },
): Promise<string | null> {
  const row = await trx
    .deleteFrom('caller_feedback_codes')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .returning('call')
    .executeTakeFirst();
  return row?.call ?? null;
}

/** Every answer given up to and including a day, without the call it is about; oldest first. */
export const feedbackUntil = (db: Db, day: string) =>
  db
    .selectFrom('caller_feedback')
    .select(['channel', 'solved', 'satisfied', 'understood', 'explainable', 'day'])
    .where('day', '<=', day)
    .orderBy('day')
    .execute();
