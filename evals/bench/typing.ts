/** Row 3: search while typing, at the real size, at 2,000 and at 100,000 passages. */
import { join } from 'node:path';
import { config } from '../../server/config.ts';
import { loadLexicon } from '../../server/knowledge/referrals.ts';
import { buildWordIndex, type WordDocument } from '../../server/retrieval/words.ts';
import { percentile } from '../metrics.ts';
import { developmentQuestions, randomNumbers } from './questions.ts';
import { type Benchmark, type BenchRow, nl, round } from './row.ts';
import { realDocuments, syntheticDocuments } from './synthetic.ts';

/** Queries, half of them from titles and half from callers' questions, and how much of each is typed. */
const QUERIES = 50;
const LONGEST = 24;
/** As the search of the console asks. */
const HITS = 20;
/** Keystrokes before the measurement and the longest time for them; longest measurement per size, in milliseconds. */
const WARM_UP = 60;
const WARM_UP_MS = 3000;
const BUDGET_MS = 15_000;
const SHORT = 2;

export const measureTyping: Benchmark = async () => {
  const { knowledgeDir } = config(process.env);
  const real = realDocuments(knowledgeDir).map(
    (d): WordDocument => ({ id: d.id, title: d.title, text: d.text, questions: d.questions.join('\n') }),
  );
  const lexicon = loadLexicon(join(knowledgeDir));
  const strokes = keystrokes(real.map((d) => d.title));
  const sizes = [
    { name: 'typing-real', make: () => ({ documents: real, vocabulary: null }), goalMs: null },
    { name: 'typing-2000', make: () => syntheticDocuments(real, 2000), goalMs: 30 },
    { name: 'typing-100000', make: () => syntheticDocuments(real, 100_000), goalMs: 60 },
  ];
  const rows: BenchRow[] = [];
  for (const { name, make, goalMs } of sizes) {
    const { documents, vocabulary } = make();
    const begin = performance.now();
    const index = buildWordIndex(documents, lexicon);
    const buildS = (performance.now() - begin) / 1000;
    const times = typeAll(strokes, (query) => index.suggest(query, HITS));
    const every = times.map((t) => t.ms);
    const p95 = percentile(every, 0.95);
    const processorP95 = percentile(
      times.map((t) => t.processorMs),
      0.95,
    );
    const part = (short: boolean) =>
      percentile(
        times.filter((t) => t.lastWord <= SHORT === short).map((t) => t.ms),
        0.95,
      );
    rows.push({
      name,
      what: `zoeken tijdens typen, ${nl(documents.length)} passages`,
      goal: goalMs === null ? null : `p95 ≤ ${goalMs} ms`,
      measured: `p50 ${nl(percentile(every, 0.5), 1)} ms, p95 ${nl(p95, 1)} ms`,
      met: goalMs === null ? null : p95 <= goalMs,
      how:
        `${nl(times.length)} toetsaanslagen van ${QUERIES} zoekvragen; p95 ${nl(part(true), 1)} ms met hoogstens ${SHORT} ` +
        `letters van het laatste woord, ${nl(part(false), 1)} ms daarna; rekentijd p95 ${nl(processorP95, 1)} ms; ` +
        `${vocabulary === null ? 'echte passages' : `nagemaakte passages met ${nl(vocabulary)} verschillende woorden`}; opbouw ${nl(buildS, 1)} s`,
      figures: {
        passages: documents.length,
        vocabulary,
        keystrokes: times.length,
        p50Ms: round(percentile(every, 0.5), 2),
        p95Ms: round(p95, 2),
        maxMs: round(Math.max(...every), 2),
        processorP95Ms: round(processorP95, 2),
        p95FirstLettersMs: round(part(true), 2),
        p95LaterLettersMs: round(part(false), 2),
        buildS: round(buildS, 2),
      },
    });
  }
  return rows;
};

/** Every prefix of every query, shuffled, so that a measurement that is cut off is still a fair sample. */
function keystrokes(titles: string[]): string[] {
  const random = randomNumbers(1);
  const half = QUERIES / 2;
  const spread = (list: string[]) =>
    Array.from({ length: half }, (_, i) => list[Math.floor((i * list.length) / half)] ?? '');
  const queries = [...spread(titles), ...spread(developmentQuestions())].map((q) =>
    q.toLowerCase().slice(0, LONGEST),
  );
  const typed = queries.flatMap((q) => Array.from({ length: q.length }, (_, i) => q.slice(0, i + 1)));
  return typed
    .map((query) => ({ query, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ query }) => query);
}

type Keystroke = {
  ms: number;
  /** Processor time, which other programmes do not lengthen. */
  processorMs: number;
  /** Letters of the word being typed. */
  lastWord: number;
};

/** Times the search for each keystroke. */
function typeAll(strokes: string[], search: (query: string) => unknown): Keystroke[] {
  const warm = performance.now() + WARM_UP_MS;
  for (const query of strokes.slice(0, WARM_UP)) if (performance.now() < warm) search(query);
  const end = performance.now() + BUDGET_MS;
  const times: Keystroke[] = [];
  for (const query of strokes) {
    const begin = performance.now();
    if (begin > end) break;
    const processor = process.cpuUsage();
    search(query);
    const { user, system } = process.cpuUsage(processor);
    const lastWord = /\S*$/.exec(query)?.[0].length ?? 0;
    times.push({ ms: performance.now() - begin, processorMs: (user + system) / 1000, lastWord });
  }
  return times;
}
