import { AppError, notFound } from '../app-error.ts';
import type { CallSummary, CloseCallBody } from '../contract/calls.ts';
import { announceQueue, publishSteps } from '../helpline/change-request.ts';
import { isTakenOver } from '../helpline/request-store.ts';
import { withdrawAll } from '../helpline/withdraw-request.ts';
import { maskerOf } from './call-masker.ts';
import { appendEvent, findCall, summaries, writeWrapUp } from './call-store.ts';
import type { CallDeps } from './deps.ts';
import { finishInterims } from './interim.ts';
import { stopReplay } from './replay.ts';

/**
 * Wraps a call up; nothing can be added to it afterwards, except feedback on its cards. Throws AppError
 * GESPREK_GESLOTEN when it was closed already, ONGELDIGE_INVOER for a category that does not exist.
 */
export async function closeCall(
  { callId, body }: { callId: string; body: CloseCallBody },
  deps: CallDeps,
): Promise<CallSummary> {
  const topics = deps.answering.current()?.knowledge.topics ?? [];
  if (body.category !== 'overig' && !topics.some((t) => t.key === body.category)) throw unknownCategory();

  await stopReplay({ callId }, deps);
  return deps.state.turns.run(callId, async () => {
    const call = await findCall(deps.store.db, callId);
    if (!call) throw notFound('Dit gesprek');
    if (call.closed_at !== null) throw alreadyClosed();
    await finishInterims(callId, deps);
    const { text: note } = (await maskerOf(callId, deps)).mask(body.note);
    const wrapUp: CloseCallBody = { ...body, note };
    const at = deps.now().toISOString();
    const { withdrawn, event, summary } = await deps.store.write(async (trx) => {
      const open = await withdrawAll(trx, { callId, at });
      await writeWrapUp(trx, { call: callId, at, wrapUp });
      const closed = await appendEvent(trx, callId, { type: 'closed', at, wrapUp });
      return { withdrawn: open, event: closed, summary: (await summaries(trx, { id: callId }))[0] };
    });
    if (!summary) throw notFound('Dit gesprek');
    publishSteps(withdrawn, deps);
    deps.state.unrecorded.delete(callId);
    deps.state.memory.delete(callId);
    deps.state.maskers.delete(callId);
    deps.state.confirmations.delete(callId);
    deps.state.fromFile.delete(callId);
    deps.broadcast.event(callId, event);
    deps.broadcast.callsChanged({ agent: call.agent, callId });
    if (withdrawn.length > 0 || (await isTakenOver(deps.store.db, callId))) await announceQueue(deps);
    return summary;
  });
}

const unknownCategory = () =>
  new AppError({
    status: 400,
    code: 'ONGELDIGE_INVOER',
    message: 'Onderwerp: kies een onderwerp uit de lijst.',
  });

const alreadyClosed = () =>
  new AppError({ status: 409, code: 'GESPREK_GESLOTEN', message: 'Dit gesprek is al afgerond.' });
