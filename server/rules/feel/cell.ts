/**
 * Cells of a decision table. A column's domain is cut into parts at every value its cells name; a cell is then a set
 * of parts, written as bits. Parts make three things exact: which rows are still possible with an unknown value,
 * whether rows leave a gap or overlap, and whether a column can still change the result.
 */

import type { Kind, Value } from '../values.ts';
import { whole } from '../values.ts';
import { type Abs, bounds, type Known, optionsOf, type Unknown } from './abstract.ts';
import { compile, type Expr, type Lookup, type Names } from './expr.ts';
import { FeelError, type Node, parseCell, type TestNode } from './parse.ts';

/** Inclusive bounds in whole numbers, or one boolean or text. */
export type Part = { is: 'range'; lo: number; hi: number } | { is: 'value'; value: Value };

/** The domain of a column: whole numbers from lo to hi, or a list of values. */
export type Domain = { is: 'range'; lo: number; hi: number } | { is: 'values'; values: readonly Value[] };

type Test =
  | { is: 'equal'; expr: Expr }
  | { is: 'range'; from: Expr | null; fromIncluded: boolean; to: Expr | null; toIncluded: boolean };

/** A compiled cell. Its ends are literals or constants only. */
export type Cell = { source: string; not: boolean; tests: Test[]; names: ReadonlySet<string> };

/** Compiles a cell for a column of this kind; null = any value. Throws FeelError. */
export function compileCell(
  source: string,
  column: { kind: Kind; options: ReadonlyMap<string, string> | null },
  names: Names,
): Cell | null {
  if (column.kind === 'exact')
    throw new FeelError('rond het bedrag eerst af (rondAf…) voordat een tabel ermee werkt');
  const node = parseCell(source);
  if (!node) return null;
  const end = (n: Node): Expr => {
    const expr = compile(n, names);
    const option = n.is === 'text' && column.options;
    if (expr.kind !== column.kind)
      throw new FeelError(`"${source}": de kolom is ${column.kind}, dit is ${expr.kind}`);
    if (option && !option.has(n.value)) throw new FeelError(`"${n.value}" is geen keuze van deze kolom`);
    if (expr.options && column.options) {
      for (const key of expr.options.keys())
        if (!column.options.has(key)) throw new FeelError(`"${key}" is geen keuze van deze kolom`);
    }
    return expr;
  };
  const tests = node.tests.map((t): Test => toTest(t, end, source, column.kind));
  const all = tests.flatMap((t) => (t.is === 'equal' ? [t.expr] : [t.from, t.to].filter((e) => e !== null)));
  return { source, not: node.not, tests, names: new Set(all.flatMap((e) => [...e.names])) };
}

function toTest(t: TestNode, end: (n: Node) => Expr, source: string, kind: Kind): Test {
  if (t.is === 'equal') return { is: 'equal', expr: end(t.value) };
  if (kind === 'ja-nee' || kind === 'tekst')
    throw new FeelError(`"${source}": ${kind} kent geen groter of kleiner`);
  return { ...t, from: t.from && end(t.from), to: t.to && end(t.to) };
}

/** A cell with its ends filled in, as inclusive ranges or values. */
export type FilledCell = { not: boolean; parts: Part[] };

/** Fills in the ends; null when a constant it needs is not known. */
export function fillCell(cell: Cell, lookup: Lookup): FilledCell | null {
  const parts: Part[] = [];
  const value = (e: Expr): Value | null => {
    const found = e.run(lookup);
    return found.t === 'known' ? found.value : null;
  };
  for (const t of cell.tests) {
    if (t.is === 'equal') {
      const v = value(t.expr);
      if (v === null) return null;
      parts.push(typeof v === 'number' ? { is: 'range', lo: v, hi: v } : { is: 'value', value: v });
    } else {
      const [from, to] = [t.from && value(t.from), t.to && value(t.to)];
      if ((t.from && from === null) || (t.to && to === null)) return null;
      const lo = from === null ? Number.MIN_SAFE_INTEGER : whole(from) + (t.fromIncluded ? 0 : 1);
      const hi = to === null ? Number.MAX_SAFE_INTEGER : whole(to) - (t.toIncluded ? 0 : 1);
      parts.push({ is: 'range', lo, hi });
    }
  }
  return { not: cell.not, parts };
}

/** Cuts a domain into parts such that every cell is a set of whole parts. */
export function cutDomain(domain: Domain, cells: readonly FilledCell[]): Part[] {
  if (domain.is === 'values') return domain.values.map((value) => ({ is: 'value', value }));
  const starts = new Set([domain.lo]);
  for (const part of cells.flatMap((c) => c.parts)) {
    if (part.is !== 'range') continue;
    for (const start of [part.lo, part.hi + 1])
      if (start > domain.lo && start <= domain.hi) starts.add(start);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((lo, i) => ({ is: 'range', lo, hi: (sorted[i + 1] ?? domain.hi + 1) - 1 }));
}

/** The parts a cell takes, as bits. */
export function bitsOf(cell: FilledCell, parts: readonly Part[]): bigint {
  let bits = 0n;
  parts.forEach((part, i) => {
    const inside = cell.parts.some((p) =>
      p.is === 'range'
        ? part.is === 'range' && part.lo >= p.lo && part.hi <= p.hi
        : part.is === 'value' && part.value === p.value,
    );
    if (inside !== cell.not) bits |= 1n << BigInt(i);
  });
  return bits;
}

/** The parts in which a value can still lie, as bits. A stop can lie anywhere. */
export function possibleBits(value: Abs, parts: readonly Part[]): bigint {
  let bits = 0n;
  parts.forEach((part, i) => {
    if (value.t === 'stop' || reaches(value, part)) bits |= 1n << BigInt(i);
  });
  return bits;
}

function reaches(value: Known | Unknown, part: Part): boolean {
  if (part.is === 'value') return optionsOf(value).includes(part.value);
  const [lo, hi] = bounds(value);
  return (lo === null || whole(lo) <= part.hi) && (hi === null || whole(hi) >= part.lo);
}
