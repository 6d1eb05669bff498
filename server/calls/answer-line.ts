import { setTimeout as sleep } from 'node:timers/promises';
import { type Heard, listen } from '../answering/listener.ts';
import type { EarlierLine } from '../answering/types.ts';
import type { Speaker } from '../contract/calls.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import { callMemory } from './call-memory.ts';
import { type CallDeps, dutchDay, EARLIER_LINES } from './deps.ts';
import { keepAnswer } from './keep-answer.ts';
import { linesBefore } from './line-store.ts';
import { textInMemory } from './unrecorded.ts';

/** Milliseconds after which a call no longer waits for an answer, so that one that hangs blocks nothing. */
const ANSWER_TIMEOUT_MS = 20_000;

type LineToAnswer = {
  callId: string;
  n: number;
  speaker: Speaker;
  text: MaskedText;
  /** Typed by the agent, who waits for an outcome. */
  typed: boolean;
  /** performance.now() when the line was taken in. */
  started: number;
};

/**
 * Has a line answered after those before it in the same call, and keeps the answer. Never rejects: without an
 * answer the call goes on, and the log and the metrics say so.
 */
export async function answerLine(line: LineToAnswer, deps: CallDeps): Promise<void> {
  const { callId, n } = line;
  try {
    await deps.state.answers.run(callId, async () => {
      const { answer, shown, revises } = await ask(line, deps);
      if (!answer) return;
      const kept = await deps.state.turns.run(callId, () =>
        keepAnswer({ callId, utterance: n, answer, shown, requestedBy: null, revises }, deps),
      );
      deps.metrics.card(kept.shown ? answer.card.status : 'stil', (performance.now() - line.started) / 1000);
    });
  } catch (error) {
    deps.metrics.answerLost();
    deps.log.error({ call: callId, n, error }, 'no answer to this line');
  }
}

async function ask(
  { callId, n, speaker, text, typed }: LineToAnswer,
  deps: CallDeps,
): Promise<Omit<Heard, 'revises'> & { revises: string | null }> {
  const service = await deps.answering.ready();
  const before = await linesBefore(deps.store.db, { call: callId, before: n, limit: EARLIER_LINES });
  const earlier = before.map(
    (line): EarlierLine => ({
      speaker: line.speaker,
      text: textInMemory(deps.state, callId, line.n) ?? line.text,
      answered: line.answered,
      n: line.n,
    }),
  );
  const { data, ...memory } = await callMemory(deps.store.db, deps.state, callId);
  const date = dutchDay(deps.now());
  const tooLate = new AbortController();
  try {
    const heard = await Promise.race([
      listen({ text, n, speaker, typed, date, data }, { earlier, ...memory }, service),
      sleep(ANSWER_TIMEOUT_MS, undefined, { signal: tooLate.signal, ref: false }).then(() => {
        throw new Error('the answer took too long');
      }),
    ]);
    return { ...heard, revises: heard.revises ? (memory.openRule?.answerId ?? null) : null };
  } finally {
    tooLate.abort();
  }
}
