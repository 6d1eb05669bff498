import { notFound } from '../app-error.ts';
import { feedbackOfCall } from '../caller-feedback/store.ts';
import type { CallDetail, CallEvent } from '../contract/calls.ts';
import { eventsAfter, summaries } from './call-store.ts';
import type { CallDeps } from './deps.ts';
import { withMemory } from './unrecorded.ts';

/** A call with everything that happened in it. Throws AppError NIET_GEVONDEN. */
export async function readCall({ callId }: { callId: string }, deps: CallDeps): Promise<CallDetail> {
  return deps.state.turns.run(callId, async () => {
    const [call] = await summaries(deps.store.db, { id: callId });
    if (!call) throw notFound('Dit gesprek');
    const events = await eventsAfter(deps.store.db, callId, -1);
    const callerFeedback = await feedbackOfCall(deps.store.db, callId);
    return { call, events: withMemory(deps.state, callId, events), callerFeedback };
  });
}

/**
 * Hands over the events after `after`, and whatever else it takes to hear the later ones, in one turn of the call:
 * no event falls between the two and none comes before or twice. `deliver` must not wait for anything but that.
 */
export async function followCall(
  {
    callId,
    after,
    deliver,
  }: { callId: string; after: number; deliver: (events: CallEvent[]) => Promise<void> },
  deps: CallDeps,
): Promise<void> {
  await deps.state.turns.run(callId, async () => {
    const events = await eventsAfter(deps.store.db, callId, after);
    await deliver(withMemory(deps.state, callId, events));
  });
}
