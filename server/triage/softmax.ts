/**
 * Multinomial logistic regression with a ridge penalty. A row may allow several classes: a sample question of an
 * article is a question, whether simple or routine, and only the sum of both is learned from it.
 */
import { minimise } from './minimise.ts';

export type Row = {
  features: Float64Array;
  /** Classes that are right; usually one. */
  allowed: number[];
  weight: number;
};

/** Weights per class, features first and the bias last, end to end. */
export type Softmax = { classes: number; size: number; weights: Float64Array };

const STEPS = 60;

export function fitSoftmax(rows: Row[], classes: number, size: number, ridge: number): Softmax {
  const wide = size + 1;
  const objective = (w: Float64Array) => {
    const gradient = new Float64Array(w.length);
    let value = 0;
    for (const { features, allowed, weight } of rows) {
      const p = probabilities({ classes, size, weights: w }, features);
      const right = allowed.reduce((sum, c) => sum + (p[c] as number), 0) + 1e-12;
      value -= weight * Math.log(right);
      for (let c = 0; c < classes; c++) {
        const share = allowed.includes(c) ? (p[c] as number) / right : 0;
        const slope = weight * ((p[c] as number) - share);
        const at = c * wide;
        for (let i = 0; i < size; i++)
          gradient[at + i] = (gradient[at + i] as number) + slope * (features[i] as number);
        gradient[at + size] = (gradient[at + size] as number) + slope;
      }
    }
    for (let c = 0; c < classes; c++) {
      for (let i = 0; i < size; i++) {
        const v = w[c * wide + i] as number;
        value += 0.5 * ridge * v * v;
        gradient[c * wide + i] = (gradient[c * wide + i] as number) + ridge * v;
      }
    }
    return { value, gradient };
  };
  const weights = minimise(objective, new Float64Array(classes * wide), { steps: STEPS, tolerance: 1e-2 });
  return { classes, size, weights };
}

/** Probability per class. */
export function probabilities({ classes, size, weights }: Softmax, features: Float64Array): Float64Array {
  const p = new Float64Array(classes);
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) {
    const at = c * (size + 1);
    let sum = weights[at + size] as number;
    for (let i = 0; i < size; i++) sum += (weights[at + i] as number) * (features[i] as number);
    p[c] = sum;
    highest = Math.max(highest, sum);
  }
  let total = 0;
  for (let c = 0; c < classes; c++) {
    p[c] = Math.exp((p[c] as number) - highest);
    total += p[c] as number;
  }
  return p.map((v) => v / total);
}
