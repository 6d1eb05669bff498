/** Evaluation of one decision: every worked case of every decision, each timed alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '../../server/config.ts';
import { loadKnowledge } from '../../server/knowledge/load.ts';
import { evaluate } from '../../server/rules/evaluate.ts';
import { loadRules } from '../../server/rules/load.ts';
import { readYaml } from '../../server/rules/read-yaml.ts';
import { caseFile } from '../../server/rules/schema.ts';
import { percentile } from '../metrics.ts';
import { type Benchmark, nl, round } from './row.ts';

/** Milliseconds. */
const GOAL = 1;
/** Each case is timed this often, after one run to warm up. */
const REPEATS = 20;

export const measureRules: Benchmark = async () => {
  const { knowledgeDir } = config(process.env);
  const { facts, sources } = loadKnowledge(knowledgeDir);
  const { decisions } = loadRules(knowledgeDir, facts, sources);
  const times: number[] = [];
  let cases = 0;
  for (const decision of decisions.values()) {
    const file = decision.file.replace(/\.yaml$/, '.cases.yaml');
    const { data } = readYaml(file, readFileSync(join(knowledgeDir, file), 'utf8'), caseFile);
    for (const { given, date } of data ?? []) {
      cases++;
      evaluate(decision, { data: given, date });
      for (let n = 0; n < REPEATS; n++) {
        const begin = performance.now();
        evaluate(decision, { data: given, date });
        times.push(performance.now() - begin);
      }
    }
  }
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  return [
    {
      name: 'rules',
      what: 'één beslissing doorrekenen, met spoor en rekenbewijs',
      goal: `p95 ≤ ${GOAL} ms`,
      measured: `p95 ${nl(p95, 2)} ms`,
      met: p95 <= GOAL,
      how: `${nl(decisions.size)} beslissingen, ${nl(cases)} uitgewerkte gevallen, elk ${REPEATS} keer; mediaan ${nl(p50, 3)} ms`,
      figures: { decisions: decisions.size, cases, p50Ms: round(p50, 4), p95Ms: round(p95, 4) },
    },
  ];
};
