import { notFound } from '../app-error.ts';
import type { UnusedBody } from '../contract/calls.ts';
import { insertUnused, wasShown } from './answer-store.ts';
import { maskerOf } from './call-masker.ts';
import { appendEvent } from './call-store.ts';
import type { CallDeps } from './deps.ts';

/** Keeps why the agent did not use a card; also after the call. Throws AppError NIET_GEVONDEN. */
export async function markUnused(
  { callId, answerId, unused, user }: { callId: string; answerId: string; unused: UnusedBody; user: string },
  deps: CallDeps,
): Promise<void> {
  const { reason } = unused;
  const at = deps.now().toISOString();
  await deps.state.turns.run(callId, async () => {
    const { text } = (await maskerOf(callId, deps)).mask(unused.text);
    const event = await deps.store.write(async (trx) => {
      if (!(await wasShown(trx, { call: callId, answer: answerId }))) throw notFound('Dit antwoord');
      await insertUnused(trx, { answer: answerId, reason, text, by: user, at });
      return appendEvent(trx, callId, { type: 'unused', at, answerId, unused: { reason, text } });
    });
    deps.broadcast.event(callId, event);
  });
}
