/** Arithmetic of scores: standardising and mixing. Pure. */

/** The settings of the mix, chosen on development questions (`npm run evals:tune`). */
export type Mix = {
  /** Share of the passage's own text in its meaning score; the rest is its best sample questions. */
  text: number;
  /** How many of the best sample questions are averaged. */
  bestQuestions: number;
  /** Shares of the three sides, each standardised per question; words get what is left. */
  meaning: number;
  prototype: number;
};

export const DEFAULT_MIX: Mix = { text: 0.2, bestQuestions: 1, meaning: 0.4, prototype: 0.4 };

/** Mean of the k largest numbers; 0 for none. With fewer than k, the mean of what there is. */
export function meanOfBest(values: number[], k: number): number {
  const best = [...values].sort((a, b) => b - a).slice(0, k);
  return best.length === 0 ? 0 : best.reduce((sum, v) => sum + v, 0) / best.length;
}

/** Meaning score of a passage from cosines with its text and with its sample questions. */
export function meaningScore(textSimilarity: number, questionSimilarities: number[], mix: Mix): number {
  if (questionSimilarities.length === 0) return textSimilarity;
  return mix.text * textSimilarity + (1 - mix.text) * meanOfBest(questionSimilarities, mix.bestQuestions);
}

/** Mean and standard deviation of a population; the deviation is never 0, so that dividing by it is safe. */
export function distribution(values: number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / Math.max(values.length, 1);
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(values.length, 1);
  return { mean, deviation: Math.max(Math.sqrt(variance), 1e-9) };
}
