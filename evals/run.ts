/**
 * npm run --silent eval [-- --cases PATH --json OUT]: measures the answers. The project's own cases have thresholds
 * (exit 1 below one); other cases have none.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnsweringService } from '../server/answering/create-service.ts';
import { buildBar } from '../server/cli/build-bar.ts';
import { today } from '../server/cli/today.ts';
import { config } from '../server/config.ts';
import { createEmbedder } from '../server/retrieval/embedder.ts';
import { readCases } from './cases-file.ts';
import { leaveOneOut, measureCalls } from './measure-calls.ts';
import { measureMasking } from './measure-masking.ts';
import { measureQuestions } from './measure-questions.ts';
import { measureSameness } from './measure-sameness.ts';
import { confusionTable, measureTriage } from './measure-triage.ts';
import { reportHtml } from './report-html.ts';
import { table } from './table.ts';
import {
  callFailures,
  failures,
  MASKING_THRESHOLDS,
  maskingFailures,
  THRESHOLDS,
  triageFailures,
} from './thresholds.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string' }, json: { type: 'string' }, date: { type: 'string' } },
});
const settings = config(process.env);
const date = values.date ?? today();
const own = join(settings.root, 'evals', 'cases');
const cases = readCases(values.cases ? resolve(values.cases) : own);

const service = await createAnsweringService(settings, {
  wait: true,
  today: () => date,
  onBuild: buildBar(),
});
const embedder = await createEmbedder({ model: settings.model, remote: settings.modelRemote });
const vragen = values.cases ? null : readCases(join(own, 'vragen.jsonl'));
const result = {
  date,
  cases: values.cases ?? 'evals/cases',
  meaningSearch: service.status().meaningSearch,
  knowledge: service.knowledge.version,
  indexed: {
    passages: service.knowledge.passages.length,
    sampleQuestions: service.knowledge.passages.reduce((n, p) => n + p.questions.length, 0),
    note: 'All sample questions of the articles are indexed. No evaluation question is among them (checked by a test).',
  },
  ...(vragen ? { vragen: await measureQuestions(vragen.questions, service, date) } : {}),
  questions: await measureQuestions(cases.questions, service, date),
  sameness: await measureSameness(cases.paraphrases, service, date),
  // The settings were fitted on the project's own calls: each is measured with settings fitted on the others.
  calls: await measureCalls(
    cases.calls,
    service,
    date,
    values.cases ? undefined : await leaveOneOut(cases.calls, service, date),
  ),
  ...(values.cases ? {} : { triage: await measureTriage(settings.knowledgeDir, embedder) }),
  masking: measureMasking(cases.marked, values.cases === undefined),
};
await service.close();

await embedder.close();
process.stdout.write(`${table(result)}\n`);
if (result.triage) process.stdout.write(`\n${confusionTable(result.triage)}\n`);
if (values.json) {
  mkdirSync(dirname(resolve(values.json)), { recursive: true });
  writeFileSync(resolve(values.json), `${JSON.stringify(result, null, 2)}\n`);
}
const report = join(settings.root, 'evals', 'report');
mkdirSync(report, { recursive: true });
writeFileSync(join(report, 'report.json'), `${JSON.stringify(result, null, 2)}\n`);
writeFileSync(join(report, 'index.html'), reportHtml(result));

const missed =
  result.vragen && result.triage
    ? [
        ...failures(result.vragen, THRESHOLDS),
        ...callFailures(result.calls),
        ...triageFailures(result.triage),
        ...maskingFailures(result.masking, MASKING_THRESHOLDS),
      ]
    : [];
for (const line of missed) process.stdout.write(`ONDER DE GRENS: ${line}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
