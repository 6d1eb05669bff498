/** One decision table: which rows are still possible, and which columns can still change the result. */
import { type Abs, needsOf, oneOf, sameValue, stopped, union } from './feel/abstract.ts';
import {
  bitsOf,
  cutDomain,
  type Domain,
  type FilledCell,
  fillCell,
  type Part,
  possibleBits,
} from './feel/cell.ts';
import type { Lookup } from './feel/expr.ts';
import type { NameType, Row, Table } from './types.ts';

/**
 * A table with its constants filled in: per column the parts of its domain, per row and column the parts taken.
 * `open`: constants a cell needs that are not known; such a cell takes every part until they are.
 */
export type FilledTable = {
  parts: Part[][];
  bits: bigint[][];
  cells: (FilledCell | null)[][];
  open: string[][][];
};

const WIDE: Domain = { is: 'range', lo: -8e15, hi: 8e15 };
const NONE: string[] = [];
const cache = new WeakMap<Table, Map<string, FilledTable>>();

/** Fills in the constants; the same constants give the same (remembered) table. */
export function fillTable(table: Table, types: ReadonlyMap<string, NameType>, lookup: Lookup): FilledTable {
  const values = table.cellNames.filter((name) => types.has(name)).map((name) => lookup(name));
  const key = values.map((value) => (value.t === 'known' ? String(value.value) : '?')).join('|');
  const remembered = cache.get(table) ?? new Map<string, FilledTable>();
  cache.set(table, remembered);
  const found = remembered.get(key);
  if (found) return found;
  const made = fillNow(table, types, lookup);
  remembered.set(key, made);
  return made;
}

function fillNow(table: Table, types: ReadonlyMap<string, NameType>, lookup: Lookup): FilledTable {
  // A name that is no constant is an option of a choice, and stands for itself.
  const withOptions: Lookup = (name) => (types.has(name) ? lookup(name) : { t: 'known', value: name });
  const open = table.rows.map((r) =>
    r.cells.map((cell) => (cell ? [...cell.names].filter((name) => withOptions(name).t !== 'known') : NONE)),
  );
  const cells = table.rows.map((r) => r.cells.map((cell) => (cell ? fillCell(cell, withOptions) : null)));
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
  return { parts, bits, cells, open };
}

function domainOf(type: NameType | undefined): Domain {
  if (type?.kind === 'ja-nee') return { is: 'values', values: [true, false] };
  if (type?.kind === 'tekst') return { is: 'values', values: [...(type.options?.keys() ?? [])] };
  return WIDE;
}

export type Verdict = 'ja' | 'nee' | 'onbekend' | 'niet-nodig';

export type TableResult = {
  table: Table;
  filled: FilledTable;
  /** Value per column; null when no row that was still possible looked at it. */
  columns: (Abs | null)[];
  verdicts: Verdict[][];
  possible: Row[];
  /** Inputs that can still change which result is reached, in column order. */
  needs: readonly string[];
  /** A column or constant that can change the result but has no value: the facts do not reach. */
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
  const count = table.columns.length;
  const columns = new Array<Abs | null>(count).fill(null);
  const reaches: bigint[] = [];
  const verdicts = table.rows.map(() => new Array<Verdict>(count).fill('niet-nodig'));
  let possible = table.rows.map((row, index) => ({ row, index }));
  for (let c = 0; c < count; c += 1) {
    const parts = filled.parts[c] ?? [];
    reaches[c] = (1n << BigInt(parts.length)) - 1n;
    if (!possible.some(({ row }) => row.cells[c])) continue;
    const value = lookup(table.columns[c] ?? '');
    columns[c] = value;
    const reach = possibleBits(value, parts);
    reaches[c] = reach;
    possible = possible.filter(({ row, index }) => {
      const bits = filled.bits[index]?.[c] ?? 0n;
      const isOpen = (filled.open[index]?.[c] ?? NONE).length > 0;
      const verdict = (bits & reach) === 0n ? 'nee' : !isOpen && (reach & ~bits) === 0n ? 'ja' : 'onbekend';
      const line = verdicts[index];
      if (line && row.cells[c]) line[c] = verdict;
      return verdict !== 'nee';
    });
  }
  const changing = whatChanges(filled, reaches, possible, same);
  const values = [...changing.constants.map(lookup), ...changing.columns.flatMap((c) => columns[c] ?? [])];
  const stop = values.find((v) => v.t === 'stop') ?? null;
  const needs = union(...values.map(needsOf));
  return { table, filled, columns, verdicts, possible: possible.map((p) => p.row), needs, stop };
}

/** Columns, and constants in cells, that decide between two rows that are still possible. */
function whatChanges(
  filled: FilledTable,
  reaches: bigint[],
  possible: { row: Row; index: number }[],
  same: (a: Row, b: Row) => boolean,
): { columns: number[]; constants: string[] } {
  const columns = new Set<number>();
  const constants = new Set<string>();
  for (const [i, one] of possible.entries()) {
    for (const other of possible.slice(i + 1)) {
      if (same(one.row, other.row)) continue;
      const apart: number[] = [];
      const mayPart: number[] = [];
      for (const [c, reach] of reaches.entries()) {
        const names = [...(filled.open[one.index]?.[c] ?? NONE), ...(filled.open[other.index]?.[c] ?? NONE)];
        if (names.length > 0) mayPart.push(c);
        const shared = (filled.bits[one.index]?.[c] ?? 0n) & (filled.bits[other.index]?.[c] ?? 0n) & reach;
        if (shared === 0n) apart.push(c);
      }
      if (apart.length > 1) continue;
      for (const c of apart) columns.add(c);
      // Nothing that is known keeps these rows apart: it must be a cell whose constant is not known yet.
      if (apart.length > 0) continue;
      for (const c of mayPart) {
        columns.add(c);
        for (const index of [one.index, other.index])
          for (const name of filled.open[index]?.[c] ?? NONE) constants.add(name);
      }
    }
  }
  return { columns: [...columns].sort((a, b) => a - b), constants: [...constants] };
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
