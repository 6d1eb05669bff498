import { knowledgeNotReady } from '../answering-in-background.ts';
import { AppError } from '../app-error.ts';
import type { HandOverBody, HandOverDraft } from '../contract/hand-over.ts';
import { maskLines } from '../privacy/mask-lines.ts';
import { appendEvent, eventsAfter, type NewEvent } from './call-store.ts';
import type { CallDeps } from './deps.ts';
import { findOpenCall } from './find-open-call.ts';
import { handOverGuidance, handOverSummary } from './hand-over-summary.ts';
import { remember, withMemory, withoutText } from './unrecorded.ts';

/** A draft of the summary and the teams to hand over to. Throws AppError GEEN_OVERDRACHT without a reason to. */
export async function draftHandOver({ callId }: { callId: string }, deps: CallDeps): Promise<HandOverDraft> {
  const events = withMemory(deps.state, callId, await eventsAfter(deps.store.db, callId, -1));
  const guidance = handOverGuidance(events);
  if (!guidance) throw noHandOver();
  return { to: guidance.referrals, summary: handOverSummary(events) };
}

/** Puts on record that the caller was handed over. Throws AppError NIET_GEVONDEN, GESPREK_GESLOTEN or ONBEKENDE_PARTIJ. */
export async function handOver(
  { callId, to, summary }: HandOverBody & { callId: string },
  deps: CallDeps,
): Promise<void> {
  const service = deps.answering.current();
  if (!service) throw knowledgeNotReady();
  const name = service.referralName(to);
  if (name === null) throw unknownTeam();
  const at = deps.now().toISOString();
  const event: NewEvent = { type: 'handover', at, to, name, summary: maskLines(summary) };
  await deps.state.turns.run(callId, async () => {
    const kept = await deps.store.write(async (trx) => {
      const call = await findOpenCall(trx, callId);
      const recording = call.recording === 1;
      const { n } = await appendEvent(trx, callId, recording ? event : withoutText(event));
      return { event: { ...event, n }, recording };
    });
    if (!kept.recording) remember(deps.state, callId, kept.event);
    deps.broadcast.event(callId, kept.event);
  });
}

const noHandOver = () =>
  new AppError({
    status: 409,
    code: 'GEEN_OVERDRACHT',
    message: 'In dit gesprek is nog geen reden voor een warme overdracht. Er is niets bewaard.',
  });

const unknownTeam = () =>
  new AppError({
    status: 400,
    code: 'ONBEKENDE_PARTIJ',
    message: 'Deze partij staat niet in de lijst met doorverwijzingen. Er is niets bewaard. Kies een andere.',
  });
