/**
 * Step 5: is the best passage good enough to show? A wrong answer costs more than none, so that doubt ends in
 * "Niet gevonden". The weights are data (knowledge/guard.yaml), fitted on development questions by
 * `npm run evals:tune`, and part of every receipt.
 */
import { z } from 'zod';
import type { Route } from '../contract/card.ts';
import type { Passage } from '../knowledge/types.ts';
import { words } from '../retrieval/dutch.ts';
import { periodFit } from '../retrieval/period.ts';
import type { Ranked } from '../retrieval/retriever.ts';
import type { PipelineDeps, State, Step, Verdict } from './state.ts';

const weights = z.object({
  bias: z.number(),
  /** Standardised score of the best passage, and how far it is ahead of the next other one. */
  score: z.number(),
  margin: z.number(),
  /** Its meaning and its words apart, in standard deviations. */
  meaning: z.number(),
  words: z.number(),
  /** Cosine with its nearest sample question. */
  nearestQuestion: z.number(),
  /** Natural logarithm of the number of words of the question. */
  length: z.number(),
});
export type GuardWeights = z.infer<typeof weights>;

export const guardSettings = z.object({
  /** Estimated probability of being right (logistic) from which an answer is shown. */
  threshold: z.number().min(0).max(1),
  weights,
  /** The same without meaning search: words alone must be more certain. */
  wordsOnly: z.object({ threshold: z.number(), weights }),
  /** Routes whose lines are no tax questions; never answered from the knowledge base below `outOfScopeThreshold`. */
  outOfScope: z.array(z.string()),
  outOfScopeThreshold: z.number().min(0).max(1),
});
export type GuardSettings = z.infer<typeof guardSettings>;

export type GuardFeatures = Omit<Record<keyof GuardWeights, number>, 'bias'>;

/** The features of the best passage among `ranked` (best first); null when there is none. */
export function guardFeatures(
  ranked: Ranked[],
  question: string,
  seriesOf: (id: string) => string | null,
): GuardFeatures | null {
  const [best] = ranked;
  if (!best) return null;
  const series = seriesOf(best.id);
  const scores = ranked.map((r) => r.score);
  // The sibling for another year is the same answer, not a rival.
  const rivals = ranked.slice(1).filter((r) => series === null || seriesOf(r.id) !== series);
  const top = Math.max(...scores.slice(0, 3));
  return {
    score: top,
    margin: top - (rivals[0]?.score ?? 0),
    meaning: best.meaning,
    words: best.words,
    nearestQuestion: best.nearestQuestion,
    length: Math.log(1 + words(question).length),
  };
}

/** Logistic estimate, 0 to 1, that the best passage carries the answer. */
export function confidence(features: GuardFeatures, w: GuardWeights): number {
  const sum =
    w.bias +
    w.score * features.score +
    w.margin * features.margin +
    w.meaning * features.meaning +
    w.words * features.words +
    w.nearestQuestion * features.nearestQuestion +
    w.length * features.length;
  return 1 / (1 + Math.exp(-sum));
}

export const guard: Step = {
  name: 'guard',
  input: (state) => [state.ranked.slice(0, 5), state.years, state.route.route],
  run: (state, deps) => ({ verdict: judge(state, deps) }),
  outcome: ({ verdict }) => verdict.kind + (verdict.kind === 'not-sure' ? ` ${verdict.confidence.toFixed(2)}` : ''),
};

function judge(state: State, deps: PipelineDeps): Verdict {
  const { guard: settings, knowledge, retriever } = deps;
  if (state.route.silent) return { kind: 'silence', why: state.route.why };
  const [best] = state.ranked;
  const passage = best && knowledge.passageById.get(best.id);
  const features = guardFeatures(state.ranked, state.query, (id) => knowledge.passageById.get(id)?.series ?? null);
  if (!passage || !features) return { kind: 'nothing' };

  const { threshold, weights: w } = retriever.meaning ? settings : settings.wordsOnly;
  const sure = confidence(features, w);
  const outOfScope = settings.outOfScope.includes(state.route.route);
  if (outOfScope && sure < settings.outOfScopeThreshold) {
    return { kind: 'out-of-scope', route: state.route.route as Route, referral: null };
  }
  if (sure < threshold) return { kind: 'not-sure', confidence: sure };
  return byPeriod(passage, state);
}

function byPeriod(passage: Passage, state: State): Verdict {
  const fit = periodFit(passage, state.years, state.question.date);
  if (fit === 'other-year') {
    const current = Number(state.question.date.slice(0, 4));
    return { kind: 'no-year', passage: passage.id, years: state.years.length > 0 ? state.years : [current] };
  }
  return { kind: 'answer', passage: passage.id, period: fit };
}
