/**
 * Values that may be unknown. Unknown is a value of its own: it says between which bounds, or among which options,
 * the value lies, and which inputs would settle it. So `schuld < grens` is already true or false when the bounds
 * decide, and a table asks only for what can still change its result.
 */
import { compareNum, type Num } from '../exact.ts';
import type { Value } from '../values.ts';

export type Known = { t: 'known'; value: Value };
/** lo/hi: bounds of a number, null = unbounded. options: possible booleans or texts. needs: inputs that settle it. */
export type Unknown = {
  t: 'unknown';
  lo: Num | null;
  hi: Num | null;
  options: readonly Value[] | null;
  needs: readonly string[];
};
/** No value, whatever else becomes known: the facts do not reach, and why. */
export type Stopped = { t: 'stop'; reason: string; where: string };
export type Abs = Known | Unknown | Stopped;

export const known = (value: Value): Known => ({ t: 'known', value });
export const stopped = (reason: string, where: string): Stopped => ({ t: 'stop', reason, where });

export const TRUE = known(true);
export const FALSE = known(false);
const BOTH: readonly Value[] = [true, false];

export const maybe = (needs: readonly string[]): Unknown => ({
  t: 'unknown',
  lo: null,
  hi: null,
  options: BOTH,
  needs,
});

/** A number between bounds. */
export const between = (lo: Num | null, hi: Num | null, needs: readonly string[]): Unknown => ({
  t: 'unknown',
  lo,
  hi,
  options: null,
  needs,
});

/** Inputs that settle a value; empty when it is known. */
export const needsOf = (a: Abs): readonly string[] => (a.t === 'unknown' ? a.needs : []);

/** Joins lists of inputs, each once, in order. */
export function union(...lists: (readonly string[])[]): readonly string[] {
  const filled = lists.filter((l) => l.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  return [...new Set(filled.flat())];
}

/** Bounds of a value that is a number. */
export function bounds(a: Known | Unknown): [Num | null, Num | null] {
  if (a.t === 'unknown') return [a.lo, a.hi];
  if (typeof a.value === 'boolean' || typeof a.value === 'string') return [null, null];
  return [a.value, a.value];
}

/** What a boolean or text can still be. */
export const optionsOf = (a: Known | Unknown): readonly Value[] =>
  a.t === 'known' ? [a.value] : (a.options ?? []);

export const sameValue = (a: Value, b: Value): boolean =>
  typeof a === 'object' || typeof b === 'object' ? isNum(a) && isNum(b) && compareNum(a, b) === 0 : a === b;

const isNum = (v: Value): v is Num => typeof v === 'number' || typeof v === 'object';

/** One of several values, not known which; `needs` settle the choice. Known when all are the same. */
export function oneOf(values: readonly Abs[], needs: readonly string[]): Abs {
  const open = values.filter((v): v is Known | Unknown => v.t !== 'stop');
  const [first] = open;
  if (!first) return values[0] ?? stopped('er is geen waarde', '');
  if (open.length === values.length && first.t === 'known') {
    if (open.every((v) => v.t === 'known' && sameValue(v.value, first.value))) return first;
  }
  const all = union(needs, ...open.map(needsOf));
  if (open.some((v) => (v.t === 'known' ? !isNum(v.value) : v.options !== null))) {
    return { t: 'unknown', lo: null, hi: null, options: [...new Set(open.flatMap(optionsOf))], needs: all };
  }
  const los = open.map((v) => bounds(v)[0]);
  const his = open.map((v) => bounds(v)[1]);
  return between(least(los), greatest(his), all);
}

function least(list: (Num | null)[]): Num | null {
  return list.reduce((a, b) => (a === null || b === null ? null : compareNum(a, b) <= 0 ? a : b));
}

function greatest(list: (Num | null)[]): Num | null {
  return list.reduce((a, b) => (a === null || b === null ? null : compareNum(a, b) >= 0 ? a : b));
}
