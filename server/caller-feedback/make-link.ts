import { AppError } from '../app-error.ts';
import { type CallerLink, LINK_DAYS } from '../contract/caller-feedback.ts';
import type { CallsTable } from '../store/schema.ts';
import { assertCanStillAsk } from './after-closing.ts';
import { hashCode, newCode } from './code.ts';
import type { CallerFeedbackDeps } from './deps.ts';
import { feedbackOfCall, replaceCode } from './store.ts';

/**
 * Makes the link with which the caller can give an opinion once; the one made before stops working. `origin`:
 * scheme and host of the page. Throws AppError MENING_TE_LAAT or MENING_AL_GEGEVEN.
 */
export async function makeLink(
  { call, origin }: { call: CallsTable; origin: string },
  { store, now }: CallerFeedbackDeps,
): Promise<CallerLink> {
  const moment = now();
  assertCanStillAsk(call, moment);
  const code = newCode();
  const expiresAt = moment.getTime() + LINK_DAYS * 86_400_000;
  await store.write(async (trx) => {
    const given = await feedbackOfCall(trx, call.id);
    if (given.some(({ channel }) => channel === 'link')) throw alreadyGiven();
    await replaceCode(trx, { call: call.id, hash: hashCode(code), expiresAt, now: moment.getTime() });
  });
  const page = `${origin}/mening`;
  return { code, url: `${page}/${code}`, page, expiresAt: new Date(expiresAt).toISOString() };
}

const alreadyGiven = () =>
  new AppError({
    status: 409,
    code: 'MENING_AL_GEGEVEN',
    message:
      'De beller heeft al via een link geantwoord. Die antwoorden zijn bewaard. Een nieuwe link is niet nodig.',
  });
