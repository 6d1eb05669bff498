/**
 * npm run knowledge:check [-- FILE…] [--facts ID,ID]: prints what is wrong, one line each; exit 1 when anything is.
 * With files, only problems in these; with --facts, also which of these facts no passage states.
 */
import { resolve } from 'node:path';
import { config } from '../config.ts';
import { checkKnowledge } from './check.ts';
import { loadKnowledge } from './load.ts';

const args = process.argv.slice(2);
const factsAt = args.indexOf('--facts');
const facts = factsAt < 0 ? [] : (args[factsAt + 1] ?? '').split(',');
const files = (factsAt < 0 ? args : args.slice(0, factsAt)).map((f) => resolve(f));
const { knowledgeDir } = config(process.env);
const knowledge = loadKnowledge(knowledgeDir);
const narrow = files.length > 0 || facts.length > 0;
const problems = checkKnowledge(knowledge).filter(
  (p) =>
    !narrow ||
    files.includes(resolve(knowledgeDir, p.file)) ||
    facts.some((id) => p.message === `feit ${id} staat in geen passage`),
);
for (const p of problems) console.log(`knowledge/${p.file}:${p.line} ${p.message}`);
console.log(
  problems.length === 0
    ? `In orde: ${knowledge.articles.length} artikelen, ${knowledge.passages.length} passages, ${knowledge.facts.size} feiten.`
    : `${problems.length} problemen.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
