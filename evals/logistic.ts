/** Logistic regression with a ridge penalty, by Newton's method. Small, dense, deterministic. */

/** Fits weights (the first is the bias, not penalised) so that 1 / (1 + e^−w·x) estimates y. Rows of x start with 1. */
export function fitLogistic(x: number[][], y: number[], ridge: number): number[] {
  const size = x[0]?.length ?? 0;
  let w = new Array<number>(size).fill(0);
  for (let round = 0; round < 30; round++) {
    const gradient = new Array<number>(size).fill(0);
    const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    x.forEach((row, i) => {
      const p = probability(w, row);
      for (let a = 0; a < size; a++) {
        gradient[a] = at(gradient, a) + ((y[i] ?? 0) - p) * at(row, a);
        for (let b = 0; b < size; b++) {
          const line = hessian[a] ?? [];
          line[b] = at(line, b) + p * (1 - p) * at(row, a) * at(row, b);
        }
      }
    });
    for (let a = 0; a < size; a++) {
      const penalty = a === 0 ? 1e-6 : ridge;
      gradient[a] = at(gradient, a) - penalty * at(w, a);
      const line = hessian[a] ?? [];
      line[a] = at(line, a) + penalty;
    }
    const step = solve(hessian, gradient);
    w = w.map((v, a) => v + at(step, a));
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return w;
}

export function probability(w: number[], row: number[]): number {
  return 1 / (1 + Math.exp(-row.reduce((sum, v, i) => sum + v * at(w, i), 0)));
}

const at = (list: number[], i: number): number => list[i] ?? 0;

/** Solves A x = b by elimination with pivoting. */
function solve(a: number[][], b: number[]): number[] {
  const m = a.map((row, i) => [...row, at(b, i)]);
  const size = b.length;
  for (let col = 0; col < size; col++) {
    let pivot = col;
    for (let r = col + 1; r < size; r++)
      if (Math.abs(at(m[r] ?? [], col)) > Math.abs(at(m[pivot] ?? [], col))) pivot = r;
    [m[col], m[pivot]] = [m[pivot] ?? [], m[col] ?? []];
    const lead = m[col] ?? [];
    for (let r = 0; r < size; r++) {
      const row = m[r] ?? [];
      if (r === col) continue;
      const factor = at(row, col) / (at(lead, col) || 1e-12);
      for (let c = col; c <= size; c++) row[c] = at(row, c) - factor * at(lead, c);
    }
  }
  return m.map((row, i) => at(row, size) / (at(row, i) || 1e-12));
}
