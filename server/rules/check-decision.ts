/** A decision against its format, its facts and its parameters. Tables are proved in check-tables.ts. */
import { MAX_SAY_WORDS, MAX_STEPS, MAX_TITLE } from '../knowledge/check.ts';
import { figures } from '../knowledge/figures.ts';
import type { Day, Fact, Problem } from '../knowledge/types.ts';
import { isoOf } from './calendar.ts';
import { factFigures } from './fact-figures.ts';
import type { Known } from './load.ts';
import { firstUncovered, isDay } from './parameters.ts';
import type { Basis, Constant, Decision, Outcome, Template } from './types.ts';

type Path = readonly PropertyKey[];
type Report = (path: Path, message: string) => void;

/** Every problem of one decision, apart from its tables. */
export function checkDecision(decision: Decision, known: Known): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, message) =>
    problems.push({
      file: decision.file,
      line: decision.lineOf(path),
      message: `${decision.id}: ${message}`,
    });
  if (decision.validTo !== null && decision.validTo < decision.validFrom)
    report(['validTo'], 'validTo ligt vóór validFrom');
  checkBasis(decision, known, report);
  checkUse(decision, report);
  decision.constants.forEach((c, n) => {
    checkPeriod(decision, c, ['constants', n], report);
  });
  [...decision.outcomes.values()].forEach((o, n) => {
    checkSentences(o, ['outcomes', n], report);
  });
  checkFigures(decision, known, report);
  return problems;
}

/** Everything that claims a legal basis, with its place in the file. */
function grounds(decision: Decision): { path: Path; basis: Basis[]; what: string; required: boolean }[] {
  const rows = decision.tables.flatMap((t) =>
    t.rows.map((r) => ({
      path: ['tables', indexOf(decision, t.key), 'rows', r.number - 1],
      basis: r.basis,
      what: `tabel ${t.key}, rij ${r.number}`,
      // A row that leads to a stop states what is not known; there may be no law to cite.
      required: !(t.isOutcome && decision.stops.has(r.result)),
    })),
  );
  const outcomes = [...decision.outcomes.values()].flatMap((o, n) => [
    { path: ['outcomes', n], basis: o.basis, what: `uitkomst ${o.key}`, required: false },
    ...o.watchOuts.map((w, i) => ({
      path: ['outcomes', n, 'watchOuts', i],
      basis: w.basis,
      what: `uitkomst ${o.key}`,
      required: false,
    })),
  ]);
  const expressions = decision.expressions.map((e) => ({
    path: ['expressions'],
    basis: e.basis,
    what: `expressie ${e.key}`,
    required: false,
  }));
  const stops = [...decision.stops.values()].map((s, n) => ({
    path: ['stops', n],
    basis: s.basis,
    what: `stop ${s.key}`,
    required: false,
  }));
  return [...rows, ...outcomes, ...expressions, ...stops];
}

function indexOf(decision: Decision, table: string): number {
  return decision.tableOrder.indexOf(table);
}

function checkBasis(decision: Decision, known: Known, report: Report): void {
  for (const { path, basis, what, required } of grounds(decision)) {
    if (required && basis.length === 0) report(path, `${what} heeft geen grondslag (basis)`);
    for (const { source, facts } of basis) {
      if (!known.sources.has(source)) report(path, `${what}: bron "${source}" staat niet in sources.yaml`);
      if (required && facts.length === 0) report(path, `${what}: grondslag ${source} noemt geen feit`);
      for (const id of facts) {
        const fact = known.facts.get(id);
        if (!fact) report(path, `${what}: feit ${id} bestaat niet (of heeft zekerheid C)`);
        else if (!comesFrom(fact, source, known))
          report(path, `${what}: feit ${id} komt niet uit bron "${source}" (maar uit ${fact.source})`);
      }
    }
  }
}

/** Whether the fact, or the fact it was derived from ("afgeleid uit ID"), names this source. */
function comesFrom(fact: Fact, source: string, known: Known): boolean {
  if (fact.source.includes(source)) return true;
  const parent = known.facts.get(/^afgeleid uit ([A-Z0-9-]+)$/.exec(fact.source)?.[1] ?? '');
  return parent !== undefined && comesFrom(parent, source, known);
}

/** Inputs, constants, expressions, tables, outcomes and stops that nothing uses. */
function checkUse(decision: Decision, report: Report): void {
  const used = new Set<string>();
  const visit = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    const d = decision.definitions.get(name);
    if (d?.of === 'constant' && isInput(d.constant.on)) visit(d.constant.on);
    if (d?.of === 'expression') for (const n of d.expression.expr.names) visit(n);
    if (d?.of === 'table') {
      for (const n of d.table.columns) visit(n);
      for (const r of d.table.rows)
        for (const n of [...(r.output?.names ?? []), ...r.cells.flatMap((c) => [...(c?.names ?? [])])])
          visit(n);
    }
  };
  visit(decision.outcomeTable.key);
  for (const o of decision.outcomes.values()) {
    for (const t of templates(o)) t.names.forEach(visit);
    for (const w of o.watchOuts) w.when?.names.forEach(visit);
  }
  for (const list of ['inputs', 'constants', 'expressions', 'tables'] as const) {
    decision[list].forEach((item, n) => {
      if (!used.has(item.key))
        report(
          list === 'inputs' || list === 'constants' ? [list, n] : [list],
          `${item.key} wordt nergens gebruikt`,
        );
    });
  }
  for (const t of decision.tables) {
    t.columns.forEach((column, c) => {
      if (t.rows.every((r) => !r.cells[c]))
        report(['tables', indexOf(decision, t.key)], `tabel ${t.key}: geen rij kijkt naar kolom ${column}`);
    });
  }
  const reached = new Set(decision.outcomeTable.rows.map((r) => r.result));
  [...decision.outcomes.keys()].forEach((key, n) => {
    if (!reached.has(key)) report(['outcomes', n], `geen rij leidt naar uitkomst ${key}`);
  });
  [...decision.stops.keys()].forEach((key, n) => {
    if (!reached.has(key)) report(['stops', n], `geen rij leidt naar stop ${key}`);
  });
}

