/** File form → decision the engine can run. Everything that does not fit is reported with its line; nothing is guessed. */
import type { Problem } from '../knowledge/types.ts';
import { compileInput } from './compile-input.ts';
import { compileCell } from './feel/cell.ts';
import { compile, type Expr } from './feel/expr.ts';
import { FUNCTIONS } from './feel/functions.ts';
import { FeelError, parseExpression } from './feel/parse.ts';
import { isDay, type Parameter } from './parameters.ts';
import type { DecisionFile } from './schema.ts';
import { template } from './template.ts';
import type { Decision, Definition, Expression, NameType, Outcome, Row, Table } from './types.ts';

export const OUTCOME_TABLE = 'uitkomst';
/** The reference date, as a name in FEEL. */
export const TODAY = 'vandaag';

type Path = readonly PropertyKey[];
/** Thrown while compiling, with the place in the file. */
class At extends Error {
  readonly path: Path;
  constructor(path: Path, message: string) {
    super(message);
    this.path = path;
  }
}

export type CompileContext = {
  file: string;
  hash: string;
  lineOf: (path: Path) => number;
  parameters: ReadonlyMap<string, Parameter>;
  certainty: Decision['certainty'];
};

/** Compiles; the decision is null when there are problems. */
export function compileDecision(
  raw: DecisionFile,
  context: CompileContext,
): { decision: Decision | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const attempt = <T>(path: Path, work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof FeelError || error instanceof At)) throw error;
      const where = error instanceof At ? error.path : path;
      problems.push({
        file: context.file,
        line: context.lineOf(where),
        message: `${raw.id}: ${error.message}`,
      });
      return null;
    }
  };

  const definitions = new Map<string, Definition>([[TODAY, { of: 'today' }]]);
  const types = new Map<string, NameType>([[TODAY, { kind: 'datum', options: null }]]);
  refuseDoubleNames(raw, (path, message) =>
    attempt(path, () => {
      throw new At(path, message);
    }),
  );

  const inputs = raw.inputs.flatMap((i, n) => attempt(['inputs', n], () => compileInput(i)) ?? []);
  for (const input of inputs) {
    definitions.set(input.key, { of: 'input', input });
    const options = input.options.length > 0 ? new Map(input.options.map((o) => [o.key, o.label])) : null;
    types.set(input.key, { kind: input.kind, options });
  }
  const constants = raw.constants.flatMap((c, n) => {
    const path = ['constants', n];
    const parameter = context.parameters.get(c.parameter);
    if (!parameter)
      problems.push({
        file: context.file,
        line: context.lineOf(path),
        message: `${raw.id}: parameter ${c.parameter} bestaat niet`,
      });
    if (
      c.on !== 'date' &&
      !isDay(c.on) &&
      !inputs.some((i) => i.key === c.on && (i.type === 'date' || i.type === 'year'))
    ) {
      problems.push({
        file: context.file,
        line: context.lineOf(path),
        message: `${raw.id}: on: ${c.on} is geen datum of jaar uit inputs`,
      });
    }
    return parameter ? [{ key: c.key, label: c.label, parameter, on: c.on }] : [];
  });
  for (const constant of constants) {
    definitions.set(constant.key, { of: 'constant', constant });
    types.set(constant.key, { kind: constant.parameter.kind, options: null });
  }

  // Options of choices are names too, unless something else has that name.
  const optionNames = new Map(inputs.flatMap((i) => i.options.map((o) => [o.key, o.label] as const)));
  const rawExpressions = new Map(raw.expressions.map((e, n) => [e.key, { e, n }]));
  const rawTables = new Map(raw.tables.map((t, n) => [t.key, { t, n }]));
  const busy = new Set<string>();
  const expressions: Expression[] = [];
  const tables = new Map<string, Table>();

  const typeOf = (name: string): NameType | null => {
    const type = types.get(name);
    if (type) return type;
    if (!rawExpressions.has(name) && !rawTables.has(name)) return null;
    if (busy.has(name)) throw new FeelError(`${name} hangt van zichzelf af`);
    busy.add(name);
    const expression = rawExpressions.get(name);
    const table = rawTables.get(name);
    if (expression) {
      const { e } = expression;
      const expr = feel(e.feel);
      const made: Expression = { key: e.key, label: e.label, source: e.feel, expr, basis: e.basis };
      expressions.push(made);
      types.set(name, { kind: expr.kind, options: expr.options });
      definitions.set(name, { of: 'expression', expression: made });
    } else if (table) {
      const made = toTable(table.t, table.n);
      tables.set(name, made);
      types.set(name, tableType(made, table.n));
      definitions.set(name, { of: 'table', table: made });
    }
    busy.delete(name);
    return types.get(name) ?? null;
  };
  const feel = (source: string): Expr => {
    const node = parseExpression(source);
    return compile(node, (name) => typeOf(name) ?? optionType(name));
  };
  const optionType = (name: string): NameType | null => {
    const label = optionNames.get(name);
    return label === undefined ? null : { kind: 'tekst', options: new Map([[name, label]]) };
  };
  const constantsOnly = (name: string): NameType | null => {
    const definition = definitions.get(name);
    if (definition?.of === 'constant') return types.get(name) ?? null;
    if (definition || rawExpressions.has(name) || rawTables.has(name)) {
      throw new FeelError(
        `${name}: een cel vergelijkt met een vaste waarde of een constante; maak van deze vergelijking een expressie`,
      );
    }
    return optionType(name);
  };

  const toTable = (t: DecisionFile['tables'][number], n: number): Table => {
    const isOutcome = t.key === OUTCOME_TABLE;
    const columns = t.columns.map((c) => {
      const type = typeOf(c);
      if (!type) throw new At(['tables', n, 'columns'], `kolom ${c} bestaat niet`);
      return type;
    });
    const rows = t.rows.map((r, i): Row => {
      const path = ['tables', n, 'rows', i];
      for (const key of Object.keys(r.when)) {
        if (!t.columns.includes(key))
          throw new At([...path, 'when', key], `${key} is geen kolom van deze tabel`);
      }
      const cells = columns.map((type, c) => {
        const column = t.columns[c] ?? '';
        const source = r.when[column];
        return source === undefined
          ? null
          : inPlace([...path, 'when', column], () => compileCell(source, type, constantsOnly));
      });
      const output = isOutcome ? null : inPlace([...path, 'then'], () => feel(r.then));
      return { number: i + 1, cells, result: r.then, output, why: r.why ?? null, basis: r.basis };
    });
    const cellNames = [...new Set(rows.flatMap((r) => r.cells.flatMap((c) => [...(c?.names ?? [])])))];
    return { key: t.key, label: t.label, columns: t.columns, rows, cellNames, isOutcome };
  };

  const inPlace = <T>(path: Path, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw error instanceof FeelError ? new At(path, error.message) : error;
    }
  };

  for (const [n, e] of raw.expressions.entries()) attempt(['expressions', n, 'feel'], () => typeOf(e.key));
  for (const [n, t] of raw.tables.entries()) attempt(['tables', n], () => typeOf(t.key));

  const outcomes = new Map<string, Outcome>();
  for (const [n, o] of raw.outcomes.entries()) {
    const made = attempt(['outcomes', n], (): Outcome => {
      if (outcomes.has(o.key)) throw new At(['outcomes', n], `uitkomst ${o.key} komt twee keer voor`);
      const watchOuts = o.watchOuts.map((w, i) => {
        const when =
          w.when === undefined
            ? null
            : inPlace(['outcomes', n, 'watchOuts', i, 'when'], () => feel(w.when ?? 'true'));
        if (when && when.kind !== 'ja-nee')
          throw new At(['outcomes', n, 'watchOuts', i, 'when'], 'when moet ja of nee zijn');
        return { text: template(w.text), when, basis: w.basis };
      });
      const whole: Outcome = {
        key: o.key,
        title: template(o.title),
        say: template(o.say),
        steps: o.steps.map(template),
        watchOuts,
        referTo: o.referTo.map(template),
        basis: o.basis,
      };
      for (const t of [
        whole.title,
        whole.say,
        ...whole.steps,
        ...whole.referTo,
        ...watchOuts.map((w) => w.text),
      ]) {
        for (const name of t.names) {
          if (types.get(name)?.kind === 'exact')
            throw new At(['outcomes', n], `{${name}} is nog niet afgerond; gebruik rondAf…`);
          if (!definitions.has(name) || name === OUTCOME_TABLE)
            throw new At(['outcomes', n], `{${name}} in uitkomst ${o.key} bestaat niet`);
        }
        if (/[{}]/.test(t.parts.filter((p) => typeof p === 'string').join('')))
          throw new At(['outcomes', n], `losse accolade in uitkomst ${o.key}`);
      }
      return whole;
    });
    if (made) outcomes.set(o.key, made);
  }
  const stops = new Map(raw.stops.map((s) => [s.key, s]));
  const outcomeTable = tables.get(OUTCOME_TABLE) ?? null;
  if (!rawTables.has(OUTCOME_TABLE))
    problems.push({ file: context.file, line: 1, message: `${raw.id}: er is geen tabel ${OUTCOME_TABLE}` });
  for (const row of outcomeTable?.rows ?? []) {
    if (outcomes.has(row.result) || stops.has(row.result)) continue;
    const n = rawTables.get(OUTCOME_TABLE)?.n ?? 0;
    problems.push({
      file: context.file,
      line: context.lineOf(['tables', n, 'rows', row.number - 1, 'then']),
      message: `${raw.id}: ${row.result} is geen uitkomst of stop`,
    });
  }
  if (problems.length > 0 || !outcomeTable) return { decision: null, problems };
  const decision: Decision = {
    id: raw.id,
    title: raw.title,
    topic: raw.topic,
    version: raw.version,
    validFrom: raw.validFrom,
    validTo: raw.validTo,
    years: raw.years ?? null,
    questions: raw.questions,
    ask: raw.ask,
    inputs,
    constants,
    expressions,
    tableOrder: raw.tables.map((t) => t.key),
    tables: [...tables.values()],
    outcomeTable,
    outcomes,
    stops,
    definitions,
    types,
    certainty: context.certainty,
    hash: context.hash,
    file: context.file,
    lineOf: context.lineOf,
  };
  return { decision, problems };
}

