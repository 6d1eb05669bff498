/**
 * What kind of line is this? A linear model over the line's meaning and the signs found in it, trained on the
 * examples (knowledge/routes) whenever they change; unmistakable signs decide at once. The reason is always a sign or
 * an example that the agent can read.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, route as routeName } from '../contract/card.ts';
import { words } from '../retrieval/dutch.ts';
import type { Embedder } from '../retrieval/embedder.ts';
import { loadOrBuildIndex } from '../retrieval/index-store.ts';
import { dot } from '../retrieval/vectors.ts';
import { readSigns, type SignLists, type Signs, signInWords } from './signs.ts';
import { fitSoftmax, probabilities, type Row, type Softmax } from './softmax.ts';

export type RouteExamples = {
  route: Route;
  examples: string[];
  /** Name of the file they stand in. */
  file: string;
};

/** Everything that editors keep for the triage. */
export type TriageData = {
  examples: RouteExamples[];
  signs: SignLists;
  /** Questions that the knowledge base answers: they are simple or routine, and nobody says which. */
  questions: string[];
};

export type RouteJudgement = {
  route: Route;
  /** Nothing is asked: greeting, agreement, noise. */
  silent: boolean;
  /** Estimated probability of this route; 1 for an unmistakable sign. */
  sure: number;
  /** What decided, as a Dutch phrase: "noemt: …" or "lijkt op: …". */
  why: string;
};

export type RouteClassifier = { judge(text: string): Promise<RouteJudgement> };

export const ROUTES: readonly Route[] = routeName.options;

/** Routes whose certain signs decide, the most urgent first. */
const URGENT: readonly Route[] = ['schrijnend', 'agressie', 'misbruik'];

/**
 * What missing a route costs, as a factor on its probability. A caller in distress who is taken for somebody with a
 * question is the worst; calling a question distress costs a friendly word.
 */
const COST: Partial<Record<Route, number>> = { schrijnend: 3 };

/** Probability of "tussendoor" from which a line that was asked gets no answer at all. */
const SILENT_FROM = 0.7;

/** Chosen by cross-validation (`npm run eval`): weight of a sign beside the line's meaning, and the ridge. */
const SIGN_SCALE = 0.5;
const MOST_SIGNS = 3;
const RIDGE = 0.1;
/** Weight of all sample questions together, in examples. */
const QUESTIONS_WEIGH = 300;
/** Sample questions that take part; an even choice of all. */
const MOST_QUESTIONS = 800;

const GREETING =
  /^(?:(?:goede?\s*(?:morgen|middag|avond|dag)|goeie\s*(?:morgen|middag|avond)|hallo|hoi|hi|dag|ja|nee|nou|oke|ok|prima|goed|mooi|fijn|top|precies|inderdaad|klopt|zeker|juist|natuurlijk|duidelijk|helder|begrepen|bedankt|dank|dankjewel|dankuwel|u|je|jij|wel|hoor|graag|gedaan|tot|ziens|doei|fijne|nog|eh|uh|uhm|ehm|hm|hmm|mm|mhm|aha|ah|oh|o|ach|he|zo|even|moment|momentje|een|en|dat|is|heel|hartelijk|mevrouw|meneer|met|mij|daar|ben|ik|weer|alvast|eigenlijk|dus|dan|maar|allemaal|snap)\s*)+$/;

/** Explicit signs that nothing is asked, before anything else: the cheapest and the surest. */
export function silentBySign(text: string): string | null {
  const all = words(text);
  const letters = all.filter((w) => /[a-z]/.test(w));
  if (all.length === 0) return 'geen woorden';
  if (letters.length === 0) return 'alleen cijfers';
  if (GREETING.test(letters.join(' '))) return 'groet of instemming';
  return null;
}

/** Without meaning search: signs decide, everything else counts as routine. */
export function signsOnly(lists: SignLists): RouteClassifier {
  const signs = readSigns(lists);
  return { judge: async (text) => bySign(text, signs) ?? ROUTINE };
}
const ROUTINE: RouteJudgement = { route: 'routine', silent: false, sure: 0, why: 'zonder voorbeelden' };

function bySign(text: string, signs: Signs): RouteJudgement | null {
  const quiet = silentBySign(text);
  if (quiet) return { route: 'tussendoor', silent: true, sure: 1, why: quiet };
  const found = signs.find(text);
  for (const route of URGENT) {
    const certain = found.get(route)?.certain ?? [];
    if (certain.length > 0)
      return { route, silent: false, sure: 1, why: `noemt: ${certain.map(signInWords).join(', ')}` };
  }
  return null;
}

/** Trains the classifier, or reads it when examples, signs and model are unchanged (kept under `dir`). */
export async function createRouteClassifier(
  data: TriageData,
  embedder: Embedder,
  dir: string,
  onProgress?: (share: number) => void,
): Promise<RouteClassifier> {
  const examples = data.examples.flatMap(({ route, examples: list }) =>
    list.map((text) => ({ route, text })),
  );
  const step = Math.max(1, Math.ceil(data.questions.length / MOST_QUESTIONS));
  const questions = data.questions.filter((_, i) => i % step === 0);
  const { index } = await loadOrBuildIndex(
    dir,
    [...examples.map((e) => e.text), ...questions].map((text) => ({ kind: 'query' as const, text })),
    embedder,
    onProgress,
  );
  const row = (i: number) => index.row(i);
  const known = examples.map((e, i) => ({ ...e, vector: row(i) }));
  const asked = questions.map((text, i) => ({ text, vector: row(examples.length + i) }));
  const key = createHash('sha256')
    .update(JSON.stringify([embedder.hash, examples, data.signs, questions, SETTINGS]))
    .digest('hex');
  const saved = readModel(join(dir, 'model.json'), key);
  const trained = saved ?? train(known, asked, readSigns(data.signs));
  if (!saved) writeModel(dir, key, trained);
  const judge = judgeWith(trained, known, readSigns(data.signs));
  return {
    async judge(text) {
      const [vector] = await embedder.embed([text], 'query');
      return vector ? judge(text, vector) : ROUTINE;
    },
  };
}

