/** Plays a written call as if it were going on: a demonstration, or practice. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../app-error.ts';
import { addUtterance } from './add-utterance.ts';
import { appendEvent, lastReplay, openCallIds } from './call-store.ts';
import { type CallDeps, dutchDay } from './deps.ts';
import { findOpenCall } from './find-open-call.ts';
import { type Scenario, spokenText } from './scenarios.ts';

type State = 'started' | 'finished' | 'stopped';

/**
 * Starts to play a scenario in a call; returns as soon as that is on record. Lines keep their pauses, divided by
 * `speed`. Throws AppError REPLAY_LOOPT, NIET_GEVONDEN or GESPREK_GESLOTEN.
 */
export async function startReplay(
  { callId, scenario, speed }: { callId: string; scenario: Scenario; speed: number },
  deps: CallDeps,
): Promise<void> {
  const { replays } = deps.state;
  if (replays.has(callId)) throw replayRuns();
  const stop = new AbortController();
  const started = record({ callId, scenario: scenario.id, state: 'started' }, deps);
  const done = started.then(
    () => play({ callId, scenario, speed, stop: stop.signal }, deps),
    () => undefined,
  );
  replays.set(callId, { scenario: scenario.id, stop, done });
  void done.finally(() => replays.delete(callId));
  await started;
}

/** Stops the replay of a call, if there is one, and waits until that is on record. */
export async function stopReplay({ callId }: { callId: string }, { state }: CallDeps): Promise<void> {
  const replay = state.replays.get(callId);
  replay?.stop.abort();
  await replay?.done;
}

/** Stops every replay: the server stops. */
export async function stopReplays(deps: CallDeps): Promise<void> {
  await Promise.all([...deps.state.replays.keys()].map((callId) => stopReplay({ callId }, deps)));
}

/** Puts on record that the replays which ran when the server fell have stopped. */
export async function settleReplays(deps: CallDeps): Promise<void> {
  for (const callId of await openCallIds(deps.store.db)) {
    if (deps.state.replays.has(callId)) continue;
    const last = await lastReplay(deps.store.db, callId);
    if (last?.state === 'started') await record({ callId, scenario: last.scenario, state: 'stopped' }, deps);
  }
}

async function play(
  { callId, scenario, speed, stop }: { callId: string; scenario: Scenario; speed: number; stop: AbortSignal },
  deps: CallDeps,
): Promise<void> {
  let state: State = 'finished';
  try {
    for (const { speaker, pause, text } of scenario.lines) {
      await sleep((pause * 1000) / speed, undefined, { signal: stop });
      const spoken = spokenText(text, dutchDay(deps.now()));
      await addUtterance({ callId, speaker, text: spoken, origin: 'replay' }, deps);
    }
  } catch (error) {
    state = 'stopped';
    if (!stop.aborted) deps.log.warn({ call: callId, error }, 'a replay stopped before its end');
  }
  await record({ callId, scenario: scenario.id, state }, deps).catch((error: unknown) =>
    deps.log.warn({ call: callId, error }, 'the end of a replay was not kept'),
  );
}

async function record(
  { callId, scenario, state }: { callId: string; scenario: string; state: State },
  deps: CallDeps,
): Promise<void> {
  await deps.state.turns.run(callId, async () => {
    const event = await deps.store.write(async (trx) => {
      await findOpenCall(trx, callId);
      const at = deps.now().toISOString();
      return appendEvent(trx, callId, { type: 'replay', at, scenario, state });
    });
    deps.broadcast.event(callId, event);
  });
}

const replayRuns = () =>
  new AppError({
    status: 409,
    code: 'REPLAY_LOOPT',
    message: 'In dit gesprek wordt al een oefengesprek afgespeeld. Stop dat eerst.',
  });
