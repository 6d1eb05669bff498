import { notFound } from '../app-error.ts';
import { findCall } from '../calls/call-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import type { TelephonyBody, TelephonyView } from '../contract/measures.ts';
import { mask } from '../privacy/mask.ts';
import { findTelephony, toView, writeTelephony } from './telephony-store.ts';

/**
 * Takes in what the telephony system knows of a call: only the fields that are there change, and the same report
 * twice changes nothing. Also after the call was closed. Throws AppError NIET_GEVONDEN.
 */
export async function takeTelephony(
  { callId, body }: { callId: string; body: TelephonyBody },
  deps: CallDeps,
): Promise<TelephonyView> {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  if (body.transferredTo) given.transferredTo = mask(body.transferredTo).text;
  if (body.endedAt) given.endedAt = new Date(body.endedAt).toISOString();
  return deps.state.turns.run(callId, async () => {
    const { before, after } = await deps.store.write(async (trx) => {
      if (!(await findCall(trx, callId))) throw notFound('Dit gesprek');
      const known = toView(await findTelephony(trx, callId));
      const view: TelephonyView = { ...known, ...given };
      const at = deps.now().toISOString();
      if (Object.keys(given).length > 0) await writeTelephony(trx, { call: callId, at, view });
      return { before: known, after: view };
    });
    deps.metrics.telephony({
      waitingSeconds: before.waitingSeconds === null ? after.waitingSeconds : null,
      repeatCall: before.repeatCall === null && after.repeatCall === true,
      transferred: before.transferredTo === null && after.transferredTo !== null,
    });
    return after;
  });
}
