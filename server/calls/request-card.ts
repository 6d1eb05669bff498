import { cardOnRequest } from '../answering/listener.ts';
import { knowledgeNotReady } from '../answering-in-background.ts';
import { AppError } from '../app-error.ts';
import { callMemory } from './call-memory.ts';
import { appendEvent } from './call-store.ts';
import { type CallDeps, dutchDay } from './deps.ts';
import { earlierLines } from './earlier-lines.ts';
import { findOpenCall } from './find-open-call.ts';
import { keepAnswer } from './keep-answer.ts';

/**
 * Makes a card of what the caller said last, whether or not it seemed to want one. Throws AppError NIET_GEVONDEN,
 * GESPREK_GESLOTEN, NIETS_GEZEGD or KENNISBANK_NIET_KLAAR.
 */
export async function requestCard(
  { callId, user }: { callId: string; user: string },
  deps: CallDeps,
): Promise<{ answerId: string }> {
  return deps.state.answers.run(callId, async () => {
    const service = deps.answering.current();
    if (!service) throw knowledgeNotReady();
    await findOpenCall(deps.store.db, callId);
    const earlier = await earlierLines(callId, Number.MAX_SAFE_INTEGER, deps);
    const { data, ...memory } = await callMemory(deps.store.db, deps.state, callId);
    const answer = await cardOnRequest({ earlier, ...memory }, { date: dutchDay(deps.now()), data }, service);
    if (!answer) throw nothingSaid();
    const utterance = answer.input.kind === 'question' ? answer.input.n : null;
    const kept = await deps.state.turns.run(callId, () =>
      keepAnswer({ callId, utterance, answer, shown: true, requestedBy: user }, deps),
    );
    deps.metrics.card(answer.card.status, null);
    return { answerId: kept.id };
  });
}

/** Keeps whether this call gives cards on request only. Throws AppError NIET_GEVONDEN or GESPREK_GESLOTEN. */
export async function chooseListening(
  { callId, onRequest }: { callId: string; onRequest: boolean },
  deps: CallDeps,
): Promise<void> {
  await deps.state.turns.run(callId, async () => {
    const event = await deps.store.write(async (trx) => {
      await findOpenCall(trx, callId);
      return appendEvent(trx, callId, { type: 'listening', at: deps.now().toISOString(), onRequest });
    });
    const memory = deps.state.memory.get(callId);
    if (memory) deps.state.memory.set(callId, { ...memory, onRequest });
    deps.broadcast.event(callId, event);
  });
}

const nothingSaid = () =>
  new AppError({
    status: 409,
    code: 'NIETS_GEZEGD',
    message: 'De beller heeft in dit gesprek nog niets gezegd. Er is geen kaart gemaakt.',
  });
