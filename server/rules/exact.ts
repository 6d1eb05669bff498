/**
 * Exact fractions for amounts that are not whole eurocents yet (a percentage of an amount, an amount times
 * days / 365). A fraction of two integers is always exact, also for thirds and 365ths, so that the rounding
 * written in the rule decides and nothing else. (decimal.js was considered: it rounds 1/365 itself.)
 */

/** n / d with d > 0, in lowest terms. */
export type Exact = { readonly n: bigint; readonly d: bigint };

/** A number a rule computes with: an integer (cents, days, millionths of a percent), or an exact fraction. */
export type Num = number | Exact;

/** Builds a fraction. Throws when the denominator is zero. */
export function exact(n: bigint, d: bigint = 1n): Exact {
  if (d === 0n) throw new RangeError('delen door nul');
  const sign = d < 0n ? -1n : 1n;
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d) || 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
}

export const toExact = (x: Num): Exact => (typeof x === 'number' ? { n: BigInt(x), d: 1n } : x);

/** -1, 0 or 1. */
export function compareNum(a: Num, b: Num): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  const [x, y] = [toExact(a), toExact(b)];
  const difference = x.n * y.d - y.n * x.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** a + b, a - b, a * b; whole numbers stay whole numbers. */
export function calculate(op: '+' | '-' | '*', a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = op === '+' ? a + b : op === '-' ? a - b : a * b;
    if (!Number.isSafeInteger(r)) throw new RangeError('getal te groot');
    // Never minus zero: it would be written as an amount below nothing.
    return r + 0;
  }
  const [x, y] = [toExact(a), toExact(b)];
  if (op === '*') return exact(x.n * y.n, x.d * y.d);
  return exact(op === '+' ? x.n * y.d + y.n * x.d : x.n * y.d - y.n * x.d, x.d * y.d);
}

/** a / b, exactly. Throws when b is zero. */
export function divide(a: Num, b: Num): Exact {
  const [x, y] = [toExact(a), toExact(b)];
  return exact(x.n * y.d, x.d * y.n);
}

export type Rounding = 'omlaag' | 'omhoog' | 'rekenkundig';

/**
 * Rounds to a multiple of `step` (in eurocents: 1 = whole cents, 100 = whole euros).
 * omlaag = towards minus infinity, omhoog = towards plus infinity, rekenkundig = nearest, halves away from zero.
 */
export function round(x: Num, step: number, how: Rounding): number {
  const { n, d } = toExact(x);
  const unit = d * BigInt(step);
  let q: bigint;
  if (how === 'omlaag') q = floorDiv(n, unit);
  else if (how === 'omhoog') q = -floorDiv(-n, unit);
  else q = n < 0n ? -floorDiv(-2n * n + unit, 2n * unit) : floorDiv(2n * n + unit, 2n * unit);
  const result = Number(q * BigInt(step));
  if (!Number.isSafeInteger(result)) throw new RangeError('getal te groot');
  return result;
}

function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n ? q - 1n : q;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