/** Every name once: inputs, constants, expressions and tables share one space with the functions of FEEL. */
function refuseDoubleNames(raw: DecisionFile, report: (path: Path, message: string) => void): void {
  const seen = new Set(['date', 'not', TODAY, ...FUNCTIONS.keys()]);
  for (const list of ['inputs', 'constants', 'expressions', 'tables'] as const) {
    for (const [n, { key }] of raw[list].entries()) {
      if (seen.has(key)) report([list, n, 'key'], `de naam ${key} is al in gebruik`);
      seen.add(key);
    }
  }
}

function tableType(table: Table, n: number): NameType {
  const outputs = table.rows.flatMap((r) => (r.output ? [r.output] : []));
  const [first] = outputs;
  if (!first) return { kind: 'tekst', options: new Map(table.rows.map((r) => [r.result, r.result])) };
  const odd = outputs.findIndex((o) => o.kind !== first.kind);
  if (odd >= 0)
    throw new At(
      ['tables', n, 'rows', odd, 'then'],
      `deze rij geeft ${outputs[odd]?.kind}, de eerste rij ${first.kind}`,
    );
  const options = first.kind === 'tekst' ? new Map(outputs.flatMap((o) => [...(o.options ?? [])])) : null;
  return { kind: first.kind, options };
}
