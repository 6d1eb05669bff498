/**
 * One benchmark in a process of its own, started by run.ts: a heap of its own, a model that loads only once per
 * process, and something that can be cut off. The context comes as JSON in the second argument.
 */
import { BENCHMARKS } from './benchmarks.ts';
import type { BenchContext } from './row.ts';

const [name = '', context = '{}'] = process.argv.slice(2);
const benchmark = BENCHMARKS[name];
if (!benchmark || !process.send) throw new Error('bench-process.ts is started by run.ts');
const rows = await benchmark(JSON.parse(context) as BenchContext);
process.send(rows, () => process.exit(0));
