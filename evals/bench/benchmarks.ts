/** The benchmarks by name, in the order of the table. */
import { measureCard } from './card.ts';
import { measureManyCalls } from './many-calls.ts';
import { prepareIndex } from './prepare-index.ts';
import { measureReindex } from './reindex.ts';
import type { Benchmark } from './row.ts';
import { measureRules } from './rules.ts';
import { measureStart } from './start.ts';
import { measureTyping } from './typing.ts';
import { measureValue } from './value.ts';
import { measureVectors } from './vectors.ts';

/** What must have run before the others. */
export const PREPARE = 'prepare';

export const BENCHMARKS: Record<string, Benchmark> = {
  [PREPARE]: prepareIndex,
  card: measureCard,
  value: measureValue,
  calls: measureManyCalls,
  typing: measureTyping,
  vectors: measureVectors,
  rules: measureRules,
  start: measureStart,
  reindex: measureReindex,
};
