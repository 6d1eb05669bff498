/**
 * The way of an utterance, as a list. A step takes the state so far and returns what it adds; the runner times,
 * records and catches. A step that fails is recorded and the next best card follows; the call goes on.
 */
import { createHash } from 'node:crypto';
import { coalesce } from './coalesce.ts';
import { compose } from './compose.ts';
import { decide } from './decide.ts';
import { guard } from './guard.ts';
import { needStep } from './listening/need-step.ts';
import { maskStep } from './mask-step.ts';
import { retrieve } from './retrieve.ts';
import { initialState, type PipelineDeps, type State, type Step } from './state.ts';
import { triage } from './triage.ts';
import type { Answer, Question, StepRecord } from './types.ts';

export const STEPS: readonly Step[] = [
  maskStep,
  coalesce,
  triage,
  retrieve,
  needStep,
  decide,
  guard,
  compose,
];

/** Runs the pipeline. Never rejects. deps.clock gives milliseconds and serves the timings only. */
export async function answer(question: Question, deps: PipelineDeps): Promise<Answer> {
  let state: State = initialState(question);
  const steps: StepRecord[] = [];
  const begin = deps.clock();
  for (const step of STEPS) {
    const start = deps.clock();
    const record: StepRecord = { name: step.name, input: hashOf(step.input(state)), outcome: '', ms: 0 };
    try {
      state = { ...state, ...(await step.run(state, deps)) };
      record.outcome = step.outcome(state);
    } catch (error) {
      record.error = error instanceof Error ? error.message : String(error);
      record.outcome = 'mislukt';
      state = { ...state, failed: [...state.failed, step.name] };
      deps.onStepError(step.name, error);
    }
    record.ms = round(deps.clock() - start);
    steps.push(record);
  }
  const timings: Record<string, number> = Object.fromEntries(steps.map((s) => [s.name, s.ms]));
  timings.total = round(deps.clock() - begin);
  const input = { ...question, kind: 'question' as const, text: state.line };
  const retrieved = state.ranked.map((r) => r.id);
  return { card: state.card, input, need: state.need, steps, retrieved, timings };
}

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const round = (ms: number) => Math.round(ms * 100) / 100;
