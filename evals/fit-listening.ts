/**
 * Fits when to speak in a call (knowledge/listening.json) on labelled calls: the ranking of passages in a call, the
 * need, and the estimate of being right. Deterministic: same calls, knowledge and model, same settings.
 */
import type { BuiltService } from '../server/answering/create-service.ts';
import { kinshipIn } from '../server/answering/guard.ts';
import type { Candidate } from '../server/answering/listening/context.ts';
import { fromMiddle, type LineFeatures } from '../server/answering/listening/judge.ts';
import { lineFeatures } from '../server/answering/listening/need-step.ts';
import {
  FOUND_FEATURES,
  type ListeningSettings,
  RANK_FEATURES,
} from '../server/answering/listening/settings.ts';
import { SIGN_NAMES } from '../server/answering/listening/signs.ts';
import { retrieve } from '../server/answering/retrieve.ts';
import { initialState, type State } from '../server/answering/state.ts';
import type { EarlierLine, Question } from '../server/answering/types.ts';
import { mask } from '../server/privacy/mask.ts';
import { minimise } from '../server/triage/minimise.ts';
import type { CallCase } from './cases-file.ts';

/** Where the fit begins: earlier lines count less, what was shown already counts against. */
const START: ListeningSettings['ranking'] = {
  line: 1.2,
  joined: 1,
  before: 0.3,
  earlier: 1,
  shown: -1,
  sameArticle: 1,
};
/** Chosen on the same calls, leave-one-call-out: see DESIGN.md. */
const THRESHOLDS = { speak: 0.38, sure: 0.85, least: 0.15 };
const RIDGE = { ranking: 3, logistic: 1 };
/** Candidates per line that take part in the fit of the ranking. */
const RIVALS = 40;
/** Lines that a call remembers (listener.ts). */
const REMEMBERED = 12;

/** A caller's line with everything that is fitted on. */
export type Observation = {
  call: string;
  wanted: boolean;
  /** Passages in play, and which of them carry the answer; only at lines that want one. */
  candidates: { features: number[]; right: boolean }[];
  features: LineFeatures;
  vector: Float32Array;
  /** The first passage carries the answer. */
  right: boolean;
};

/** Settings that only rank, to look at calls with before anything has been fitted. */
const rankOnly = (ranking: ListeningSettings['ranking']): ListeningSettings => {
  const zero = <T extends string>(names: readonly T[]) =>
    Object.fromEntries(names.map((n) => [n, 0])) as Record<T, number>;
  return {
    ranking,
    need: { bias: 0, signs: zero(SIGN_NAMES), found: zero(FOUND_FEATURES), meaning: [] },
    right: { bias: 0, found: zero(FOUND_FEATURES) },
    middle: [],
    ...THRESHOLDS,
  };
};

/** Goes through the calls as if a card had appeared at each line that wants one, and keeps what the fit needs. */
export async function observe(
  calls: CallCase[],
  service: BuiltService,
  date: string,
): Promise<Observation[]> {
  const first = await look(calls, service, date, START);
  return look(calls, service, date, fitRanking(first));
}

async function look(
  calls: CallCase[],
  service: BuiltService,
  date: string,
  ranking: ListeningSettings['ranking'],
): Promise<Observation[]> {
  const settings = rankOnly(ranking);
  const deps = { ...service.pipeline, listening: settings };
  const kinship = kinshipIn(service.knowledge);
  const seen: Observation[] = [];
  for (const call of calls) {
    const earlier: EarlierLine[] = [];
    const shown: string[][] = [];
    for (const { speaker, text, expect, facts } of call.lines) {
      const line = mask(text).text;
      const wanted = expect !== 'stil';
      if (speaker === 'beller') {
        const question: Question = {
          text,
          mode: 'overheard',
          speaker,
          date,
          n: null,
          rule: null,
          data: {},
          earlier: [...earlier],
          shown: [...shown],
        };
        const start: State = { ...initialState(question), line, query: line };
        const state: State = { ...start, ...(await retrieve.run(start, deps)) };
        const carries = (id: string) =>
          service.knowledge.passageById.get(id)?.facts.some((f) => facts.includes(f)) ?? false;
        const best = state.ranked[0];
        if (state.vector && state.heard) {
          seen.push({
            call: call.id,
            wanted,
            candidates: wanted ? rivals(state.heard.candidates, carries) : [],
            features: lineFeatures(state, settings, kinship),
            vector: state.vector,
            right: best !== undefined && carries(best.id),
          });
        }
        if (wanted && best) shown.push([best.id]);
      }
      earlier.push({ speaker, text: line, answered: wanted, n: null });
      if (earlier.length > REMEMBERED) earlier.shift();
    }
  }
  return seen;
}

