/**
 * npm run evals:tune [-- --write]: shows how the mix of meaning and words does on the development questions, and fits
 * the guard on them (vragen.jsonl, ontwikkel.jsonl and parafrasen.jsonl, ten folds). --write puts the guard
 * into knowledge/guard.yaml, and when to speak in a call (gesprekken.jsonl) into knowledge/listening.json.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { retrievalDocuments } from '../server/answering/create-service.ts';
import {
  type GuardFeatures,
  type GuardWeights,
  guardFeatures,
  kinshipIn,
} from '../server/answering/guard.ts';
import { config } from '../server/config.ts';
import { loadBoundaries } from '../server/knowledge/boundaries.ts';
import { loadKnowledge } from '../server/knowledge/load.ts';
import { loadLexicon } from '../server/knowledge/referrals.ts';
import { mask } from '../server/privacy/mask.ts';
import { createEmbedder } from '../server/retrieval/embedder.ts';
import { namedYears, periodFit, preferRightPeriod } from '../server/retrieval/period.ts';
import { createRetriever, type Retriever } from '../server/retrieval/retriever.ts';
import { DEFAULT_MIX, type Mix } from '../server/retrieval/scores.ts';
import { silentBySign } from '../server/triage/classifier.ts';
import { readCases } from './cases-file.ts';
import { fitLogistic, probability } from './logistic.ts';
import { tuneListening } from './tune-listening.ts';

const DATE = '2026-11-21';
/** Wanted share of right answers among those shown, out of fold, over all development questions. */
const PRECISION = 0.935;
const FEATURES = [
  'score',
  'articleMargin',
  'boundaryMargin',
  'nearestQuestion',
  'agreement',
  'articleAgreement',
] as const;

type Case = { question: string; facts: string[]; set: string };
type Example = { features: GuardFeatures; right: boolean; answerable: boolean; set: string };

const settings = config(process.env);
const knowledge = loadKnowledge(settings.knowledgeDir);
const boundaries = loadBoundaries(settings.knowledgeDir);
const cases: Case[] = ['vragen', 'ontwikkel', 'parafrasen'].flatMap((set) => {
  const { questions, paraphrases } = readCases(join(settings.root, 'evals', 'cases', `${set}.jsonl`));
  return [...questions, ...paraphrases].map(({ question, facts }) => ({
    question: mask(question).text,
    facts,
    set,
  }));
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
const carries = (id: string, facts: string[]) =>
  knowledge.passageById.get(id)?.facts.some((f) => facts.includes(f)) ?? false;

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

type FeatureName = (typeof FEATURES)[number];
/** Without meaning search the sides cannot agree and no wording is near. */
const WORDS_ONLY: readonly FeatureName[] = ['score', 'articleMargin', 'boundaryMargin'];

/** Out-of-fold estimates for every question, the threshold they call for, and weights on all of them. */
function fitGuard(list: Example[], names: readonly FeatureName[]) {
  const RIDGE = 1;
  const FOLDS = 10;
  const row = (e: Example) => [1, ...names.map((name) => e.features[name])];
  const estimate = (train: Example[]) =>
    fitLogistic(
      train.map(row),
      train.map((e) => (e.right ? 1 : 0)),
      RIDGE,
    );
  const held = list.map((e, i) => ({
    ...e,
    p: probability(estimate(list.filter((_, j) => j % FOLDS !== i % FOLDS)), row(e)),
  }));
  const candidates = [...new Set(held.map((e) => Math.round(e.p * 100) / 100))].sort((a, b) => a - b);
  const threshold = candidates.find((t) => quality(held, t).precision >= PRECISION) ?? 0.95;
  const [bias = 0, ...rest] = estimate(list).map((w) => Math.round(w * 1000) / 1000);
  const weights: GuardWeights = {
    bias,
    score: 0,
    articleMargin: 0,
    boundaryMargin: 0,
    nearestQuestion: 0,
    agreement: 0,
    articleAgreement: 0,
  };
  names.forEach((name, i) => {
    weights[name] = rest[i] ?? 0;
  });
  return { weights, threshold, held };
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

function report(name: string, list: Example[], names: readonly FeatureName[]) {
  const { weights, threshold, held } = fitGuard(list, names);
  console.log(`\n${name}, out of fold: threshold ${threshold}`);
  for (const t of [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, threshold]) {
    const show = (set: string) => {
      const q = quality(
        held.filter((e) => set === 'all' || e.set === set),
        t,
      );
      return `${set} right ${q.precision.toFixed(3)} coverage ${q.coverage.toFixed(3)} without answer ${q.wrong}`;
    };
    console.log(`  ${t.toFixed(2)}  ${['all', 'vragen', 'ontwikkel', 'parafrasen'].map(show).join('   ')}`);
  }
  console.log(' ', JSON.stringify(weights));
  return { threshold, weights };
}

console.log('first right / right in first five');
for (const [meaning, prototype] of [
  [0.8, 0],
  [0.35, 0.35],
  [0.4, 0.4],
  [0.45, 0.45],
] as const) {
  await showMix({ ...DEFAULT_MIX, meaning, prototype });
}
for (const bestQuestions of [2, 3]) await showMix({ ...DEFAULT_MIX, bestQuestions });
for (const text of [0, 0.4]) await showMix({ ...DEFAULT_MIX, text });

const withMeaning = report(
  'meaning and words',
  await examples(await retrieverWith(DEFAULT_MIX, true)),
  FEATURES,
);
const wordsOnly = report('words only', await examples(await retrieverWith(DEFAULT_MIX, false)), WORDS_ONLY);
await tuneListening(settings, DATE, process.argv.includes('--write'));
await embedder.close();

if (process.argv.includes('--write')) {
  const file = join(settings.knowledgeDir, 'guard.yaml');
  const inline = (w: GuardWeights) =>
    `{ ${Object.entries(w)
      .map(([k, v]) => `${k}: ${v}`)
      .join(', ')} }`;
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
