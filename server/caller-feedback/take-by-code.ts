import { dutchDay } from '../calls/deps.ts';
import type { CallerAnswers } from '../contract/caller-feedback.ts';
import { hashCode } from './code.ts';
import type { CallerFeedbackDeps } from './deps.ts';
import { useUpCode, writeFeedback } from './store.ts';

/**
 * Keeps what a caller answered on the page and takes the code out of use, both or neither. False when the code is
 * unknown, used or expired; which of these cannot be told.
 */
export async function takeByCode(
  { code, answers }: { code: string; answers: CallerAnswers },
  { store, now, metrics }: CallerFeedbackDeps,
): Promise<boolean> {
  const moment = now();
  const kept = await store.write(async (trx) => {
    const call = await useUpCode(trx, { hash: hashCode(code), now: moment.getTime() });
    if (call === null) return false;
    await writeFeedback(trx, { call, channel: 'link', answers, day: dutchDay(moment) });
    return true;
  });
  if (kept) metrics.callerFeedback('link');
  return kept;
}
