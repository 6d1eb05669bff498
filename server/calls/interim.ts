/**
 * Unfinished lines of a speech system. They are shown while they last and kept nowhere; a pause, or the next line
 * of the same speaker, finishes them.
 */
import type { Speaker } from '../contract/calls.ts';
import { type MaskedText, NO_TEXT } from '../privacy/masked-text.ts';
import type { CallDeps, Interim } from './deps.ts';
import { keepLine } from './keep-line.ts';

type InterimLine = { callId: string; speaker: Speaker } & Omit<Interim, 'timer'>;

const SPEAKERS: Speaker[] = ['beller', 'medewerker'];

/** Shows the unfinished line and waits for a pause. Must run in the turn of its call. */
export function showInterim({ callId, speaker, seq, text, keep, at }: InterimLine, deps: CallDeps): void {
  const now = pendingOf(callId, deps).get(speaker);
  // The same guess again is nothing new: the pause goes on.
  if (now?.seq === seq && now.text === text) return;
  clearTimeout(now?.timer);
  const timer = setTimeout(() => pauseOver({ callId, speaker, seq, text }, deps), deps.pauseMs);
  timer.unref();
  const interims = deps.state.interims.get(callId) ?? new Map<Speaker, Interim>();
  deps.state.interims.set(callId, interims.set(speaker, { seq, text, keep, at, timer }));
  deps.broadcast.interim({ callId, speaker, text });
}

/** Takes the unfinished line with this seq away. True when there was one. */
export function withdrawInterim({ callId, seq }: { callId: string; seq: number }, deps: CallDeps): boolean {
  const speaker = SPEAKERS.find((s) => pendingOf(callId, deps).get(s)?.seq === seq);
  if (speaker) take({ callId, speaker }, deps);
  return speaker !== undefined;
}

/**
 * Keeps the unfinished line of this speaker, as far as it comes before `below`, as a line. Must run in the turn of
 * its call.
 */
export async function finishInterim(
  {
    callId,
    speaker,
    below,
    wantsAnswer,
  }: {
    callId: string;
    speaker: Speaker;
    below?: number;
    wantsAnswer?: boolean;
  },
  deps: CallDeps,
): Promise<void> {
  const pending = pendingOf(callId, deps).get(speaker);
  if (!pending || (below !== undefined && pending.seq >= below)) return;
  const { seq, keep, at } = pending;
  take({ callId, speaker }, deps);
  if (pending.text === '') return;
  const text = keep();
  await keepLine(
    { callId, speaker, text, at, seq, origin: 'posted', provisional: true, seenInTime: true, wantsAnswer },
    deps,
  );
}

/** The same for both speakers, without asking for answers: the call is being closed. */
export async function finishInterims(callId: string, deps: CallDeps): Promise<void> {
  for (const speaker of SPEAKERS) await finishInterim({ callId, speaker, wantsAnswer: false }, deps);
}

/** Forgets every unfinished line: the server stops. */
export function dropInterims({ state }: CallDeps): void {
  for (const interims of state.interims.values())
    for (const { timer } of interims.values()) clearTimeout(timer);
  state.interims.clear();
}

function pauseOver(
  {
    callId,
    speaker,
    seq,
    text,
  }: {
    callId: string;
    speaker: Speaker;
    seq: number;
    text: MaskedText;
  },
  deps: CallDeps,
): void {
  deps.state.turns
    .run(callId, async () => {
      const pending = pendingOf(callId, deps).get(speaker);
      if (pending?.seq !== seq || pending.text !== text) return;
      await finishInterim({ callId, speaker }, deps);
    })
    .catch((error: unknown) =>
      deps.log.error({ call: callId, seq, error }, 'an unfinished line was not kept'),
    );
}

function take({ callId, speaker }: { callId: string; speaker: Speaker }, deps: CallDeps): void {
  const interims = deps.state.interims.get(callId);
  clearTimeout(interims?.get(speaker)?.timer);
  interims?.delete(speaker);
  if (interims?.size === 0) deps.state.interims.delete(callId);
  deps.broadcast.interim({ callId, speaker, text: NO_TEXT });
}

const NONE: ReadonlyMap<Speaker, Interim> = new Map();
const pendingOf = (callId: string, { state }: CallDeps) => state.interims.get(callId) ?? NONE;
