import { dutchDay } from '../calls/deps.ts';
import { type CallerAnswers, hasCallerAnswer } from '../contract/caller-feedback.ts';
import type { CallsTable } from '../store/schema.ts';
import { assertCanStillAsk } from './after-closing.ts';
import type { CallerFeedbackDeps } from './deps.ts';
import { removeFeedback, writeFeedback } from './store.ts';

/**
 * Keeps what the caller answered when the agent asked, in place of what was kept before; without any answer it is
 * taken back. Throws AppError MENING_TE_LAAT.
 */
export async function keepAsked(
  { call, answers }: { call: CallsTable; answers: CallerAnswers },
  { store, now, metrics }: CallerFeedbackDeps,
): Promise<void> {
  const moment = now();
  assertCanStillAsk(call, moment);
  const about = { call: call.id, channel: 'medewerker' } as const;
  const isNew = await store.write(async (trx) => {
    if (hasCallerAnswer(answers)) return writeFeedback(trx, { ...about, answers, day: dutchDay(moment) });
    await removeFeedback(trx, about);
    return false;
  });
  if (isNew) metrics.callerFeedback('medewerker');
}
