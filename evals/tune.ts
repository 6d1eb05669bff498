/**
 * npm run evals:tune [-- --write]: shows how the mix of meaning and words does on the development questions, and fits
 * the guard on them (ontwikkel.jsonl and parafrasen.jsonl; vragen.jsonl stays out as a check). --write puts the guard
 * into knowledge/guard.yaml.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { retrievalDocuments } from '../server/answering/create-service.ts';
import { type GuardFeatures, type GuardWeights, guardFeatures, kinshipIn } from '../server/answering/guard.ts';
import { config } from '../server/config.ts';
import { loadBoundaries } from '../server/knowledge/boundaries.ts';
import { loadKnowledge } from '../server/knowledge/load.ts';
import { loadLexicon } from '../server/knowledge/referrals.ts';
import { mask } from '../server/privacy/mask.ts';
import { createEmbedder } from '../server/retrieval/embedder.ts';
import { namedYears, periodFit, preferRightPeriod } from '../server/retrieval/period.ts';
import { createRetriever, type Retriever } from '../server/retrieval/retriever.ts';
import { silentBySign } from '../server/retrieval/routes.ts';
import { DEFAULT_MIX, type Mix } from '../server/retrieval/scores.ts';
import { readCases } from './cases-file.ts';
import { fitLogistic, probability } from './logistic.ts';

const DATE = '2026-11-21';
/** Wanted share of right answers among those shown; above the promise, since new questions are harder. */
const PRECISION = 0.96;
const FEATURES = ['score', 'margin', 'articleMargin', 'nearestQuestion', 'agreement'] as const;

type Case = { question: string; facts: string[]; set: string };
type Example = { features: GuardFeatures; right: boolean; answerable: boolean; set: string };

const settings = config(process.env);
const knowledge = loadKnowledge(settings.knowledgeDir);
const boundaries = loadBoundaries(settings.knowledgeDir);
const cases: Case[] = ['vragen', 'ontwikkel', 'parafrasen'].flatMap((set) => {
  const { questions, paraphrases } = readCases(join(settings.root, 'evals', 'cases', `${set}.jsonl`));
  return [...questions, ...paraphrases].map(({ question, facts }) => ({ question: mask(question).text, facts, set }));
});

const embedder = await createEmbedder({ model: settings.model, workers: 2 });
const retrieverWith = (mix: Mix, meaning: boolean) =>
  createRetriever({
    documents: retrievalDocuments(knowledge, boundaries),
    lexicon: loadLexicon(settings.knowledgeDir),
    embedder: meaning ? embedder : null,
    indexDir: join(settings.dataDir, 'index'),
    mix,
  });

async function rank(retriever: Retriever, question: string) {
  const { ranked } = await retriever.retrieve(question, 50);
  const periodOf = (r: { id: string }) =>
    knowledge.passageById.get(r.id) ?? { validFrom: null, validTo: null, years: [], series: null };
  return preferRightPeriod(ranked, periodOf, namedYears(question, DATE), DATE);
}

const passagesOnly = (ranked: { id: string }[]) => ranked.filter((r) => knowledge.passageById.has(r.id));
const carries = (id: string, facts: string[]) => knowledge.passageById.get(id)?.facts.some((f) => facts.includes(f)) ?? false;

async function showMix(mix: Mix): Promise<void> {
  const retriever = await retrieverWith(mix, true);
  const line: string[] = [];
  for (const set of ['vragen', 'ontwikkel', 'parafrasen']) {
    const some = cases.filter((c) => c.set === set && c.facts.length > 0);
    let first = 0;
    let five = 0;
    for (const c of some) {
      const at = passagesOnly(await rank(retriever, c.question)).findIndex((r) => carries(r.id, c.facts));
      if (at === 0) first++;
      if (at >= 0 && at < 5) five++;
    }
    line.push(`${set} ${(first / some.length).toFixed(3)} / ${(five / some.length).toFixed(3)}`);
  }
  console.log(JSON.stringify(mix).padEnd(80), line.join('   '));
}

