import { AppError, notFound } from '../app-error.ts';
import { callMemory } from '../calls/call-memory.ts';
import { appendEvent, eventsAfter, findCall, summaries } from '../calls/call-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import { finishInterim } from '../calls/interim.ts';
import { remember, withMemory } from '../calls/unrecorded.ts';
import type { CallEvent } from '../contract/calls.ts';
import type { ConsentBody, ConsentResult } from '../contract/consent.ts';
import { type Erased, eraseText } from './erase-text.ts';

const NOTHING_ERASED: Erased = { lines: 0, cards: 0 };

/**
 * Keeps what the caller was told and agreed to. Refusing recording erases what was kept of the call so far, from every
 * file; the agent's screen keeps it in memory until the call closes. The same again changes nothing more. Throws
 * AppError NIET_GEVONDEN, GESPREK_GESLOTEN, or one of the storage.
 */
export async function changeConsent(
  { callId, body }: { callId: string; body: ConsentBody },
  deps: CallDeps,
): Promise<ConsentResult> {
  const { state, store } = deps;
  // A turn of the call: no line or card is being stored meanwhile, and what comes in later meets the new state.
  return state.turns.run(callId, async () => {
    const call = await findCall(store.db, callId);
    if (!call) throw notFound('Dit gesprek');
    if (call.closed_at !== null) throw closed();
    const before = { callerInformed: call.caller_informed === 1, recording: call.recording === 1 };
    const after = {
      callerInformed: body.callerInformed ?? before.callerInformed,
      recording: body.recording ?? before.recording,
    };
    // An unfinished line that began before recording was on belongs to what is not recorded.
    if (after.recording && !before.recording) await finishLinesSpokenNow(callId, deps);
    if (!after.recording) await keepInMemory(callId, deps);

    const at = deps.now().toISOString();
    const { event, erased, summary } = await store.write(async (trx) => {
      const erasing = after.recording ? NOTHING_ERASED : await eraseText(trx, callId);
      const changed = after.recording !== before.recording || after.callerInformed !== before.callerInformed;
      if (changed) {
        const flags = {
          caller_informed: after.callerInformed ? 1 : 0,
          recording: after.recording ? 1 : 0,
        } as const;
        await trx.updateTable('calls').set(flags).where('id', '=', callId).execute();
      }
      return {
        erased: erasing,
        event: changed ? await appendEvent(trx, callId, { type: 'consent', at, ...after }) : null,
        summary: (await summaries(trx, { id: callId }))[0],
      };
    });
    if (!summary) throw notFound('Dit gesprek');
    if (event) deps.broadcast.event(callId, event);
    if (!after.recording) await store.scrub().catch(notYetOutOfTheLog);
    return { call: summary, erased };
  });
}

/** For the agent's screen and for the answers to come, until the call closes. */
async function keepInMemory(callId: string, { state, store }: CallDeps): Promise<void> {
  await callMemory(store.db, state, callId);
  const events = withMemory(state, callId, await eventsAfter(store.db, callId, -1));
  for (const event of events) if (holdsText(event)) remember(state, callId, event);
}

const holdsText = ({ type }: CallEvent) => type === 'utterance' || type === 'card';

async function finishLinesSpokenNow(callId: string, deps: CallDeps): Promise<void> {
  for (const speaker of ['beller', 'medewerker'] as const) await finishInterim({ callId, speaker }, deps);
}

const notYetOutOfTheLog = () => {
  throw new AppError({
    status: 503,
    code: 'WISSEN_NIET_KLAAR',
    message:
      'Het bewaren is uitgezet en de woorden zijn gewist, maar een tussenbestand is nog niet leeg. Zet het bewaren zo nog eens uit.',
  });
};

const closed = () =>
  new AppError({
    status: 409,
    code: 'GESPREK_GESLOTEN',
    message: 'Dit gesprek is afgerond. De toestemming is niet gewijzigd.',
  });
