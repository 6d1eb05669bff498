/**
 * The triage by cross-validation: five folds over the examples of knowledge/routes/<route>.yaml; the wordings that
 * the editors added (<route>-redactie.yaml) are always in the training part, and never judged. Deterministic.
 */
import { loadKnowledge } from '../server/knowledge/load.ts';
import { loadRouteExamples, loadSigns } from '../server/knowledge/referrals.ts';
import type { Embedder } from '../server/retrieval/embedder.ts';
import { type Example, judgeWith, ROUTES, train } from '../server/triage/classifier.ts';
import { readSigns } from '../server/triage/signs.ts';
import { classification, share } from './metrics.ts';

/** Also keeps the two halves of the lists apart: example j and j + 30 often say the same, and fall in one fold. */
const FOLDS = 5;
/** Sample questions that are judged as well. */
const QUESTIONS = 1000;

export async function measureTriage(knowledgeDir: string, embedder: Embedder) {
  const files = loadRouteExamples(knowledgeDir);
  const signs = readSigns(loadSigns(knowledgeDir));
  const all = loadKnowledge(knowledgeDir).passages.flatMap((p) => p.questions.slice(0, 8));
  const step = Math.max(1, Math.floor(all.length / QUESTIONS));
  const questionTexts = all.filter((_, i) => i % step === 0).slice(0, QUESTIONS);
  const vectorsOf = async (texts: string[]) => {
    const vectors = await embedder.embed(texts, 'query');
    return texts.map((text, i) => ({ text, vector: vectors[i] ?? new Float32Array(embedder.dimensions) }));
  };
  const own: (Example & { fold: number })[] = [];
  const added: Example[] = [];
  for (const { route, examples, file } of files) {
    const made = (await vectorsOf(examples)).map((e) => ({ ...e, route }));
    if (file === `${route}.yaml`) own.push(...made.map((e, i) => ({ ...e, fold: i % FOLDS })));
    else added.push(...made);
  }
  const questions = (await vectorsOf(questionTexts)).map((q, i) => ({ ...q, fold: i % FOLDS }));

  const pairs: { expected: string; got: string; silent: boolean }[] = [];
  let kept = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = [...own.filter((e) => e.fold !== fold), ...added];
    const model = train(
      learned,
      questions.filter((q) => q.fold !== fold),
      signs,
    );
    const judge = judgeWith(model, learned, signs);
    for (const { route, text, vector } of own.filter((e) => e.fold === fold)) {
      const { route: got, silent } = judge(text, vector);
      pairs.push({ expected: route, got, silent });
    }
    for (const { text, vector } of questions.filter((q) => q.fold === fold)) {
      const { route } = judge(text, vector);
      if (route === 'eenvoudig' || route === 'routine') kept++;
    }
  }
  const of = (route: string) => pairs.filter((p) => p.expected === route);
  const { accuracy, macroF1 } = classification(pairs);
  return {
    accuracy,
    macroF1,
    distressFound: share(
      of('schrijnend').filter((p) => p.got === 'schrijnend').length,
      of('schrijnend').length,
    ),
    silenceAnswered: share(
      of('tussendoor').filter((p) => p.got !== 'tussendoor').length,
      of('tussendoor').length,
    ),
    questionsKept: share(kept, questions.length),
    /** Rows: expected; columns in the same order: judged. */
    confusion: {
      routes: [...ROUTES],
      counts: ROUTES.map((a) => ROUTES.map((b) => of(a).filter((p) => p.got === b).length)),
    },
  };
}

export type TriageMeasures = Awaited<ReturnType<typeof measureTriage>>;

/** The confusion counts as a table of text: a row per expected route. */
export function confusionTable({ confusion: { routes, counts } }: TriageMeasures): string {
  const head = `${'expected'.padEnd(12)}${routes.map((r) => r.slice(0, 6).padStart(7)).join('')}`;
  const lines = counts.map(
    (row, i) => `${(routes[i] ?? '').padEnd(12)}${row.map((n) => String(n || '·').padStart(7)).join('')}`,
  );
  return [head, ...lines].join('\n');
}
