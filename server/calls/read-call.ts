import { notFound } from '../app-error.ts';
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
    return { call, events: withMemory(deps.state, callId, events) };
  });
}

/**
 * The events after `after`, and a place among the listeners from then on: `join` runs in the same turn of the call,
 * so that no event falls between the two and none comes twice.
 */
export async function followCall(
  { callId, after, join }: { callId: string; after: number; join: () => Promise<void> | void },
  deps: CallDeps,
): Promise<CallEvent[]> {
  return deps.state.turns.run(callId, async () => {
    const events = await eventsAfter(deps.store.db, callId, after);
    await join();
    return withMemory(deps.state, callId, events);
  });
}
