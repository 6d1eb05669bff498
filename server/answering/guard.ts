/**
 * Step 5: is the best passage good enough to show? A wrong answer costs more than none, so that doubt ends in
 * "Niet gevonden". The weights are data (knowledge/guard.yaml), fitted on development questions by
 * `npm run evals:tune`, and part of every receipt.
 */
import { z } from 'zod';
import type { Knowledge } from '../knowledge/load.ts';
import type { Passage } from '../knowledge/types.ts';
import { periodFit } from '../retrieval/period.ts';
import type { Ranked } from '../retrieval/retriever.ts';
import { verdictInCall } from './listening/verdict.ts';
import type { PipelineDeps, State, Step, Verdict } from './state.ts';

const weights = z.object({
  bias: z.number(),
  /** Standardised score of the best passage. */
  score: z.number(),
  /** How far it is ahead of the next passage of another article, and of the next boundary. */
  articleMargin: z.number(),
  boundaryMargin: z.number(),
  /** Cosine with its nearest sample question, seen from the middle of all questions. */
  nearestQuestion: z.number(),
  /** How many of the three sides (nearest texts, prototype, words) put it first, and how many its article. */
  agreement: z.number(),
  articleAgreement: z.number(),
});
export type GuardWeights = z.infer<typeof weights>;

const logistic = z.object({
  /** Estimated probability of being right from which an answer is shown. */
  threshold: z.number().min(0).max(1),
  weights,
});

export const guardSettings = logistic.extend({
  /** The same without meaning search. */
  wordsOnly: logistic,
});
export type GuardSettings = z.infer<typeof guardSettings>;

export type GuardFeatures = Omit<Record<keyof GuardWeights, number>, 'bias'>;

/** What the guard must know of a passage or boundary: its article (null for a boundary), and its series. */
export type Kinship = (id: string) => { article: string | null; series: string | null };

/** The features of the best of `ranked` (best first, boundaries included); null when there is none. */
export function guardFeatures(ranked: Ranked[], kinship: Kinship): GuardFeatures | null {
  const [best] = ranked;
  if (!best) return null;
  const { article, series } = kinship(best.id);
  // The period may have put a sibling in front whose own score is lower: the series as a whole is what was found.
  const siblings = ranked.filter(
    (r) => r.id === best.id || (series !== null && kinship(r.id).series === series),
  );
  const score = Math.max(...siblings.map((r) => r.score));
  const rivals = ranked.filter((r) => !siblings.includes(r));
  const ahead = (of: Ranked | undefined) => score - (of?.score ?? 0);
  const firstOf = (side: 'meaning' | 'prototype' | 'words') =>
    ranked.reduce((top, r) => (r[side] > top[side] ? r : top), best);
  const firsts = [firstOf('meaning'), firstOf('prototype'), firstOf('words')];
  return {
    score,
    articleMargin: ahead(rivals.find((r) => kinship(r.id).article !== article)),
    boundaryMargin: ahead(rivals.find((r) => kinship(r.id).article === null)),
    nearestQuestion: Math.max(...siblings.map((r) => r.nearestQuestion)),
    agreement: firsts.filter((r) => siblings.includes(r)).length,
    articleAgreement: firsts.filter((r) => kinship(r.id).article === article).length,
  };
}

/** Logistic estimate, 0 to 1, that the best passage carries the answer. */
export function confidence(features: GuardFeatures, w: GuardWeights): number {
  const sum =
    w.bias +
    w.score * features.score +
    w.articleMargin * features.articleMargin +
    w.boundaryMargin * features.boundaryMargin +
    w.nearestQuestion * features.nearestQuestion +
    w.agreement * features.agreement +
    w.articleAgreement * features.articleAgreement;
  return 1 / (1 + Math.exp(-sum));
}

export const guard: Step = {
  name: 'guard',
  input: (state) => [state.ranked.slice(0, 5), state.years, state.route.route],
  run: (state, deps) => (state.verdict.kind === 'decision' ? {} : { verdict: judge(state, deps) }),
  outcome: ({ verdict }) =>
    verdict.kind + (verdict.kind === 'not-sure' ? ` ${verdict.confidence.toFixed(2)}` : ''),
};

function judge(state: State, deps: PipelineDeps): Verdict {
  const { guard: settings, knowledge, retriever } = deps;
  if (state.need && state.heard && deps.listening) {
    return verdictInCall(state, state.need, deps.listening, deps);
  }
  if (state.route.silent) return { kind: 'silence', why: state.route.why };
  if (state.question.mode === 'overheard' && state.need && state.need.wanted < 0.5) {
    return { kind: 'silence', why: state.need.why };
  }
  const [best] = state.ranked;
  const features = guardFeatures(state.ranked, kinshipIn(knowledge));
  if (!best || !features) return { kind: 'nothing' };
  if (deps.boundaries.has(best.id)) return { kind: 'out-of-scope', boundary: best.id };
  const passage = knowledge.passageById.get(best.id);
  if (!passage) return { kind: 'nothing' };

  const { threshold, weights: w } = retriever.meaning ? settings : settings.wordsOnly;
  const sure = confidence(features, w);
  if (sure < threshold) return { kind: 'not-sure', confidence: sure };
  return byPeriod(passage, state);
}

/** Kinship of passages; a boundary stands alone. */
export function kinshipIn(knowledge: Knowledge): Kinship {
  return (id) => {
    const passage = knowledge.passageById.get(id);
    return { article: passage?.article ?? null, series: passage?.series ?? null };
  };
}

function byPeriod(passage: Passage, state: State): Verdict {
  const fit = periodFit(passage, state.years, state.question.date);
  if (fit === 'other-year') {
    const current = Number(state.question.date.slice(0, 4));
    return { kind: 'no-year', passage: passage.id, years: state.years.length > 0 ? state.years : [current] };
  }
  return { kind: 'answer', passage: passage.id, period: fit };
}