const SETTINGS = [SIGN_SCALE, MOST_SIGNS, RIDGE, QUESTIONS_WEIGH, MOST_QUESTIONS];

export type Example = { route: Route; text: string; vector: Float32Array };
export type TriageModel = { middle: Float32Array; softmax: Softmax };

/** Fits the model. Pure: the same examples in the same order give the same weights. */
export function train(
  examples: Example[],
  questions: { text: string; vector: Float32Array }[],
  signs: Signs,
): TriageModel {
  const size = examples[0]?.vector.length ?? 0;
  const middle = new Float32Array(size);
  for (const { vector } of examples)
    for (let i = 0; i < size; i++)
      middle[i] = (middle[i] as number) + (vector[i] as number) / examples.length;
  const question = [ROUTES.indexOf('eenvoudig'), ROUTES.indexOf('routine')];
  const rows: Row[] = [
    ...examples.map(({ route, text, vector }) => ({
      features: features(text, vector, middle, signs),
      allowed: [ROUTES.indexOf(route)],
      weight: 1,
    })),
    ...questions.map(({ text, vector }) => ({
      features: features(text, vector, middle, signs),
      allowed: question,
      weight: QUESTIONS_WEIGH / questions.length,
    })),
  ];
  return { middle, softmax: fitSoftmax(rows, ROUTES.length, size + 2 * ROUTES.length, RIDGE) };
}

/** The line's meaning as seen from the middle of the examples, and how many signs of each route it has. */
function features(text: string, vector: Float32Array, middle: Float32Array, signs: Signs): Float64Array {
  const size = vector.length;
  const all = new Float64Array(size + 2 * ROUTES.length);
  let length = 0;
  for (let i = 0; i < size; i++) {
    const v = (vector[i] as number) - (middle[i] as number);
    all[i] = v;
    length += v * v;
  }
  length = Math.max(Math.sqrt(length), 1e-9);
  for (let i = 0; i < size; i++) all[i] = (all[i] as number) / length;
  for (const [route, found] of signs.find(text)) {
    const at = size + ROUTES.indexOf(route);
    all[at] = SIGN_SCALE * Math.min(found.likely.length, MOST_SIGNS);
    all[at + ROUTES.length] = SIGN_SCALE * Math.min(found.certain.length, MOST_SIGNS);
  }
  return all;
}

/** A judge from a trained model; examples serve the reasons. */
export function judgeWith({ middle, softmax }: TriageModel, examples: Example[], signs: Signs) {
  return (text: string, vector: Float32Array): RouteJudgement => {
    const sure = bySign(text, signs);
    if (sure) return sure;
    const p = probabilities(softmax, features(text, vector, middle, signs));
    const cost = ROUTES.map((route, c) => (p[c] as number) * (COST[route] ?? 1));
    const best = cost.indexOf(Math.max(...cost));
    const route = ROUTES[best] ?? 'routine';
    const silent = route === 'tussendoor' && (p[best] as number) >= SILENT_FROM;
    return { route, silent, sure: p[best] as number, why: reason(route, text, vector, examples, signs) };
  };
}

function reason(route: Route, text: string, vector: Float32Array, examples: Example[], signs: Signs): string {
  let nearest: Example | null = null;
  let highest = -1;
  for (const example of examples) {
    const cosine = example.route === route ? dot(vector, example.vector) : -1;
    if (cosine > highest) {
      highest = cosine;
      nearest = example;
    }
  }
  const named = signs.find(text).get(route)?.likely.slice(0, 2).map(signInWords) ?? [];
  const like = nearest ? `lijkt op: “${nearest.text}”` : '';
  return [named.length > 0 ? `noemt: ${named.join(', ')}` : '', like].filter(Boolean).join('; ');
}

type SavedModel = { key: string; middle: number[]; weights: number[] };

function readModel(file: string, key: string): TriageModel | null {
  try {
    if (!existsSync(file)) return null;
    const saved = JSON.parse(readFileSync(file, 'utf8')) as SavedModel;
    if (saved.key !== key) return null;
    const classes = ROUTES.length;
    const size = saved.weights.length / classes - 1;
    return {
      middle: Float32Array.from(saved.middle),
      softmax: { classes, size, weights: Float64Array.from(saved.weights) },
    };
  } catch {
    // A damaged file is no error: the model is trained again.
    return null;
  }
}

function writeModel(dir: string, key: string, { middle, softmax }: TriageModel): void {
  mkdirSync(dir, { recursive: true });
  const saved: SavedModel = { key, middle: [...middle], weights: [...softmax.weights] };
  writeFileSync(join(dir, 'model.json'), JSON.stringify(saved));
}
