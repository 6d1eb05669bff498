import type { Kysely } from 'kysely';
import { passageViewOf } from '../answering/cite.ts';
import type { Answer } from '../answering/types.ts';
import { notFound } from '../app-error.ts';
import type { CardStatus } from '../contract/card.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Tables } from '../store/schema.ts';
import { insertAnswer, keepSnapshot } from './answer-store.ts';
import { afterCard } from './call-memory.ts';
import { appendEvent, findCall, type NewEvent } from './call-store.ts';
import type { CallDeps } from './deps.ts';
import { mayKeep } from './may-keep.ts';
import { answerWithoutText, remember } from './unrecorded.ts';

export type KeptAnswer = {
  id: string;
  status: CardStatus;
  /** False: kept for the log only, because silence was the answer or the call had been closed meanwhile. */
  shown: boolean;
};

/**
 * Keeps an answer with the snapshots it cites and, when it is shown, its card event, in one transaction; then
 * sends the card. Must run in the turn of its call.
 */
export async function keepAnswer(
  {
    callId,
    utterance,
    answer,
    shown: wanted,
    requestedBy,
    revises = null,
  }: {
    callId: string;
    utterance: number | null;
    answer: Answer;
    /** The listener judged it worth showing; the others are kept for the log. */
    shown: boolean;
    requestedBy: string | null;
    /** The answer whose place it takes. */
    revises?: string | null;
  },
  deps: CallDeps,
): Promise<KeptAnswer> {
  const { card } = answer;
  const id = deps.newId();
  const at = deps.now().toISOString();
  const knowledge = deps.answering.current()?.knowledge;

  const kept = await deps.store.write(async (trx) => {
    const call = await findCall(trx, callId);
    if (!call) throw notFound('Dit gesprek');
    const { words, input } = await mayKeep(trx, { call, utterance, answer, revises });
    const shown = wanted && call.closed_at === null;
    if (knowledge) await keepSnapshots(trx, answer, knowledge);
    const log = words ? answer : answerWithoutText(answer);
    await insertAnswer(trx, {
      id,
      call: callId,
      utterance,
      answer: log,
      input: input ? answer.input : null,
      shown,
      requestedBy,
      revises,
      at,
    });
    if (!shown) return null;
    const event: NewEvent = { type: 'card', at, answerId: id, utterance, revises, card };
    const stored = await appendEvent(trx, callId, { ...event, card: log.card });
    return { event: { ...event, n: stored.n }, words };
  });

  const { status } = card;
  if (!kept) return { id, status, shown: false };
  if (!kept.words) remember(deps.state, callId, kept.event);
  const before = deps.state.memory.get(callId);
  if (before) deps.state.memory.set(callId, afterCard(before, { answerId: id, card }, answer.input));
  deps.broadcast.event(callId, kept.event);
  return { id, status, shown: true };
}

/** A passage that is cited is kept as it is now, under its hash. */
async function keepSnapshots(trx: Kysely<Tables>, { card }: Answer, knowledge: Knowledge): Promise<void> {
  for (const { passage: id, snapshot } of card.citations) {
    const passage = knowledge.passageById.get(id);
    if (!passage) continue;
    const view = passageViewOf(knowledge, passage);
    if (view.citation.snapshot === snapshot) await keepSnapshot(trx, view);
  }
}
