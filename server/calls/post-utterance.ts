import type { PostUtteranceBody, UtteranceAck } from '../contract/calls.ts';
import { maskerOf } from './call-masker.ts';
import type { CallDeps } from './deps.ts';
import { findOpenCall } from './find-open-call.ts';
import { finishInterim, showInterim, withdrawInterim } from './interim.ts';
import { emptyLine, keepLine } from './keep-line.ts';
import { findLine } from './line-store.ts';

/** Number in the acknowledgement of an unfinished line, which is not kept. */
const NOT_KEPT = 0;

/**
 * Takes in a line of a telephony or speech system, as "Posted lines" in contract/api.md describes. Throws AppError
 * NIET_GEVONDEN and what keepLine throws.
 */
export async function postUtterance(
  { callId, body }: { callId: string; body: PostUtteranceBody },
  deps: CallDeps,
): Promise<UtteranceAck> {
  const { speaker, seq, final } = body;
  const at = (body.at ? new Date(body.at) : deps.now()).toISOString();

  return deps.state.turns.run(callId, async () => {
    await findOpenCall(deps.store.db, callId);

    const masker = await maskerOf(callId, deps);
    if (!final) {
      const known = await findLine(deps.store.db, { call: callId, seq });
      if (known) return { n: known.n, duplicate: true };
      await finishInterim({ callId, speaker, below: seq }, deps);
      showInterim({ callId, speaker, seq, at, ...masker.preview(body.text) }, deps);
      return { n: NOT_KEPT, duplicate: false };
    }
    const seenInTime = withdrawInterim({ callId, seq }, deps);
    const { text } = masker.mask(body.text);
    if (text === '') throw emptyLine();
    await finishInterim({ callId, speaker, below: seq }, deps);
    return keepLine({ callId, speaker, text, at, seq, origin: 'posted', seenInTime }, deps);
  });
}
