import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCases } from './check-cases.ts';
import { resultOf } from './check-questions.ts';
import { evaluate } from './evaluate.ts';
import { KNOWLEDGE, realRules } from './testing.ts';
import { interestingValues } from './try-values.ts';
import type { Decision } from './types.ts';

const DATE = '2026-11-21';
const decisions = [...realRules().decisions.values()];

/** Some inputs with a sensible value, some with nonsense, some not at all. */
function anyData(decision: Decision, nonsense: boolean): fc.Arbitrary<Record<string, string | undefined>> {
  const values = decision.inputs.map((i) => {
    const good = fc.constantFrom(...interestingValues(i, decision));
    const odd = fc.oneof(
      fc.string(),
      fc.constantFrom('', '-1', '1e9', '31-02-2026', 'weet-niet', '9999999999999', 'NaN', '0', '__proto__'),
    );
    return [
      i.key,
      nonsense ? fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: odd }) : good,
    ] as const;
  });
  return fc.record(Object.fromEntries(values), { requiredKeys: [] });
}

/** Only what was given. */
function told(data: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

it('none is refused', () => {
  expect(realRules().problems).toEqual([]);
  expect(decisions.length).toBeGreaterThanOrEqual(30);
});

describe.each(decisions.map((d) => [d.id, d] as const))('%s', (_, decision) => {
  it('gives what its worked cases say, and they hit every row', () => {
    const file = decision.file.replace(/\.yaml$/, '.cases.yaml');
    expect(existsSync(join(KNOWLEDGE, file))).toBe(true);
    expect(checkCases(decision, file, readFileSync(join(KNOWLEDGE, file), 'utf8')).problems).toEqual([]);
  });

  it('always gives an outcome, a missing item or a stated reason, whatever it is given', () => {
    fc.assert(
      fc.property(anyData(decision, true), (some) => {
        const data = told(some);
        const e = evaluate(decision, { data, date: DATE });
        if (e.status === 'outcome') expect(e.outcome?.say.length).toBeGreaterThan(10);
        else if (e.status === 'stop') expect(e.stop?.unknown.length).toBeGreaterThan(10);
        else expect(e.missing.length).toBeGreaterThan(0);
        for (const item of e.missing) expect(item.question && item.why).toBeTruthy();
        for (const { message } of e.invalid) expect(message).toMatch(/\.$/);
        expect(JSON.stringify(e)).not.toMatch(/undefined|NaN|\{[a-z]\w*\}/);
        expect(e.stop?.key).not.toBe('geen-rij');
        expect(e.stop?.key).not.toBe('niet-eenduidig');
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same for the same, byte for byte, in any order of the data', () => {
    fc.assert(
      fc.property(anyData(decision, true), (some) => {
        const data = told(some);
        const turned = Object.fromEntries(Object.entries(data).reverse());
        expect(JSON.stringify(evaluate(decision, { data: turned, date: DATE }))).toBe(
          JSON.stringify(evaluate(decision, { data, date: DATE })),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('never leaves out a question that matters', () => {
    const all = fc.record(
      Object.fromEntries(
        decision.inputs.map((i) => [i.key, fc.constantFrom(...interestingValues(i, decision))]),
      ),
    );
    fc.assert(
      fc.property(all, all, fc.subarray(decision.inputs.map((i) => i.key)), (one, other, told) => {
        const data = Object.fromEntries(told.map((key) => [key, String(one[key])]));
        const asked = new Set(evaluate(decision, { data, date: DATE }).missing.map((m) => m.key));
        // What is neither told nor asked may be anything.
        const turned = Object.fromEntries(
          decision.inputs.map(({ key }) => [
            key,
            String(told.includes(key) || asked.has(key) ? one[key] : other[key]),
          ]),
        );
        const whole = evaluate(decision, { data: one, date: DATE });
        expect(resultOf(evaluate(decision, { data: turned, date: DATE }))).toBe(resultOf(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('reaches the same answer when its questions are answered one by one', () => {
    const all = fc.record(
      Object.fromEntries(
        decision.inputs.map((i) => [i.key, fc.constantFrom(...interestingValues(i, decision))]),
      ),
    );
    fc.assert(
      fc.property(all, (one) => {
        const data: Record<string, string> = {};
        let e = evaluate(decision, { data, date: DATE });
        for (let n = 0; e.status === 'missing' && n <= decision.inputs.length; n += 1) {
          const next = e.missing[0]?.key ?? '';
          data[next] = String(one[next]);
          e = evaluate(decision, { data, date: DATE });
        }
        expect(resultOf(e)).toBe(resultOf(evaluate(decision, { data: one, date: DATE })));
      }),
      { numRuns: 100 },
    );
  });
});
