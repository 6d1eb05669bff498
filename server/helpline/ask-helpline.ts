import { createHash } from 'node:crypto';
import { AppError, notFound } from '../app-error.ts';
import { cardEvents, findCall } from '../calls/call-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import { withMemory } from '../calls/unrecorded.ts';
import type { Card } from '../contract/card.ts';
import type { AskHelplineBody } from '../contract/helpline.ts';
import { mask } from '../privacy/mask.ts';
import { announceQueue, publishSteps, recordStep } from './change-request.ts';
import { findByKey, insertRequest, openOfCall } from './request-store.ts';

/**
 * Puts a question in the queue of the second line, about a card or by itself. A key that is known gives the same
 * question. Throws AppError NIET_GEVONDEN, LEGE_VRAAG, AL_GEVRAAGD or GESPREK_GESLOTEN.
 */
export async function askHelpline(
  { callId, body }: { callId: string; body: AskHelplineBody },
  deps: CallDeps,
): Promise<{ requestId: string }> {
  const key = createHash('sha256').update(body.key).digest('hex');
  const outcome = await deps.state.turns.run(callId, async () => {
    const known = await findByKey(deps.store.db, { call: callId, key });
    if (known) return { requestId: known.id, fresh: false };
    const card = body.answerId === null ? null : await cardOf({ callId, answerId: body.answerId }, deps);
    const { text: question } = mask(body.question.trim() === '' ? (card?.question ?? '') : body.question);
    const { text: note } = mask(body.note);
    if (card === null && question === '') throw emptyQuestion();

    const id = deps.newId();
    const at = deps.now().toISOString();
    const recorded = await deps.store.write(async (trx) => {
      const call = await findCall(trx, callId);
      if (!call) throw notFound('Dit gesprek');
      if (call.closed_at !== null) throw closed();
      const open = await openOfCall(trx, callId);
      if (card && open.some(({ answer }) => answer === body.answerId)) throw alreadyAsked();
      const kept = call.recording === 1;
      await insertRequest(trx, {
        id,
        call: callId,
        client_key: key,
        answer: body.answerId,
        card_status: card?.status ?? null,
        question: kept ? question : '',
        note: kept ? note : '',
        asked_at: at,
      });
      const step = { kind: 'asked', answerId: body.answerId, question, note } as const;
      return recordStep(trx, { callId, requestId: id, at, step });
    });
    publishSteps([recorded], deps);
    return { requestId: id, fresh: true };
  });
  if (outcome.fresh) await announceQueue(deps);
  return { requestId: outcome.requestId };
}

/** The card of that answer, as the agent saw it. Throws AppError NIET_GEVONDEN. */
async function cardOf(
  { callId, answerId }: { callId: string; answerId: string },
  { store, state }: CallDeps,
): Promise<Card> {
  const shown = withMemory(state, callId, await cardEvents(store.db, callId));
  const event = shown.find((e) => e.type === 'card' && e.answerId === answerId);
  if (event?.type !== 'card') throw notFound('Deze kaart');
  return event.card;
}

const emptyQuestion = () =>
  new AppError({
    status: 400,
    code: 'LEGE_VRAAG',
    message: 'Uw vraag is leeg. Er is niets verstuurd. Schrijf wat u wilt weten.',
  });

const alreadyAsked = () =>
  new AppError({
    status: 409,
    code: 'AL_GEVRAAGD',
    message: 'Over deze kaart loopt al een vraag aan de hulplijn. Er is niets verstuurd.',
  });

const closed = () =>
  new AppError({
    status: 409,
    code: 'GESPREK_GESLOTEN',
    message: 'Dit gesprek is afgerond. Uw vraag is niet verstuurd.',
  });
