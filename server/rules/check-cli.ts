/**
 * npm run rules:check [-- ID…]: proves every decision and runs its worked cases; prints what is wrong, one line each,
 * and exits 1 when anything is. With ids, only these decisions.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { today } from '../cli/today.ts';
import { config } from '../config.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Problem } from '../knowledge/types.ts';
import { checkCases } from './check-cases.ts';
import { checkQuestions } from './check-questions.ts';
import { loadRules } from './load.ts';

const only = process.argv.slice(2);
const { knowledgeDir } = config(process.env);
const { facts, sources } = loadKnowledge(knowledgeDir);
const rules = loadRules(knowledgeDir, facts, sources);
const problems: Problem[] = rules.problems.filter(
  (p) => only.length === 0 || only.some((id) => p.file.includes(id)),
);
const chosen = [...rules.decisions.values()].filter((d) => only.length === 0 || only.includes(d.id));
let cases = 0;
for (const decision of chosen) {
  const file = decision.file.replace(/\.yaml$/, '.cases.yaml');
  const path = join(knowledgeDir, file);
  if (!existsSync(path)) {
    problems.push({ file, line: 1, message: 'bestand met uitgewerkte gevallen ontbreekt' });
  } else {
    const checked = checkCases(decision, file, readFileSync(path, 'utf8'));
    problems.push(...checked.problems);
    cases += checked.count;
  }
  problems.push(...checkQuestions(decision, decision.validTo ?? today()));
}
for (const p of problems) console.log(`knowledge/${p.file}:${p.line} ${p.message}`);
console.log(
  problems.length === 0
    ? `In orde: ${chosen.length} beslissingen, ${rules.parameters.size} parameters, ${cases} uitgewerkte gevallen.`
    : `${problems.length} problemen.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
