/** "Hoe kom ik hieraan?": constants, expressions and tables with their values; every row tried, matched or not and why. */
import type { Certainty } from '../contract/card.ts';
import type { Day } from '../knowledge/types.ts';
import type { Abs } from './feel/abstract.ts';
import type { FilledCell, Part } from './feel/cell.ts';
import type { Frame } from './frame.ts';
import type { TableResult, Verdict } from './table.ts';
import type { Basis, Decision, Row } from './types.ts';
import { asWords, type Kind, type Value, written } from './values.ts';

export type TraceCell = {
  /** FEEL as in the file; "-" when any value will do. */
  test: string;
  /** The same in words, with the constants filled in. */
  reads: string;
  verdict: Verdict;
};

export type TraceRow = {
  number: number;
  matched: 'ja' | 'nee' | 'onbekend';
  cells: TraceCell[];
  /** What the row gives. */
  gives: string;
  /** Why it did not match, or what is still open; empty when it matched. */
  because: string;
  why: string | null;
  basis: Basis[];
};

export type TraceEntry =
  | {
      kind: 'constant';
      key: string;
      label: string;
      value: string;
      from: Day;
      to: Day | null;
      source: string;
      place: string;
      fact: string;
      certainty: Certainty;
    }
  | { kind: 'expression'; key: string; label: string; feel: string; value: string; basis: Basis[] }
  | {
      kind: 'table';
      key: string;
      label: string;
      columns: { key: string; label: string; value: string }[];
      rows: TraceRow[];
      value: string;
    };

const OPEN = 'nog niet bekend';

/** The label of a name as people know it. */
export function labelOf(decision: Decision, name: string): string {
  const d = decision.definitions.get(name);
  switch (d?.of) {
    case 'input':
      return d.input.label;
    case 'constant':
      return d.constant.label;
    case 'expression':
      return d.expression.label;
    case 'table':
      return d.table.label;
    case 'today':
      return 'vandaag';
    default:
      return name;
  }
}

/** The value of a name in words, "nog niet bekend" when it is not. */
export function valueText(decision: Decision, name: string, value: Abs | null | undefined): string {
  if (!value) return 'niet nodig';
  if (value.t === 'stop') return 'niet te bepalen';
  if (value.t === 'unknown') return OPEN;
  const type = decision.types.get(name);
  return type ? written(type.kind, value.value, type.options ?? undefined) : String(value.value);
}

/** The trace of everything worked out so far, in the order in which it was worked out. */
export function traceOf(frame: Frame, outcome: TableResult): TraceEntry[] {
  const { decision } = frame;
  const entries: TraceEntry[] = [];
  for (const [name, value] of frame.values) {
    const d = decision.definitions.get(name);
    if (d?.of === 'constant') {
      const p = frame.parameters.get(name);
      if (!p) continue;
      const { from, to, source, place, fact, certainty } = p;
      entries.push({
        kind: 'constant',
        key: name,
        label: d.constant.label,
        value: valueText(decision, name, value),
        from,
        to,
        source,
        place,
        fact,
        certainty,
      });
    } else if (d?.of === 'expression') {
      const { label, source, basis } = d.expression;
      entries.push({
        kind: 'expression',
        key: name,
        label,
        feel: source,
        value: valueText(decision, name, value),
        basis,
      });
    } else if (d?.of === 'table') {
      const result = frame.tables.get(name);
      if (result) entries.push(traceTable(decision, result, valueText(decision, name, value)));
    }
  }
  const [only] = outcome.possible;
  entries.push(
    traceTable(decision, outcome, outcome.possible.length === 1 && only ? givesText(decision, only) : OPEN),
  );
  return entries;
}

function traceTable(decision: Decision, result: TableResult, value: string): TraceEntry {
  const { table } = result;
  const columns = table.columns.map((key, c) => ({
    key,
    label: labelOf(decision, key),
    value: valueText(decision, key, result.columns[c]),
  }));
  const rows = table.rows.map((row, r): TraceRow => {
    const verdicts = result.verdicts[r] ?? [];
    const cells = row.cells.map((cell, c): TraceCell => {
      const filled = result.filled.cells[r]?.[c] ?? null;
      const type = decision.types.get(table.columns[c] ?? '');
      return {
        test: cell?.source ?? '-',
        reads: filled && type ? inWords(filled, type.kind, type.options ?? undefined) : 'maakt niet uit',
        verdict: verdicts[c] ?? 'niet-nodig',
      };
    });
    const matched = verdicts.includes('nee') ? 'nee' : verdicts.includes('onbekend') ? 'onbekend' : 'ja';
    const wanted = matched === 'nee' ? 'nee' : 'onbekend';
    const because = cells
      .flatMap((cell, c) =>
        cell.verdict === wanted && matched !== 'ja'
          ? [`${columns[c]?.label}: moet ${cell.reads} zijn, is ${columns[c]?.value}`]
          : [],
      )
      .join('; ');
    return {
      number: row.number,
      matched,
      cells,
      gives: givesText(decision, row),
      because,
      why: row.why,
      basis: row.basis,
    };
  });
  return { kind: 'table', key: table.key, label: table.label, columns, rows, value };
}

/** What a row gives, in words: the title of its outcome or stop, or its value. */
function givesText(decision: Decision, row: Row): string {
  const outcome = decision.outcomes.get(row.result);
  if (outcome && !row.output)
    return outcome.title.parts.map((p) => (typeof p === 'string' ? p : '…')).join('');
  if (!row.output) return decision.stops.get(row.result)?.title ?? row.result;
  return asWords(row.result.replace(/^"(.*)"$/, '$1'));
}

const words = new WeakMap<FilledCell, string>();

/** A cell in Dutch: "lager dan € 20.000", "ja", "voorlopige aanslag of naheffing". */
export function inWords(cell: FilledCell, kind: Kind, labels?: ReadonlyMap<string, string>): string {
  const found = words.get(cell);
  if (found !== undefined) return found;
  const text = `${cell.not ? 'niet ' : ''}${cell.parts.map((p) => partInWords(p, kind, labels)).join(' of ')}`;
  words.set(cell, text);
  return text;
}

/** A part of a domain in Dutch. */
export function partInWords(part: Part, kind: Kind, labels?: ReadonlyMap<string, string>): string {
  const write = (v: Value) => written(kind, v, labels);
  if (part.is === 'value') return write(part.value);
  if (part.lo === part.hi) return write(part.lo);
  const [low, high] = [part.lo < -7e15, part.hi > 7e15];
  if (low && high) return 'elke waarde';
  if (low) return kind === 'datum' ? `vóór ${write(part.hi + 1)}` : `lager dan ${write(part.hi + 1)}`;
  if (high) return kind === 'datum' ? `op of na ${write(part.lo)}` : `${write(part.lo)} of hoger`;
  return `${write(part.lo)} tot en met ${write(part.hi)}`;
}
