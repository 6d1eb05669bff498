import { notFound } from '../app-error.ts';
import type { FeedbackBody } from '../contract/calls.ts';
import { insertFeedback, wasShown } from './answer-store.ts';
import { maskerOf } from './call-masker.ts';
import { appendEvent } from './call-store.ts';
import type { CallDeps } from './deps.ts';

/** Keeps the thumb of the agent on a card; also after the call. Throws AppError NIET_GEVONDEN. */
export async function giveFeedback(
  {
    callId,
    answerId,
    feedback,
    user,
  }: { callId: string; answerId: string; feedback: FeedbackBody; user: string },
  deps: CallDeps,
): Promise<void> {
  const { thumb } = feedback;
  const reasons = [...new Set(feedback.reasons)];
  const at = deps.now().toISOString();
  await deps.state.turns.run(callId, async () => {
    const { text } = (await maskerOf(callId, deps)).mask(feedback.text);
    const event = await deps.store.write(async (trx) => {
      if (!(await wasShown(trx, { call: callId, answer: answerId }))) throw notFound('Dit antwoord');
      await insertFeedback(trx, { answer: answerId, thumb, reasons, text, by: user, at });
      return appendEvent(trx, callId, { type: 'feedback', at, answerId, feedback: { thumb, reasons, text } });
    });
    deps.broadcast.event(callId, event);
  });
}
