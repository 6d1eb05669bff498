import { notFound } from '../app-error.ts';
import type { WrapUpProposal } from '../contract/wrap-up.ts';
import { eventsAfter, findCall } from './call-store.ts';
import { countsOf, summaryOf, usedCards } from './call-summary.ts';
import { alreadyClosed } from './close-call.ts';
import type { CallDeps } from './deps.ts';
import { proposeCategories } from './propose-categories.ts';
import { withMemory } from './unrecorded.ts';
import { markWrapUpStart } from './wrap-up-store.ts';

/**
 * The agent begins to wrap up: from here the wrap-up is timed, and this is what is proposed. Can be done again, after
 * going back to the call. Throws AppError NIET_GEVONDEN or GESPREK_GESLOTEN.
 */
export async function beginWrapUp({ callId }: { callId: string }, deps: CallDeps): Promise<WrapUpProposal> {
  return deps.state.turns.run(callId, async () => {
    const at = deps.now().toISOString();
    const call = await deps.store.write(async (trx) => {
      const found = await findCall(trx, callId);
      if (!found) throw notFound('Dit gesprek');
      if (found.closed_at !== null) throw alreadyClosed();
      await markWrapUpStart(trx, { call: callId, at });
      return found;
    });
    const events = withMemory(deps.state, callId, await eventsAfter(deps.store.db, callId, -1));
    const knowledge = deps.answering.current()?.knowledge;
    const referral = usedCards(events).at(-1)?.card.referral ?? null;
    return {
      categories: proposeCategories(events, (article) => knowledge?.articleById.get(article)?.topic),
      summary: call.recording === 1 ? summaryOf(events) : countsOf(events),
      keepsSummary: call.recording === 1,
      referrals: [...deps.referrals.values()].map(({ key, name }) => ({ key, name })),
      referral: referral !== null && deps.referrals.has(referral) ? referral : null,
    };
  });
}