async function examples(retriever: Retriever): Promise<Example[]> {
  const list: Example[] = [];
  for (const c of cases) {
    if (silentBySign(c.question)) continue;
    const ranked = await rank(retriever, c.question);
    const best = ranked[0] && knowledge.passageById.get(ranked[0].id);
    const features = guardFeatures(ranked, kinshipIn(knowledge));
    if (!best || !features) continue;
    // A passage of another year is refused whatever its score.
    if (periodFit(best, namedYears(c.question, DATE), DATE) === 'other-year') continue;
    list.push({ features, right: carries(best.id, c.facts), answerable: c.facts.length > 0, set: c.set });
  }
  return list;
}

const row = (f: GuardFeatures) => [1, ...FEATURES.map((name) => f[name])];

/** Out-of-fold estimates for the development questions, then weights on all of them. */
function fit(list: Example[]) {
  const RIDGE = 1;
  const FOLDS = 10;
  const development = list.filter((e) => e.set !== 'vragen');
  const estimate = (train: Example[]) => fitLogistic(train.map((e) => row(e.features)), train.map((e) => (e.right ? 1 : 0)), RIDGE);
  const held = development.map((e, i) => ({
    ...e,
    p: probability(estimate(development.filter((_, j) => j % FOLDS !== i % FOLDS)), row(e.features)),
  }));
  const weights = estimate(development);
  const thresholds = [...new Set(held.map((e) => e.p))].sort((a, b) => a - b);
  const threshold = thresholds.find((t) => quality(held, t).precision >= PRECISION) ?? 0.95;
  return { weights, threshold: Math.ceil(threshold * 100) / 100, held };
}

function quality(list: { p: number; right: boolean; answerable: boolean }[], threshold: number) {
  const shown = list.filter((e) => e.p >= threshold);
  const answerable = list.filter((e) => e.answerable);
  return {
    precision: shown.length === 0 ? 1 : shown.filter((e) => e.right).length / shown.length,
    coverage: shown.filter((e) => e.answerable).length / Math.max(answerable.length, 1),
    wrong: shown.filter((e) => !e.answerable).length,
  };
}

function report(name: string, list: Example[]) {
  const { weights, threshold, held } = fit(list);
  console.log(`\n${name}: threshold ${threshold}`);
  for (const t of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, threshold]) {
    const dev = quality(held, t);
    const check = quality(
      list.filter((e) => e.set === 'vragen').map((e) => ({ ...e, p: probability(weights, row(e.features)) })),
      t,
    );
    const show = (q: typeof dev) => `right ${q.precision.toFixed(3)} coverage ${q.coverage.toFixed(3)} without answer ${q.wrong}`;
    console.log(`  ${t.toFixed(2)}  development (out of fold): ${show(dev)}   vragen: ${show(check)}`);
  }
  const named = Object.fromEntries(['bias', ...FEATURES].map((key, i) => [key, Math.round((weights[i] ?? 0) * 1000) / 1000]));
  console.log(' ', JSON.stringify(named));
  return { threshold, weights: named as GuardWeights };
}

console.log('first right / right in first five');
for (const [meaning, prototype] of [[0.7, 0], [0.5, 0.2], [0.4, 0.3], [0.4, 0.35], [0.4, 0.4], [0.3, 0.4], [0.8, 0]] as const) {
  await showMix({ ...DEFAULT_MIX, meaning, prototype });
}
for (const bestQuestions of [1, 3, 5]) await showMix({ ...DEFAULT_MIX, bestQuestions });
for (const text of [0.2, 0.3, 0.5]) await showMix({ ...DEFAULT_MIX, text });

const withMeaning = report('meaning and words', await examples(await retrieverWith(DEFAULT_MIX, true)));
const wordsOnly = report('words only', await examples(await retrieverWith(DEFAULT_MIX, false)));
await embedder.close();

if (process.argv.includes('--write')) {
  const file = join(settings.knowledgeDir, 'guard.yaml');
  const inline = (w: GuardWeights) => `{ ${Object.entries(w).map(([k, v]) => `${k}: ${v}`).join(', ')} }`;
  writeFileSync(
    file,
    `# When an answer is good enough to show. Fitted on the development questions by \`npm run evals:tune -- --write\`.
threshold: ${withMeaning.threshold}
weights: ${inline(withMeaning.weights)}
wordsOnly:
  threshold: ${wordsOnly.threshold}
  weights: ${inline(wordsOnly.weights)}
`,
  );
  console.log(`\nWritten to ${file}`);
}
