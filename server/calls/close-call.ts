import { AppError, notFound } from '../app-error.ts';
import type { CallSummary } from '../contract/calls.ts';
import { type CloseCallBody, type FollowUp, MAX_SUMMARY_LENGTH, OTHER } from '../contract/wrap-up.ts';
import { announceQueue, publishSteps } from '../helpline/change-request.ts';
import { isTakenOver } from '../helpline/request-store.ts';
import { withdrawAll } from '../helpline/withdraw-request.ts';
import { findTelephony } from '../measures/telephony-store.ts';
import { secondsBetween } from '../measures/wrap-up-time.ts';
import { maskLines } from '../privacy/mask-lines.ts';
import type { Masker } from '../privacy/masker.ts';
import { maskerOf } from './call-masker.ts';
import { appendEvent, eventsAfter, findCall, summaries } from './call-store.ts';
import { countsOf, summaryOf } from './call-summary.ts';
import { type CallDeps, dutchDay } from './deps.ts';
import { finishInterims } from './interim.ts';
import { stopReplay } from './replay.ts';
import { withMemory } from './unrecorded.ts';
import { type KeptWrapUp, writeWrapUp } from './wrap-up-store.ts';

/**
 * Wraps a call up; nothing can be added to it afterwards, except feedback on its cards. Throws AppError
 * GESPREK_GESLOTEN when it was closed already, ONGELDIGE_INVOER for a category or referral that does not exist and
 * for a day to call back that has passed.
 */
export async function closeCall(
  { callId, body }: { callId: string; body: CloseCallBody },
  deps: CallDeps,
): Promise<CallSummary> {
  check(body, deps);
  await stopReplay({ callId }, deps);
  return deps.state.turns.run(callId, async () => {
    const call = await findCall(deps.store.db, callId);
    if (!call) throw notFound('Dit gesprek');
    if (call.closed_at !== null) throw alreadyClosed();
    await finishInterims(callId, deps);
    const masker = await maskerOf(callId, deps);
    const at = deps.now().toISOString();
    const { withdrawn, event, seconds, summary } = await deps.store.write(async (trx) => {
      const open = await withdrawAll(trx, { callId, at });
      const events = withMemory(deps.state, callId, await eventsAfter(trx, callId, -1));
      // As the caller has it now: what was said about recording may have changed since the wrap-up began.
      const recording = (await findCall(trx, callId))?.recording === 1;
      const drawnUp = recording ? (body.summary ?? summaryOf(events)) : countsOf(events);
      const wrapUp: KeptWrapUp = {
        category: body.category,
        solved: body.solved,
        followUp: maskedFollowUp(body.followUp, masker, deps),
        note: maskLines(body.note, masker.mask),
        summary: maskLines(drawnUp, masker.mask).slice(0, MAX_SUMMARY_LENGTH),
      };
      const telephony = await findTelephony(trx, callId);
      const wrapUpSeconds = secondsBetween(telephony?.ended_at ?? call.wrap_up_started_at, at);
      await writeWrapUp(trx, { call: callId, at, wrapUp });
      const closed = await appendEvent(trx, callId, { type: 'closed', at, wrapUp, wrapUpSeconds });
      return {
        withdrawn: open,
        event: closed,
        seconds: wrapUpSeconds,
        summary: (await summaries(trx, { id: callId }))[0],
      };
    });
    if (!summary) throw notFound('Dit gesprek');
    publishSteps(withdrawn, deps);
    deps.state.unrecorded.delete(callId);
    deps.state.memory.delete(callId);
    deps.state.maskers.delete(callId);
    deps.state.confirmations.delete(callId);
    deps.state.fromFile.delete(callId);
    deps.metrics.closed(body.solved, seconds);
    deps.broadcast.event(callId, event);
    deps.broadcast.callsChanged({ agent: call.agent, callId });
    if (withdrawn.length > 0 || (await isTakenOver(deps.store.db, callId))) await announceQueue(deps);
    return summary;
  });
}

function check({ category, followUp }: CloseCallBody, deps: CallDeps): void {
  const topics = deps.answering.current()?.knowledge.topics ?? [];
  if (category !== OTHER && !topics.some((t) => t.key === category))
    throw wrong('Onderwerp: kies een onderwerp uit de lijst.');
  if (followUp.kind === 'doorverwezen' && !deps.referrals.has(followUp.to))
    throw wrong('Doorverwezen naar: kies een organisatie uit de lijst.');
  if (followUp.kind === 'terugbellen' && followUp.date < dutchDay(deps.now()))
    throw wrong('Terugbellen: kies vandaag of een latere dag.');
}

function maskedFollowUp(followUp: FollowUp, masker: Masker, { referrals }: CallDeps): FollowUp {
  if (followUp.kind === 'terugbellen') return { ...followUp, reason: masker.mask(followUp.reason).text };
  if (followUp.kind === 'anders') return { ...followUp, text: masker.mask(followUp.text).text };
  if (followUp.kind === 'doorverwezen') return { ...followUp, name: referrals.get(followUp.to)?.name };
  return followUp;
}

const wrong = (what: string) =>
  new AppError({
    status: 400,
    code: 'ONGELDIGE_INVOER',
    message: `${what} Het gesprek is nog niet afgerond; er is niets gewijzigd.`,
  });

/** 409 for a wrap-up that is already there. */
export const alreadyClosed = () =>
  new AppError({ status: 409, code: 'GESPREK_GESLOTEN', message: 'Dit gesprek is al afgerond.' });
