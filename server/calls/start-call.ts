import { AppError } from '../app-error.ts';
import type { CallSummary, StartCallBody } from '../contract/calls.ts';
import { appendEvent, findOpenCall, insertCall, nextCallNumber, summaries } from './call-store.ts';
import type { CallDeps } from './deps.ts';

/** Opens a call for an agent. Throws AppError GESPREK_LOOPT when one is still open. */
export async function startCall(
  { agent, callerInformed, recording }: StartCallBody & { /** User id. */ agent: string },
  deps: CallDeps,
): Promise<CallSummary> {
  const id = deps.newId();
  const at = deps.now().toISOString();
  const call = await deps.store.write(async (trx) => {
    if (await findOpenCall(trx, agent)) throw callRuns();
    const number = await nextCallNumber(trx, agent);
    await insertCall(trx, { id, agent, number, startedAt: at, callerInformed, recording });
    await appendEvent(trx, id, { type: 'started', at, callerInformed, recording });
    const [summary] = await summaries(trx, { id });
    if (!summary) throw new Error('a call that was just stored is not there');
    return summary;
  });
  deps.broadcast.callsChanged({ agent, callId: id });
  return call;
}

const callRuns = () =>
  new AppError({
    status: 409,
    code: 'GESPREK_LOOPT',
    message: 'Er loopt nog een gesprek. Rond dat eerst af.',
  });
