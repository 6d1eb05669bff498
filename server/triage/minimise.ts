/** Minimises a smooth function by L-BFGS. Small and deterministic: same function, same start, same answer. */

export type Objective = (at: Float64Array) => { value: number; gradient: Float64Array };

export type MinimiseOptions = {
  /** Steps at most. */
  steps?: number;
  /** Stops when no component of the gradient is larger. */
  tolerance?: number;
};

/** Pairs of steps remembered. */
const MEMORY = 8;

/** The place where `f` is smallest, from `start`. For convex functions: there is one such place. */
export function minimise(f: Objective, start: Float64Array, options: MinimiseOptions = {}): Float64Array {
  const { steps = 100, tolerance = 1e-3 } = options;
  let x = start;
  let { value, gradient } = f(x);
  const moves: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps; step++) {
    if (gradient.every((g) => Math.abs(g) <= tolerance)) break;
    let direction = descent(gradient, moves);
    let slope = inner(direction, gradient);
    if (slope >= 0) {
      moves.length = 0;
      direction = gradient.map((g) => -g);
      slope = inner(direction, gradient);
    }
    let size = moves.length === 0 ? Math.min(1, 1 / Math.sqrt(inner(gradient, gradient))) : 1;
    let next = moved(x, direction, size);
    let there = f(next);
    for (let halving = 0; halving < 30 && there.value > value + 1e-4 * size * slope; halving++) {
      size /= 2;
      next = moved(x, direction, size);
      there = f(next);
    }
    if (there.value >= value) break;
    const s = difference(next, x);
    const y = difference(there.gradient, gradient);
    const curvature = inner(s, y);
    if (curvature > 1e-12) {
      moves.push({ s, y, rho: 1 / curvature });
      if (moves.length > MEMORY) moves.shift();
    }
    x = next;
    value = there.value;
    gradient = there.gradient;
  }
  return x;
}

/** The two-loop recursion: the gradient seen through the curvature of the last steps. */
function descent(
  gradient: Float64Array,
  moves: { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.slice();
  const alphas: number[] = [];
  for (const { s, y, rho } of [...moves].reverse()) {
    const alpha = rho * inner(s, q);
    alphas.push(alpha);
    add(q, y, -alpha);
  }
  const last = moves.at(-1);
  if (last) {
    const scale = inner(last.s, last.y) / inner(last.y, last.y);
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) * scale;
  }
  for (const { s, y, rho } of moves) {
    const beta = rho * inner(y, q);
    add(q, s, (alphas.pop() as number) - beta);
  }
  return q.map((v) => -v);
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (what[i] as number);
}

const moved = (x: Float64Array, d: Float64Array, size: number) =>
  x.map((v, i) => v + size * (d[i] as number));
const difference = (a: Float64Array, b: Float64Array) => a.map((v, i) => v - (b[i] as number));
