/** What every step of a question has in common: one turn of its call, one transaction, then the news. */
import type { Kysely } from 'kysely';
import { notFound } from '../app-error.ts';
import { appendEvent, findCall, type NewEvent } from '../calls/call-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import { remember, withoutText } from '../calls/unrecorded.ts';
import type { CallEvent } from '../contract/calls.ts';
import type { HelplineStep } from '../contract/helpline-event.ts';
import type { Tables } from '../store/schema.ts';
import { findRequest, type RequestRow, waitingRequests } from './request-store.ts';

export type RecordedStep = { callId: string; event: CallEvent; recording: boolean };

/** Writes a step as an event of its call. Must run in the turn of that call. */
export async function recordStep(
  trx: Kysely<Tables>,
  { callId, requestId, at, step }: { callId: string; requestId: string; at: string; step: HelplineStep },
): Promise<RecordedStep> {
  const call = await findCall(trx, callId);
  if (!call) throw notFound('Dit gesprek');
  const recording = call.recording === 1;
  const event: NewEvent = { type: 'helpline', at, requestId, step };
  const stored = await appendEvent(trx, callId, recording ? event : withoutText(event));
  return { callId, event: { ...event, n: stored.n }, recording };
}

/** Sends steps that have been kept to the console of the agent. */
export function publishSteps(steps: readonly RecordedStep[], { state, broadcast }: CallDeps): void {
  for (const { callId, event, recording } of steps) {
    if (!recording) remember(state, callId, event);
    broadcast.event(callId, event);
  }
}

/** Tells the helpers, and the agents who wait, that the queue is another one. */
export async function announceQueue({ store, broadcast }: CallDeps): Promise<void> {
  const agents = new Set((await waitingRequests(store.db)).map(({ agent }) => agent));
  broadcast.helplineChanged({ agents: [...agents] });
}

/**
 * Changes a question and keeps the step that says so, all or nothing; then tells everyone. `change` gives null when
 * there is nothing to do. True when something changed. Throws AppError NIET_GEVONDEN and what `change` throws.
 */
export async function changeRequest(
  {
    requestId,
    change,
  }: {
    requestId: string;
    change: (trx: Kysely<Tables>, request: RequestRow, at: string) => Promise<HelplineStep | null>;
  },
  deps: CallDeps,
): Promise<boolean> {
  const known = await findRequest(deps.store.db, requestId);
  if (!known) throw notFound('Deze vraag');
  const { call: callId } = known;
  const changed = await deps.state.turns.run(callId, async () => {
    const at = deps.now().toISOString();
    const recorded = await deps.store.write(async (trx) => {
      const request = await findRequest(trx, requestId);
      if (!request) throw notFound('Deze vraag');
      const step = await change(trx, request, at);
      return step && recordStep(trx, { callId, requestId, at, step });
    });
    if (recorded) publishSteps([recorded], deps);
    return recorded !== null;
  });
  if (changed) await announceQueue(deps);
  return changed;
}
