/**
 * A prototype per passage: the middle of its sample questions, as a direction away from the middle of all questions.
 * Nearest questions are sharp but hang on one wording; the prototype says what the wordings have in common.
 */
import { dot } from './vectors.ts';

export type Prototypes = {
  /** Cosine of a question and the prototype of a passage, both seen from the middle; 0 for an unknown passage. */
  similarity(centred: Float32Array, id: string): number;
  /** A question seen from the middle of all questions, unit length. */
  centre(question: Float32Array): Float32Array;
  /**
   * Cosine of a question and a sample question, both seen from the middle, from their plain cosine and their inner
   * products with the middle.
   */
  centredCosine(cosine: number, questionToMiddle: number, sampleToMiddle: number): number;
  /** Inner product with the middle of all questions. */
  toMiddle(vector: Float32Array): number;
};

/** Builds prototypes from vectors of sample questions (unit length) per passage. */
export function buildPrototypes(questions: Map<string, Float32Array[]>, dimensions: number): Prototypes {
  const middle = meanOf([...questions.values()].flat(), dimensions);
  const fromMiddle = (v: Float32Array) => unit(v.map((x, i) => x - (middle[i] ?? 0)));
  const prototypes = new Map<string, Float32Array>();
  for (const [id, vectors] of questions) {
    if (vectors.length > 0) prototypes.set(id, fromMiddle(meanOf(vectors, dimensions)));
  }
  const middleSquared = dot(middle, middle);
  // |x − m|² = 1 − 2 x·m + m² for x of unit length.
  const distance = (toMiddle: number) => Math.sqrt(Math.max(1 - 2 * toMiddle + middleSquared, 1e-12));
  return {
    centre: fromMiddle,
    toMiddle: (vector) => dot(vector, middle),
    centredCosine: (cosine, question, sample) =>
      (cosine - question - sample + middleSquared) / (distance(question) * distance(sample)),
    similarity(centred, id) {
      const prototype = prototypes.get(id);
      return prototype ? dot(centred, prototype) : 0;
    },
  };
}

function meanOf(vectors: Float32Array[], dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions);
  for (const vector of vectors)
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
  return Float32Array.from(sum, (x) => x / Math.max(vectors.length, 1));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.max(Math.sqrt(dot(vector, vector)), 1e-12);
  return vector.map((x) => x / length);
}
