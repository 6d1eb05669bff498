/**
 * Proves that a table has no gap and no overlap over the declared domains: the parts into which the cells cut each
 * column (feel/cell.ts) are tried in every combination. A table whose cells name constants is proved for every set of
 * values those constants have had. A counter-example is one value per column.
 *
 * Columns are taken as independent: two columns that follow from one input must still leave no gap between them.
 */
import type { Day, Problem } from '../knowledge/types.ts';
import { type Abs, known } from './feel/abstract.ts';
import { type Part, possibleBits } from './feel/cell.ts';
import type { Lookup } from './feel/expr.ts';
import { openFrame } from './frame.ts';
import { isDay } from './parameters.ts';
import { type FilledTable, fillTable } from './table.ts';
import { labelOf } from './trace.ts';
import type { Decision, Table } from './types.ts';
import { type Value, written } from './values.ts';

const MAX_PER_TABLE = 3;

export function checkTables(decision: Decision): Problem[] {
  return decision.tables.flatMap((table) => checkTable(decision, table));
}

function checkTable(decision: Decision, table: Table): Problem[] {
  const messages = new Map<string, number>();
  for (const date of datesToTry(decision)) {
    const frame = openFrame(decision, new Map(), date);
    for (const constants of constantsOf(decision, table)) {
      const lookup: Lookup = (name) => constants.get(name) ?? frame.lookup(name);
      const filled = fillTable(table, decision.types, lookup);
      if (filled.open.some((row) => row.some((names) => names.length > 0))) continue;
      const reach = table.columns.map((name, c) => possibleBits(frame.lookup(name), filled.parts[c] ?? []));
      for (const found of prove(table, filled, reach)) {
        const where = found.example
          .flatMap((part, c) =>
            part
              ? [
                  `${labelOf(decision, table.columns[c] ?? '')} = ${example(decision, table.columns[c] ?? '', part)}`,
                ]
              : [],
          )
          .join(', ');
        const message =
          found.rows.length === 0
            ? `tabel ${table.key} heeft een gat: geen rij past bij ${where}`
            : `tabel ${table.key} overlapt: rij ${found.rows.join(' en ')} passen allebei bij ${where}`;
        messages.set(message, found.rows.at(-1) ?? 1);
      }
    }
  }
  const at = decision.tableOrder.indexOf(table.key);
  return [...messages].slice(0, MAX_PER_TABLE).map(([message, row]) => ({
    file: decision.file,
    line: decision.lineOf(['tables', at, 'rows', row - 1]),
    message: `${decision.id}: ${message}`,
  }));
}

type Finding = { rows: number[]; example: (Part | null)[] };

/** Walks the columns from left to right with the rows that are left; stops at the first few findings. */
function prove(table: Table, filled: FilledTable, reach: bigint[]): Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  const walk = (c: number, rows: number[], path: (Part | null)[]): void => {
    if (findings.length >= MAX_PER_TABLE) return;
    const key = `${c}:${rows.join(',')}`;
    if (done.has(key)) return;
    done.add(key);
    if (rows.length === 0) {
      findings.push({ rows: [], example: path });
      return;
    }
    if (c === table.columns.length) {
      if (rows.length > 1) findings.push({ rows: rows.map((r) => r + 1), example: path });
      return;
    }
    const looked = rows.some((r) => table.rows[r]?.cells[c]);
    (filled.parts[c] ?? []).forEach((part, p) => {
      const bit = 1n << BigInt(p);
      if (((reach[c] ?? 0n) & bit) === 0n) return;
      walk(
        c + 1,
        rows.filter((r) => ((filled.bits[r]?.[c] ?? 0n) & bit) !== 0n),
        [...path, looked ? part : null],
      );
    });
  };
  walk(
    0,
    table.rows.map((_, r) => r),
    [],
  );
  return findings;
}

/** Days on which the constants taken on the reference date can differ: the start of each of their periods. */
function datesToTry(decision: Decision): Day[] {
  const starts = decision.constants
    .filter((c) => c.on === 'date')
    .flatMap((c) => c.parameter.values.map((v) => v.from));
  const within = starts.filter(
    (d) => d >= decision.validFrom && (decision.validTo === null || d <= decision.validTo),
  );
  return [...new Set([decision.validFrom, ...within])];
}

/** Every combination of values of the constants in the cells that depend on an input. */
function constantsOf(decision: Decision, table: Table): Map<string, Abs>[] {
  let sets: Map<string, Abs>[] = [new Map()];
  const byMoment = new Map<string, Set<Day>>();
  const names = new Set(table.rows.flatMap((r) => r.cells.flatMap((c) => [...(c?.names ?? [])])));
  const varying = decision.constants.filter((c) => names.has(c.key) && c.on !== 'date' && !isDay(c.on));
  for (const c of varying) {
    const days = byMoment.get(c.on) ?? new Set<Day>();
    for (const v of c.parameter.values) days.add(v.from);
    byMoment.set(c.on, days);
  }
  for (const [on, days] of byMoment) {
    const here = varying.filter((c) => c.on === on);
    sets = sets.flatMap((set) =>
      [...days].flatMap((day) => {
        const next = new Map(set);
        for (const c of here) {
          const value = c.parameter.values.find((v) => v.from <= day && (v.to === null || v.to >= day));
          if (!value) return [];
          next.set(c.key, known(value.value));
        }
        return [next];
      }),
    );
  }
  return sets;
}

/** A value of the part, in words: the lowest that is not absurd. */
function example(decision: Decision, column: string, part: Part): string {
  const type = decision.types.get(column);
  const input = decision.inputs.find((i) => i.key === column);
  const inside = part.is === 'value' ? part.value : nearest(part.lo, part.hi, input?.min ?? 0);
  return type ? written(type.kind, inside, type.options ?? undefined) : String(inside);
}

const nearest = (lo: number, hi: number, wish: number): Value => Math.min(Math.max(lo, wish), hi);