function rivals(candidates: Candidate[], carries: (id: string) => boolean) {
  const sum = (c: Candidate) => RANK_FEATURES.reduce((total, n) => total + START[n] * c.features[n], 0);
  return [...candidates]
    .sort((a, b) => sum(b) - sum(a) || (a.id < b.id ? -1 : 1))
    .slice(0, RIVALS)
    .map((c) => ({ features: RANK_FEATURES.map((n) => c.features[n]), right: carries(c.id) }));
}

/** Conditional logistic regression: a right passage should come before its rivals. */
function fitRanking(observations: Observation[]): ListeningSettings['ranking'] {
  const lines = observations.map((o) => o.candidates).filter((list) => list.some((c) => c.right));
  const weights = minimise(
    (w) => {
      const gradient = w.map((v) => RIDGE.ranking * v);
      let value = 0.5 * RIDGE.ranking * w.reduce((sum, v) => sum + v * v, 0);
      for (const list of lines) {
        const scores = list.map((c) => c.features.reduce((sum, v, i) => sum + v * (w[i] as number), 0));
        const highest = Math.max(...scores);
        const odds = scores.map((s) => Math.exp(s - highest));
        const total = odds.reduce((sum, v) => sum + v, 0);
        const right = odds.reduce((sum, v, i) => sum + (list[i]?.right ? v : 0), 0);
        value -= Math.log(right / total + 1e-12);
        list.forEach((c, i) => {
          const slope = (odds[i] as number) / total - (c.right ? (odds[i] as number) / right : 0);
          c.features.forEach((v, k) => {
            gradient[k] = (gradient[k] as number) + slope * v;
          });
        });
      }
      return { value, gradient };
    },
    new Float64Array(RANK_FEATURES.length),
    { tolerance: 1e-3 },
  );
  return named(RANK_FEATURES, weights);
}

/** Fits everything on the observations. */
export function fitListening(observations: Observation[]): ListeningSettings {
  const size = observations[0]?.vector.length ?? 0;
  const middle = Array.from({ length: size }, (_, i) =>
    rounded(observations.reduce((sum, o) => sum + (o.vector[i] as number), 0) / observations.length, 5),
  );
  const rows = observations.map((o) => ({
    ...o,
    found: FOUND_FEATURES.map((n) => o.features.found[n]),
    signs: SIGN_NAMES.map((n) => o.features.signs[n]),
    meaning: fromMiddle(o.vector, middle),
  }));
  const need = fitLogistic(
    rows.map((r) => [...r.signs, ...r.found, ...r.meaning]),
    rows.map((r) => r.wanted),
  );
  const wanted = rows.filter((r) => r.wanted);
  const right = fitLogistic(
    wanted.map((r) => r.found),
    wanted.map((r) => r.right),
  );
  const [signs, found] = [SIGN_NAMES.length, FOUND_FEATURES.length];
  return {
    ranking: fitRanking(observations),
    need: {
      bias: rounded(need.at(-1) ?? 0),
      signs: named(SIGN_NAMES, need.subarray(0, signs)),
      found: named(FOUND_FEATURES, need.subarray(signs, signs + found)),
      meaning: [...need.subarray(signs + found, -1)].map((v) => rounded(v)),
    },
    right: { bias: rounded(right.at(-1) ?? 0), found: named(FOUND_FEATURES, right) },
    middle,
    ...THRESHOLDS,
  };
}

function fitLogistic(x: number[][], y: boolean[]): Float64Array {
  const size = x[0]?.length ?? 0;
  return minimise(
    (w) => {
      const gradient = w.map((v, i) => (i < size ? RIDGE.logistic * v : 0));
      let value = 0.5 * RIDGE.logistic * w.subarray(0, size).reduce((sum, v) => sum + v * v, 0);
      x.forEach((row, n) => {
        const sum = row.reduce((s, v, i) => s + v * (w[i] as number), w[size] as number);
        const p = 1 / (1 + Math.exp(-sum));
        const hit = y[n] ? 1 : 0;
        value -= Math.log((hit ? p : 1 - p) + 1e-12);
        row.forEach((v, i) => {
          gradient[i] = (gradient[i] as number) + (p - hit) * v;
        });
        gradient[size] = (gradient[size] as number) + p - hit;
      });
      return { value, gradient };
    },
    new Float64Array(size + 1),
    { tolerance: 1e-3 },
  );
}

const rounded = (v: number, digits = 3) => Math.round(v * 10 ** digits) / 10 ** digits;

function named<T extends string>(names: readonly T[], weights: Float64Array): Record<T, number> {
  return Object.fromEntries(names.map((name, i) => [name, rounded(weights[i] ?? 0)])) as Record<T, number>;
}
