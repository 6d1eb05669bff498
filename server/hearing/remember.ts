/**
 * The lines of a call are read again at every new line. What was read from a line depends on nothing but the line, the
 * inputs and what it answers, so it is remembered, per list of inputs, for as long as that list lives.
 */
import type { Input } from '../rules/types.ts';

/** Lines remembered per list of inputs; the oldest go first. */
const MOST = 2000;

/** A function of inputs and a key that works out each value once; `work` must depend on nothing else. */
export function remembered<T>(): (inputs: readonly Input[], key: string, work: () => T) => T {
  const known = new WeakMap<readonly Input[], Map<string, T>>();
  return (inputs, key, work) => {
    const values = known.get(inputs) ?? new Map<string, T>();
    known.set(inputs, values);
    const found = values.get(key);
    if (found !== undefined) return found;
    const value = work();
    values.set(key, value);
    const oldest = values.size > MOST ? values.keys().next().value : undefined;
    if (oldest !== undefined) values.delete(oldest);
    return value;
  };
}
