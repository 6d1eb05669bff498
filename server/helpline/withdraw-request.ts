import type { Kysely } from 'kysely';
import { notFound } from '../app-error.ts';
import type { CallDeps } from '../calls/deps.ts';
import type { Tables } from '../store/schema.ts';
import { changeRequest, type RecordedStep, recordStep } from './change-request.ts';
import { hasEnded } from './refusals.ts';
import { openOfCall, updateRequest } from './request-store.ts';

/**
 * The agent takes a question back; doing it twice is harmless. Throws AppError NIET_GEVONDEN, or HULPLIJN_KLAAR when
 * the helpline was first.
 */
export async function withdrawRequest(
  { callId, requestId }: { callId: string; requestId: string },
  deps: CallDeps,
): Promise<void> {
  await changeRequest(
    {
      requestId,
      change: async (trx, request, at) => {
        if (request.call !== callId) throw notFound('Deze vraag');
        if (request.state === 'withdrawn') return null;
        if (request.ended_at !== null) throw await hasEnded(trx, request);
        await updateRequest(trx, requestId, { state: 'withdrawn', ended_at: at, withdrawn: 'medewerker' });
        return { kind: 'withdrawn', reason: 'medewerker' };
      },
    },
    deps,
  );
}

/**
 * Withdraws what is open in a call that is being closed. Must run in the transaction that closes it and in the turn of
 * the call; the steps are to be published after it.
 */
export async function withdrawAll(
  trx: Kysely<Tables>,
  { callId, at }: { callId: string; at: string },
): Promise<RecordedStep[]> {
  const steps: RecordedStep[] = [];
  for (const { id: requestId } of await openOfCall(trx, callId)) {
    const reason = 'gesprek-afgerond';
    await updateRequest(trx, requestId, { state: 'withdrawn', ended_at: at, withdrawn: reason });
    steps.push(await recordStep(trx, { callId, requestId, at, step: { kind: 'withdrawn', reason } }));
  }
  return steps;
}
