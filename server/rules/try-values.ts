/** Values to try a decision with: both sides of every boundary its tables name, the ends of the domain, and some between. */

import { isoOf } from './calendar.ts';
import { known } from './feel/abstract.ts';
import { fillCell } from './feel/cell.ts';
import type { Decision, Input } from './types.ts';
import { type Kind, whole } from './values.ts';

/** Repeatable numbers in [0, 1), from a text (mulberry32 over a simple hash). Not for secrets. */
export function randomNumbers(seed: string): () => number {
  let state = [...seed].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), 2166136261) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Values of an input as text, the way readValue reads them. */
export function interestingValues(input: Input, decision: Decision): string[] {
  if (input.type === 'boolean') return ['ja', 'nee'];
  if (input.type === 'choice') return input.options.map((o) => o.key);
  const { min, max } = input;
  if (min === null || max === null) return [];
  const found = new Set<number>([min, max, Math.floor((min + max) / 2)]);
  for (const boundary of boundaries(decision, input.kind))
    for (const n of [boundary - 1, boundary, boundary + 1]) found.add(n);
  // Small values are as likely as large ones.
  for (let step = 1; input.type !== 'date' && step < max - min; step *= 7) found.add(min + step);
  // The years that have values of their own.
  if (input.type === 'year') for (const p of parameterDays(decision)) found.add(Number(isoOf(p).slice(0, 4)));
  if (input.type === 'date') {
    for (const p of parameterDays(decision)) for (const n of [p - 1, p]) found.add(n);
    for (let day = min; day <= max && found.size < 80; day += Math.max(1, Math.floor((max - min) / 40)))
      found.add(day);
  }
  return [...found].filter((n) => n >= min && n <= max).map((n) => asText(input, n));
}

function asText(input: Input, value: number): string {
  if (input.type === 'date') return isoOf(value);
  if (input.type === 'amount') return `${Math.floor(value / 100)},${String(value % 100).padStart(2, '0')}`;
  if (input.type === 'percentage')
    return `${Math.floor(value / 1_000_000)},${String(value % 1_000_000).padStart(6, '0')}`;
  return String(value);
}

/** Every number of this kind that a cell or a parameter of the decision names. */
function boundaries(decision: Decision, kind: Kind): number[] {
  const numbers = new Set<number>();
  const add = (value: unknown) => {
    if (typeof value === 'number') numbers.add(value);
  };
  for (const c of decision.constants)
    if (c.parameter.kind === kind) for (const v of c.parameter.values) add(v.value);
  for (const t of decision.tables) {
    const ofKind = t.columns.map((c) => decision.types.get(c)?.kind === kind);
    for (const cell of t.rows.flatMap((r) => r.cells.filter((_, c) => ofKind[c]))) {
      if (!cell || cell.names.size > 0) continue;
      const filled = fillCell(cell, (name) => known(name));
      for (const part of filled?.parts ?? [])
        if (part.is === 'range') for (const end of [part.lo, part.hi]) add(end);
    }
  }
  return [...numbers].filter((n) => Math.abs(n) < 1e15);
}

function parameterDays(decision: Decision): number[] {
  const days = decision.constants.flatMap((c) =>
    c.parameter.values.map((v) => Date.parse(v.from) / 86_400_000),
  );
  return days.map((d) => whole(d));
}