/** Whether a constant is taken on a year or date that is asked. */
const isInput = (on: string): boolean => on !== 'date' && !isDay(on);

/** The parameter has a value for all of the period the decision claims. */
function checkPeriod(decision: Decision, constant: Constant, path: Path, report: Report): void {
  const { parameter, on } = constant;
  let period: { from: Day; to: Day | null } = { from: decision.validFrom, to: decision.validTo };
  if (isDay(on)) period = { from: on, to: on };
  if (isInput(on)) {
    if (!decision.years) {
      report(path, `${constant.key} hangt af van ${on}; noem onder years welke jaren deze regel kan`);
      return;
    }
    period = { from: `${decision.years.from}-01-01`, to: `${decision.years.to}-12-31` };
  }
  const gap = firstUncovered(parameter, period.from, period.to);
  if (gap)
    report(
      path,
      `parameter ${parameter.key} heeft geen waarde op ${gap}, maar de regel geldt ${period.from} – ${period.to ?? 'heden'}`,
    );
  const input = decision.inputs.find((i) => i.key === on);
  if (input?.type === 'date' && input.min !== null && input.max !== null && decision.years) {
    if (isoOf(input.max) < period.from || isoOf(input.min) > (period.to ?? '9999'))
      report(path, `${on} kan nooit in years vallen`);
  }
}

const templates = (o: Outcome): Template[] => [
  o.title,
  o.say,
  ...o.steps,
  ...o.referTo,
  ...o.watchOuts.map((w) => w.text),
];

/** Longest that a placeholder can become: a date in words. */
const PLACEHOLDER = '30 september 2027';
const longest = (t: Template) => t.parts.map((p) => (typeof p === 'string' ? p : PLACEHOLDER)).join('');

function checkSentences(o: Outcome, path: Path, report: Report): void {
  const title = longest(o.title);
  if (title.length > MAX_TITLE)
    report(
      [...path, 'title'],
      `titel van ${o.key} kan ${title.length} tekens worden (hoogstens ${MAX_TITLE})`,
    );
  const words = longest(o.say).split(/\s+/).length;
  if (words > MAX_SAY_WORDS)
    report([...path, 'say'], `zin van ${o.key} kan ${words} woorden worden (hoogstens ${MAX_SAY_WORDS})`);
  if (o.steps.length > MAX_STEPS)
    report([...path, 'steps'], `${o.key} heeft ${o.steps.length} stappen (hoogstens ${MAX_STEPS})`);
}

/** Every figure written in a sentence, a cell or an expression stands in one of the facts the decision names. */
function checkFigures(decision: Decision, known: Known, report: Report): void {
  const ids = new Set(grounds(decision).flatMap((g) => g.basis.flatMap((b) => b.facts)));
  for (const c of decision.constants) for (const v of c.parameter.values) ids.add(v.fact);
  const allowed = new Set(['0', '1']);
  for (const id of ids) {
    const fact = known.facts.get(id);
    if (fact) for (const figure of factFigures(fact)) allowed.add(figure);
  }
  const check = (path: Path, text: string, what: string) => {
    for (const figure of figures(text))
      if (!allowed.has(figure)) report(path, `${what}: getal ${figure} staat in geen van de feiten`);
  };
  [...decision.outcomes.values()].forEach((o, n) => {
    for (const t of templates(o))
      check(['outcomes', n], t.parts.filter((p) => typeof p === 'string').join(' '), `uitkomst ${o.key}`);
  });
  for (const e of decision.expressions) check(['expressions'], feelFigures(e.source), `expressie ${e.key}`);
  for (const t of decision.tables) {
    for (const r of t.rows) {
      const path = ['tables', indexOf(decision, t.key), 'rows', r.number - 1];
      const sources = [...r.cells.flatMap((c) => c?.source ?? []), ...(r.output ? [r.result] : [])];
      check(path, sources.map(feelFigures).join(' ; '), `tabel ${t.key}, rij ${r.number}`);
    }
  }
}

/** FEEL with its dates as 31-1-2026, so that figures() reads them as facts write them. Names lose their digits. */
function feelFigures(source: string): string {
  return source
    .replace(
      /(\d{4})-(\d{2})-(\d{2})/g,
      (_, y: string, m: string, d: string) => `${Number(d)}-${Number(m)}-${y}`,
    )
    .replace(/[A-Za-z][A-Za-z0-9]*/g, ' ')
    .replace(/\.\./g, ' .. ');
}
