import { setTimeout as sleep } from 'node:timers/promises';
import { type Heard, listen } from '../answering/listener.ts';
import type { Answer } from '../answering/types.ts';
import type { Speaker } from '../contract/calls.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import { callMemory } from './call-memory.ts';
import { type CallDeps, dutchDay } from './deps.ts';
import { earlierLines } from './earlier-lines.ts';
import { keepAnswer } from './keep-answer.ts';

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
      const { heard, openAnswer } = await ask(line, deps);
      const { answer, answers, revised } = heard;
      const keep = (one: Answer, shown: boolean, revises: string | null = null) =>
        deps.state.turns.run(callId, () =>
          keepAnswer({ callId, utterance: n, answer: one, shown, requestedBy: null, revises }, deps),
        );
      const kept = [];
      if (revised) kept.push(await keep(revised, true, openAnswer));
      for (const one of answers) kept.push(await keep(one, true));
      // Silence is kept too, with its reason.
      if (kept.length === 0 && answer) kept.push(await keep(answer, false));
      const seconds = (performance.now() - line.started) / 1000;
      for (const { shown, status } of kept) deps.metrics.card(shown ? status : 'stil', seconds);
    });
  } catch (error) {
    deps.metrics.answerLost();
    deps.log.error({ call: callId, n, error }, 'no answer to this line');
  }
}

async function ask(
  { callId, n, speaker, text, typed }: LineToAnswer,
  deps: CallDeps,
): Promise<{ heard: Heard; openAnswer: string | null }> {
  const service = await deps.answering.ready();
  const earlier = await earlierLines(callId, n, deps);
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
    return { heard, openAnswer: memory.openRule?.answerId ?? null };
  } finally {
    tooLate.abort();
  }
}
