import { AppError, notFound } from '../app-error.ts';
import type { CallSummary } from '../contract/calls.ts';
import { REOPEN_MS } from '../contract/wrap-up.ts';
import { appendEvent, findCall, nextCallNumber, summaries } from './call-store.ts';
import type { CallDeps } from './deps.ts';
import { takeWrapUpBack } from './wrap-up-store.ts';

/**
 * Takes the wrap-up of the last call back, within a minute. What a caller who refused recording said is gone by then
 * and stays gone. Throws AppError NIET_GEVONDEN, GESPREK_OPEN, HEROPENEN_TE_LAAT or GESPREK_LOOPT.
 */
export async function reopenCall({ callId }: { callId: string }, deps: CallDeps): Promise<CallSummary> {
  return deps.state.turns.run(callId, async () => {
    const now = deps.now();
    const at = now.toISOString();
    const { agent, event, summary } = await deps.store.write(async (trx) => {
      const call = await findCall(trx, callId);
      if (!call) throw notFound('Dit gesprek');
      if (call.closed_at === null) throw isOpen();
      if (now.getTime() - Date.parse(call.closed_at) > REOPEN_MS) throw tooLate();
      if ((await nextCallNumber(trx, call.agent)) !== call.number + 1) throw anotherCall();
      await takeWrapUpBack(trx, callId);
      const reopened = await appendEvent(trx, callId, { type: 'reopened', at });
      return { agent: call.agent, event: reopened, summary: (await summaries(trx, { id: callId }))[0] };
    });
    if (!summary) throw notFound('Dit gesprek');
    deps.broadcast.event(callId, event);
    deps.broadcast.callsChanged({ agent, callId });
    return summary;
  });
}

const refused = (code: string, message: string) => new AppError({ status: 409, code, message });
const isOpen = () => refused('GESPREK_OPEN', 'Dit gesprek loopt nog; het hoeft niet te worden heropend.');
const tooLate = () =>
  refused(
    'HEROPENEN_TE_LAAT',
    'Heropenen kan tot een minuut na het afronden. Het gesprek blijft afgerond zoals u het bewaarde.',
  );
const anotherCall = () =>
  refused(
    'GESPREK_LOOPT',
    'Er is al een volgend gesprek begonnen. Dit gesprek blijft afgerond zoals u het bewaarde.',
  );
