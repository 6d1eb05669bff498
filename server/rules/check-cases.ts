/** Runs the worked cases of a decision, and says which rows no case has hit. */
import type { Problem } from '../knowledge/types.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { readYaml } from './read-yaml.ts';
import { caseFile, type WorkedCase } from './schema.ts';
import type { Decision } from './types.ts';

export const MIN_CASES = 10;

/** Checks the content of a cases file; `count` = number of cases read. */
export function checkCases(
  decision: Decision,
  file: string,
  text: string,
): { problems: Problem[]; count: number } {
  const read = readYaml(file, text, caseFile);
  if (!read.data) return { problems: read.problems, count: 0 };
  const problems: Problem[] = [];
  const hit = new Set<string>();
  for (const [n, worked] of read.data.entries()) {
    const result = evaluate(decision, { data: worked.given, date: worked.date });
    markHits(result, hit);
    for (const difference of differences(worked, result)) {
      problems.push({ file, line: read.lineOf([n]), message: `geval "${worked.name}": ${difference}` });
    }
    for (const key of Object.keys(worked.given)) {
      if (!decision.inputs.some((i) => i.key === key)) {
        problems.push({
          file,
          line: read.lineOf([n, 'given', key]),
          message: `geval "${worked.name}": ${key} is geen input`,
        });
      }
    }
  }
  if (read.data.length < MIN_CASES) {
    problems.push({ file, line: 1, message: `${read.data.length} gevallen (minstens ${MIN_CASES})` });
  }
  for (const table of decision.tables) {
    for (const row of table.rows) {
      if (hit.has(`${table.key}:${row.number}`)) continue;
      problems.push({
        file,
        line: 1,
        message: `geen geval raakt tabel ${table.key}, rij ${row.number} (${row.result})`,
      });
    }
  }
  return { problems, count: read.data.length };
}

/** A row is hit when it matched and an outcome or stop was reached. */
function markHits(result: Evaluation, hit: Set<string>): void {
  if (result.status !== 'outcome' && result.status !== 'stop') return;
  for (const entry of result.trace) {
    if (entry.kind !== 'table') continue;
    for (const row of entry.rows) if (row.matched === 'ja') hit.add(`${entry.key}:${row.number}`);
  }
}

function differences({ expect }: WorkedCase, result: Evaluation): string[] {
  const found: string[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    if (expected === undefined || JSON.stringify(expected) === JSON.stringify(actual)) return;
    found.push(`${what} is ${JSON.stringify(actual) ?? 'er niet'}, verwacht ${JSON.stringify(expected)}`);
  };
  const reached = result.outcome?.key ?? result.stop?.key ?? result.status;
  compare('uitkomst', expect.outcome, result.outcome ? result.outcome.key : reached);
  compare('stop', expect.stop, result.stop ? result.stop.key : reached);
  compare(
    'nog nodig',
    expect.missing,
    result.missing.map((m) => m.key),
  );
  compare(
    'ongeldig',
    expect.invalid,
    result.invalid.map((i) => i.key),
  );
  compare('zekerheid', expect.certainty, result.certainty);
  for (const [name, value] of Object.entries(expect.figures))
    compare(`{${name}}`, value, figure(result, name));
  if (!expect.outcome && !expect.stop && !expect.missing && !expect.invalid)
    found.push('er wordt niets verwacht');
  return found;
}

/** A figure from the sentences, or else from the trace. */
function figure(result: Evaluation, name: string): string | undefined {
  return result.figures[name] ?? result.trace.find((entry) => entry.key === name)?.value;
}
