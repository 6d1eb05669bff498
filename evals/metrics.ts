/** Measures over ranked lists and yes/no outcomes. Pure. */

/** A share with its number of cases and a 95 % Wilson interval. */
export type Share = { value: number; n: number; low: number; high: number };

/** Wilson score interval for `hits` of `n`; n = 0 gives the whole range. */
export function share(hits: number, n: number): Share {
  if (n === 0) return { value: 0, n, low: 0, high: 1 };
  const z = 1.96;
  const p = hits / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { value: p, n, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** A mean with its number of cases and a 95 % normal interval. */
export function mean(values: number[]): Share {
  const n = values.length;
  if (n === 0) return { value: 0, n, low: 0, high: 0 };
  const m = values.reduce((s, v) => s + v, 0) / n;
  const deviation = Math.sqrt(values.reduce((s, v) => s + (v - m) ** 2, 0) / Math.max(n - 1, 1));
  const half = (1.96 * deviation) / Math.sqrt(n);
  return { value: m, n, low: m - half, high: m + half };
}

/** Position (0-based) of the first item that carries a right fact; −1 when none does. */
export function firstRight(ranked: { facts: string[] }[], gold: string[]): number {
  return ranked.findIndex((r) => r.facts.some((f) => gold.includes(f)));
}

export function hitAt(rank: number, k: number): boolean {
  return rank >= 0 && rank < k;
}

export function reciprocalRank(rank: number, k: number): number {
  return hitAt(rank, k) ? 1 / (rank + 1) : 0;
}

/** nDCG@k with one point for each gold fact at the first item that carries it. */
export function ndcgAt(ranked: { facts: string[] }[], gold: string[], k: number): number {
  const left = new Set(gold);
  let dcg = 0;
  ranked.slice(0, k).forEach((r, i) => {
    const found = r.facts.filter((f) => left.has(f));
    for (const f of found) left.delete(f);
    dcg += found.length / Math.log2(i + 2);
  });
  let ideal = 0;
  for (let i = 0; i < Math.min(gold.length, k); i++) ideal += 1 / Math.log2(i + 2);
  // One item may carry several gold facts and so beat the list of single ones.
  return ideal === 0 ? 0 : Math.min(1, dcg / ideal);
}

/** The value below which a share q of the numbers lies; 0 for none. */
export function percentile(values: number[], q: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? 0;
}

/** Accuracy and macro-F1 of labels, with the confusion counts. */
export function classification(pairs: { expected: string; got: string }[]) {
  const labels = [...new Set(pairs.flatMap((p) => [p.expected, p.got]))].sort();
  const f1 = labels
    .filter((label) => pairs.some((p) => p.expected === label))
    .map((label) => {
      const hit = pairs.filter((p) => p.expected === label && p.got === label).length;
      const expected = pairs.filter((p) => p.expected === label).length;
      const got = pairs.filter((p) => p.got === label).length;
      return hit === 0 ? 0 : (2 * hit) / (expected + got);
    });
  const right = pairs.filter((p) => p.expected === p.got).length;
  return { accuracy: share(right, pairs.length), macroF1: mean(f1).value, labels };
}
