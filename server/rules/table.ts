/** One decision table: which rows are still possible, and which columns can still change the result. */
import { type Abs, needsOf, oneOf, sameValue, stopped, union } from './feel/abstract.ts';
import {
  bitsOf,
  type Cell,
  cutDomain,
  type Domain,
  type FilledCell,
  fillCell,
  type Part,
  possibleBits,
} from './feel/cell.ts';
import type { Lookup } from './feel/expr.ts';
import type { NameType, Row, Table } from './types.ts';

/** A table with its constants filled in: per column the parts of its domain, per row and column the parts taken. */
export type FilledTable = { parts: Part[][]; bits: bigint[][]; cells: (FilledCell | null)[][] };

const WIDE: Domain = { is: 'range', lo: -8e15, hi: 8e15 };
const cache = new WeakMap<Table, Map<string, FilledTable | string>>();

/**
 * Fills in the constants; the same constants give the same (remembered) table. When a constant is not known, gives
 * its name.
 */
export function fillTable(
  table: Table,
  types: ReadonlyMap<string, NameType>,
  lookup: Lookup,
): FilledTable | string {
  const names = new Set(table.rows.flatMap((r) => r.cells.flatMap((c) => [...(c?.names ?? [])])));
  const values = [...names].filter((n) => types.has(n)).map((name) => ({ name, value: lookup(name) }));
  const open = values.find((v) => v.value.t !== 'known');
  if (open) return open.name;
  const key = values.map(({ value }) => (value.t === 'known' ? String(value.value) : '')).join('|');
  const remembered = cache.get(table) ?? new Map<string, FilledTable | string>();
  cache.set(table, remembered);
  const found = remembered.get(key);
  if (found !== undefined) return found;
  const made = fillNow(table, types, lookup);
  remembered.set(key, made);
  return made;
}

function fillNow(table: Table, types: ReadonlyMap<string, NameType>, lookup: Lookup): FilledTable | string {
  const withOptions: Lookup = (name) => (types.has(name) ? lookup(name) : { t: 'known', value: name });
  const fillOne = (cell: Cell | null): FilledCell | null => {
    if (!cell) return null;
    const filled = fillCell(cell, withOptions);
    if (!filled) throw new TypeError(`cel ${cell.source}: een constante is niet bekend`);
    return filled;
  };
  const cells = table.rows.map((r) => r.cells.map(fillOne));
  const parts = table.columns.map((name, c) => {
    const filled = cells.flatMap((row) => row[c] ?? []);
    return cutDomain(domainOf(types.get(name)), filled);
  });
  const bits = cells.map((row) =>
    row.map((cell, c) => {
      const columnParts = parts[c] ?? [];
      return cell ? bitsOf(cell, columnParts) : (1n << BigInt(columnParts.length)) - 1n;
    }),
  );
  return { parts, bits, cells };
}

function domainOf(type: NameType | undefined): Domain {
  if (type?.kind === 'ja-nee') return { is: 'values', values: [true, false] };
  if (type?.kind === 'tekst') return { is: 'values', values: [...(type.options?.keys() ?? [])] };
  return WIDE;
}

export type Verdict = 'ja' | 'nee' | 'onbekend' | 'niet-nodig';

export type TableResult = {
  table: Table;
  filled: FilledTable | null;
  /** Value per column; null when no row that was still possible looked at it. */
  columns: (Abs | null)[];
  verdicts: Verdict[][];
  possible: Row[];
  /** Inputs that can still change which result is reached, in column order. */
  needs: readonly string[];
  /** A column that can change the result but has no value: the facts do not reach. */
  stop: Abs | null;
};

/**
 * Tries every row. `same` says whether two rows give the same result: what cannot change the result is not asked.
 *
 * A column can still change the result exactly when two possible rows with different results overlap in every other
 * column (rows of a checked table never overlap in all).
 */
export function tryRows(
  table: Table,
  types: ReadonlyMap<string, NameType>,
  lookup: Lookup,
  same: (a: Row, b: Row) => boolean,
): TableResult {
  const filled = fillTable(table, types, lookup);
  if (typeof filled === 'string') {
    const constant = lookup(filled);
    const stop = constant.t === 'stop' ? constant : null;
    return {
      table,
      filled: null,
      columns: [],
      verdicts: [],
      possible: table.rows,
      needs: needsOf(constant),
      stop,
    };
  }
  const count = table.columns.length;
  const columns: (Abs | null)[] = new Array<Abs | null>(count).fill(null);
  const open: bigint[] = [];
  const verdicts = table.rows.map(() => new Array<Verdict>(count).fill('niet-nodig'));
  let possible = table.rows.map((row, index) => ({ row, index }));
  for (let c = 0; c < count; c += 1) {
    const parts = filled.parts[c] ?? [];
    open[c] = (1n << BigInt(parts.length)) - 1n;
    if (!possible.some(({ row }) => row.cells[c])) continue;
    const value = lookup(table.columns[c] ?? '');
    columns[c] = value;
    const reach = possibleBits(value, parts);
    open[c] = reach;
    possible = possible.filter(({ row, index }) => {
      const bits = filled.bits[index]?.[c] ?? 0n;
      const verdict = (bits & reach) === 0n ? 'nee' : (reach & ~bits) === 0n ? 'ja' : 'onbekend';
      const line = verdicts[index];
      if (line && row.cells[c]) line[c] = verdict;
      return verdict !== 'nee';
    });
  }
  const changing = changingColumns(filled, open, possible, same);
  const stop = changing.map((c) => columns[c]).find((v) => v?.t === 'stop') ?? null;
  const needs = union(...changing.map((c) => needsOf(columns[c] ?? stopped('', ''))));
  return { table, filled, columns, verdicts, possible: possible.map((p) => p.row), needs, stop };
}

function changingColumns(
  filled: FilledTable,
  open: bigint[],
  possible: { row: Row; index: number }[],
  same: (a: Row, b: Row) => boolean,
): number[] {
  const changing = new Set<number>();
  for (const [i, one] of possible.entries()) {
    for (const other of possible.slice(i + 1)) {
      if (same(one.row, other.row)) continue;
      const apart = open.flatMap((reach, c) =>
        ((filled.bits[one.index]?.[c] ?? 0n) & (filled.bits[other.index]?.[c] ?? 0n) & reach) === 0n
          ? [c]
          : [],
      );
      if (apart.length === 1) changing.add(apart[0] ?? 0);
    }
  }
  return [...changing].sort((a, b) => a - b);
}

/** The value of a table that is not the outcome table. */
export function tableValue(result: TableResult, lookup: Lookup): Abs {
  if (result.stop) return result.stop;
  const outputs = result.possible.map(
    (r) => r.output?.run(lookup) ?? stopped('de rij heeft geen waarde', ''),
  );
  const [only] = outputs;
  if (!only) return stopped(`Geen rij van de tabel ${result.table.label} past.`, 'Vraag de hulplijn.');
  return outputs.length === 1 ? only : oneOf(outputs, result.needs);
}

/** Whether two rows of such a table give the same value. */
export function sameOutput(lookup: Lookup): (a: Row, b: Row) => boolean {
  return (a, b) => {
    if (a.result === b.result) return true;
    const [x, y] = [a.output?.run(lookup), b.output?.run(lookup)];
    return x?.t === 'known' && y?.t === 'known' && sameValue(x.value, y.value);
  };
}
