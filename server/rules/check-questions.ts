/**
 * Tries out, on random values, that a question that is asked can really change the result. Decisions in which two
 * columns share an input can ask too much; this finds it. The other way round (something not asked that matters) is
 * a property test of the engine.
 */
import type { Problem } from '../knowledge/types.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { interestingValues, randomNumbers } from './try-values.ts';
import type { Decision, Input } from './types.ts';

const STARTS = 40;
const TRIES = 400;

/** Items that were asked although no value tried made a difference. `date` = reference date. */
export function checkQuestions(decision: Decision, date: string): Problem[] {
  const random = randomNumbers(decision.id);
  const values = new Map(decision.inputs.map((i) => [i.key, interestingValues(i, decision)]));
  const pick = (input: Input): string => {
    const list = values.get(input.key) ?? [];
    return list[Math.floor(random() * list.length)] ?? '';
  };
  const doubtful = new Map<string, Record<string, string>>();
  for (let n = 0; n < STARTS; n += 1) {
    const data: Record<string, string> = {};
    for (const input of decision.inputs) if (random() < 0.5) data[input.key] = pick(input);
    const first = evaluate(decision, { data, date });
    if (first.status !== 'missing') continue;
    for (const item of first.missing) {
      if (doubtful.has(item.key) || canChange(decision, date, data, item.key, pick)) continue;
      doubtful.set(item.key, data);
    }
  }
  const report =
    (what: string) =>
    ([key, data]: [string, Record<string, string>]): Problem => ({
      file: decision.file,
      line: decision.lineOf(['inputs', decision.inputs.findIndex((i) => i.key === key)]),
      message: `${decision.id}: ${what.replace('…', key)} bij ${JSON.stringify(data)}`,
    });
  return [
    ...[...doubtful].map(report('vraagt … terwijl het niets lijkt uit te maken')),
    ...[...unasked(decision, date, pick, random)].map(
      report('vraagt … niet terwijl het de uitkomst of een zin verandert'),
    ),
  ];
}

/** Items that were neither given nor asked, and yet change the result (a watch-out with a condition on them). */
function unasked(
  decision: Decision,
  date: string,
  pick: (input: Input) => string,
  random: () => number,
): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>();
  for (let n = 0; n < TRIES; n += 1) {
    const whole: Record<string, string> = {};
    for (const input of decision.inputs) whole[input.key] = pick(input);
    const told = Object.fromEntries(Object.entries(whole).filter(() => random() < 0.6));
    const asked = new Set(evaluate(decision, { data: told, date }).missing.map((m) => m.key));
    const before = resultOf(evaluate(decision, { data: whole, date }));
    for (const input of decision.inputs) {
      if (input.key in told || asked.has(input.key) || found.has(input.key)) continue;
      if (resultOf(evaluate(decision, { data: { ...whole, [input.key]: pick(input) }, date })) !== before)
        found.set(input.key, told);
    }
  }
  return found;
}

function canChange(
  decision: Decision,
  date: string,
  data: Record<string, string>,
  key: string,
  pick: (input: Input) => string,
): boolean {
  const asked = decision.inputs.find((i) => i.key === key);
  if (!asked) return false;
  for (let t = 0; t < TRIES; t += 1) {
    const whole = { ...data };
    for (const input of decision.inputs) whole[input.key] ??= pick(input);
    const results = new Set<string>();
    for (let v = 0; v < 6; v += 1) {
      results.add(resultOf(evaluate(decision, { data: { ...whole, [key]: pick(asked) }, date })));
      if (results.size > 1) return true;
    }
  }
  return false;
}

/** What counts as the result: the outcome with its sentences, or the stop. */
export function resultOf(e: Evaluation): string {
  return JSON.stringify([e.status, e.outcome, e.stop]);
}
