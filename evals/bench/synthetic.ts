/** A knowledge base and vectors of any size, made from the real ones; the same on every run. */

import { retrievalDocuments } from '../../server/answering/create-service.ts';
import { loadBoundaries } from '../../server/knowledge/boundaries.ts';
import { loadKnowledge } from '../../server/knowledge/load.ts';
import { words as wordsOf } from '../../server/retrieval/dutch.ts';
import type { RetrievalDocument } from '../../server/retrieval/retriever.ts';
import type { WordDocument } from '../../server/retrieval/words.ts';
import { pick, randomNumbers } from './questions.ts';

const SEED = 20261121;
/** Share of the words of a passage that are put in from elsewhere, and how many of those are new words. */
const REPLACED = 0.35;
const NEW_AMONG_REPLACED = 0.25;
/** New words known after n passages: NEW_WORDS · √n, as the vocabulary of a language grows (Heaps' law). */
const NEW_WORDS = 500;
/** Sample questions of a passage that are kept: a hundred thousand passages have to be made in a benchmark's time. */
const QUESTIONS = 4;

/** What the console really indexes. */
export const realDocuments = (knowledgeDir: string): RetrievalDocument[] =>
  retrievalDocuments(loadKnowledge(knowledgeDir), loadBoundaries(knowledgeDir));

export type Synthetic = {
  documents: WordDocument[];
  /** Different words of five letters and more. */
  vocabulary: number;
};

/**
 * `count` passages: each a real one in which other words stand in for a part, some from other passages and some that
 * occur nowhere else, made by joining the begin of one real word to the end of another.
 */
export function syntheticDocuments(real: WordDocument[], count: number): Synthetic {
  const random = randomNumbers(SEED);
  const known = [...new Set(real.flatMap((d) => wordsOf(`${d.title} ${d.text}`)))].filter(
    (w) => w.length >= 5,
  );
  const made = new Map<number, string>();
  const newWord = (passage: number): string => {
    // Few are common, most are rare.
    const rank = Math.floor(NEW_WORDS * Math.sqrt(passage + 1) * random() ** 3);
    const there = made.get(rank);
    if (there !== undefined) return there;
    const own = randomNumbers(SEED + rank);
    const [head, tail] = [pick(known, own), pick(known, own)];
    const word = head.slice(0, 2 + Math.floor(own() * 4)) + tail.slice(-(3 + Math.floor(own() * 4)));
    made.set(rank, word);
    return word;
  };
  const vary = (text: string, passage: number): string =>
    text
      .split(' ')
      .map((word) => {
        if (word.length < 4 || random() >= REPLACED) return word;
        return random() < NEW_AMONG_REPLACED ? newWord(passage) : pick(known, random);
      })
      .join(' ');
  const documents = Array.from({ length: count }, (_, i) => {
    const base = pick(real, random);
    const questions = base.questions.split('\n').slice(0, QUESTIONS).join('\n');
    return {
      id: `p${i}`,
      title: vary(base.title, i),
      text: vary(base.text, i),
      questions: vary(questions, i),
    };
  });
  return { documents, vocabulary: new Set([...known, ...made.values()]).size };
}

/** Mean length of the noise that is added to a vector of length 1: a cosine of about 0.9 with the original. */
const NOISE = 0.48;

/** `count` vectors of unit length: the real ones in turn, with noise. */
export function syntheticVectors(real: Float32Array, dimensions: number, count: number): Float32Array {
  const random = randomNumbers(SEED);
  const rows = real.length / dimensions;
  // The sum of three even draws is nearly normal, with a variance of a quarter.
  const spread = (NOISE * 2) / Math.sqrt(dimensions);
  const made = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row++) {
    const source = (row % rows) * dimensions;
    let squares = 0;
    for (let i = 0; i < dimensions; i++) {
      const value = (real[source + i] ?? 0) + (random() + random() + random() - 1.5) * spread;
      made[row * dimensions + i] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares);
    for (let i = 0; i < dimensions; i++) {
      const at = row * dimensions + i;
      made[at] = (made[at] ?? 0) / length;
    }
  }
  return made;
}
