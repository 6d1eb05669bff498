/** What a reached outcome rests on: rows that matched, constants and expressions it used, and the facts behind them. */
import type { Certainty } from '../contract/card.ts';
import { type Frame, isShown } from './frame.ts';
import type { TableResult } from './table.ts';
import { labelOf, valueText } from './trace.ts';
import type { Basis } from './types.ts';

export type Grounds = {
  basis: Basis[];
  facts: string[];
  certainty: Certainty;
  reservations: { fact: string; figure: string }[];
};

/** Walks back from the outcome through everything that was looked at to reach it. */
export function restsOn(frame: Frame, outcomeTable: TableResult, reached: string): Grounds {
  const { decision } = frame;
  const basis = new Map<string, Basis>();
  const figures = new Map<string, string>();
  const seen = new Set<string>();
  const add = (list: readonly Basis[], figure: string) => {
    for (const b of list) {
      const key = `${b.source}|${b.place}`;
      const facts = [...new Set([...(basis.get(key)?.facts ?? []), ...b.facts])];
      basis.set(key, { source: b.source, place: b.place, facts });
      for (const fact of b.facts) if (!figures.has(fact)) figures.set(fact, figure);
    }
  };
  const addTable = (result: TableResult) => {
    for (const row of result.possible) {
      for (const [c, cell] of row.cells.entries()) {
        if (!cell) continue;
        visit(result.table.columns[c] ?? '');
        for (const name of cell.names) visit(name);
      }
      for (const name of row.output?.names ?? []) visit(name);
      add(row.basis, row.why ?? result.table.label);
    }
  };
  const visit = (name: string): void => {
    if (seen.has(name) || !frame.values.has(name)) return;
    seen.add(name);
    const d = decision.definitions.get(name);
    const figure = `${labelOf(decision, name)}: ${valueText(decision, name, frame.values.get(name))}`;
    if (d?.of === 'constant') {
      const p = frame.parameters.get(name);
      visit(d.constant.on);
      if (p) add([{ source: p.source, place: p.place, facts: [p.fact] }], figure);
    } else if (d?.of === 'expression') {
      for (const inner of d.expression.expr.names) visit(inner);
      add(d.expression.basis, figure);
    } else if (d?.of === 'table') {
      const result = frame.tables.get(name);
      if (result) addTable(result);
    }
  };
  const outcome = decision.outcomes.get(reached);
  addTable(outcomeTable);
  if (outcome) {
    for (const t of [outcome.title, outcome.say, ...outcome.steps, ...outcome.referTo])
      for (const name of t.names) visit(name);
    for (const w of outcome.watchOuts) {
      if (!isShown(frame, w.when)) continue;
      for (const name of [...w.text.names, ...(w.when?.names ?? [])]) visit(name);
      add(w.basis, 'let op');
    }
    add(outcome.basis, decision.title);
  }
  add(decision.stops.get(reached)?.basis ?? [], decision.title);
  const facts = [...figures.keys()];
  const reservations = facts.flatMap((fact) =>
    decision.certainty.get(fact) === 'A' ? [] : [{ fact, figure: figures.get(fact) ?? '' }],
  );
  return { basis: [...basis.values()], facts, certainty: reservations.length > 0 ? 'B' : 'A', reservations };
}
