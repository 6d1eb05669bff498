/** Does the line want an answer now, and does the first passage carry it? Two logistic estimates, both readable. */
import type { Ranked } from '../../retrieval/retriever.ts';
import type { Kinship } from '../guard.ts';
import type { EarlierLine } from '../types.ts';
import { FOUND_FEATURES, type FoundFeature, type ListeningSettings } from './settings.ts';
import { SIGN_NAMES, SIGN_WORDS, type SignName, signsOf } from './signs.ts';

/** Weight of the line's meaning beside the signs; the fit shrinks both alike. */
const MEANING_SCALE = 1.5;

export type LineFeatures = {
  signs: Record<SignName, number>;
  found: Record<FoundFeature, number>;
  /** The line's vector, unit length, seen from the middle. */
  meaning: number[];
};

export type Need = {
  /** Probability that the line wants an answer. */
  wanted: number;
  /** Probability that the first passage carries it. */
  right: number;
  /** What counted most, as a Dutch phrase. */
  why: string;
};

const FOUND_WORDS: Record<FoundFeature, string> = {
  score: 'hoogte van de beste passage',
  margin: 'voorsprong',
  articleMargin: 'voorsprong op een ander onderwerp',
  lineScore: 'de regel zelf vindt iets',
  sameAsLast: 'zelfde als de laatste kaart',
  wasShown: 'al eerder getoond',
  boundary: 'buiten de kennisbank',
  noCardYet: 'nog geen kaart',
  lineAgrees: 'regel en gesprek wijzen hetzelfde aan',
};

/** Everything that the judgement of a line rests on. `alone`: the search for the line by itself. */
export function featuresOf(
  {
    line,
    earlier,
    shown,
    ranked,
    alone,
    vector,
  }: {
    line: string;
    earlier: EarlierLine[];
    shown: readonly (readonly string[])[];
    ranked: Ranked[];
    alone: Ranked[];
    vector: Float32Array;
  },
  middle: number[],
  kinship: Kinship,
): LineFeatures {
  const [best, second] = ranked;
  const firsts = shown.flatMap((card) => card.slice(0, 1));
  const article = best ? kinship(best.id).article : null;
  const rival = ranked.find((r) => r !== best && (article === null || kinship(r.id).article !== article));
  const ahead = (of: Ranked | undefined) => (best && of ? best.score - of.score : 0);
  return {
    signs: signsOf(line, earlier),
    found: {
      score: (best?.score ?? 0) / 4,
      margin: ahead(second) / 1.3,
      articleMargin: ahead(rival) / 1.3,
      lineScore: (alone[0]?.score ?? 0) / 4,
      sameAsLast: best && best.id === firsts.at(-1) ? 1 : 0,
      wasShown: best && firsts.includes(best.id) ? 1 : 0,
      boundary: best && article === null ? 1 : 0,
      noCardYet: firsts.length === 0 ? 1 : 0,
      lineAgrees: best && alone[0]?.id === best.id ? 1 : 0,
    },
    meaning: fromMiddle(vector, middle),
  };
}

/** A line's vector seen from the middle of lines, as the need weighs it. */
export function fromMiddle(vector: Float32Array, middle: number[]): number[] {
  const moved = Array.from(vector, (v, i) => v - (middle[i] ?? 0));
  const length = Math.max(Math.sqrt(moved.reduce((sum, v) => sum + v * v, 0)), 1e-9);
  return moved.map((v) => (v / length) * MEANING_SCALE);
}

/** Both estimates, with the reasons. */
export function judgeNeed({ signs, found, meaning }: LineFeatures, settings: ListeningSettings): Need {
  const { need, right } = settings;
  const parts: [string, number][] = SIGN_NAMES.map((name) => [
    SIGN_WORDS[name],
    need.signs[name] * signs[name],
  ]);
  for (const name of FOUND_FEATURES) parts.push([FOUND_WORDS[name], need.found[name] * found[name]]);
  parts.push(['betekenis van de regel', meaning.reduce((sum, v, i) => sum + v * (need.meaning[i] ?? 0), 0)]);
  const sum = parts.reduce((total, [, v]) => total + v, need.bias);
  const rightSum = FOUND_FEATURES.reduce(
    (total, name) => total + right.found[name] * found[name],
    right.bias,
  );
  return { wanted: logistic(sum), right: logistic(rightSum), why: mainReasons(parts, sum > 0) };
}

const logistic = (sum: number) => 1 / (1 + Math.exp(-sum));

/** The three parts that counted most on the side that won. */
function mainReasons(parts: [string, number][], wanted: boolean): string {
  const side = parts.filter(([, v]) => (wanted ? v > 0.05 : v < -0.05));
  side.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  const top = side.slice(0, 3).map(([name, v]) => `${name} ${v > 0 ? '+' : '−'}${Math.abs(v).toFixed(1)}`);
  return top.length > 0 ? top.join(', ') : wanted ? 'geen enkel teken alleen' : 'geen teken van een vraag';
}
