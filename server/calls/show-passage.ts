import { knowledgeNotReady } from '../answering-in-background.ts';
import { notFound } from '../app-error.ts';
import { maskerOf } from './call-masker.ts';
import { findCall } from './call-store.ts';
import { type CallDeps, dutchDay } from './deps.ts';
import { callClosed } from './find-open-call.ts';
import { keepAnswer } from './keep-answer.ts';

/**
 * Puts a passage that the agent found by hand in front as a card. Throws AppError NIET_GEVONDEN, GESPREK_GESLOTEN
 * or KENNISBANK_NIET_KLAAR.
 */
export async function showPassage(
  { callId, passage, query, user }: { callId: string; passage: string; query: string; user: string },
  deps: CallDeps,
): Promise<{ answerId: string }> {
  const service = deps.answering.current();
  if (!service) throw knowledgeNotReady();
  const { text } = await deps.state.turns.run(callId, async () => (await maskerOf(callId, deps)).mask(query));
  const answer = service.cardOfPassage(passage, text, dutchDay(deps.now()));
  if (!answer) throw notFound('Deze passage');
  const kept = await deps.state.turns.run(callId, async () => {
    const call = await findCall(deps.store.db, callId);
    if (call?.closed_at !== null) throw callClosed();
    return keepAnswer({ callId, utterance: null, answer, shown: true, requestedBy: user }, deps);
  });
  deps.metrics.card(answer.card.status, null);
  return { answerId: kept.id };
}
