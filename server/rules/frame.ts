/** One evaluation under way: values by name, each worked out at most once and only when asked for. */
import type { Day } from '../knowledge/types.ts';
import { dayFromIso, isoOf, partsOf } from './calendar.ts';
import { type Abs, between, known, maybe, stopped, type Unknown } from './feel/abstract.ts';
import { firstUncovered, isDay, type ParameterValue, valueInForce } from './parameters.ts';
import { sameOutput, type TableResult, tableValue, tryRows } from './table.ts';
import type { Constant, Decision, Input, WatchOut } from './types.ts';
import { type Value, whole } from './values.ts';

export type Frame = {
  decision: Decision;
  date: Day;
  lookup: (name: string) => Abs;
  /** Values worked out so far, in the order in which they were finished. */
  values: Map<string, Abs>;
  /** Tables tried so far. */
  tables: Map<string, TableResult>;
  /** Parameter values used so far, by constant. */
  parameters: Map<string, ParameterValue>;
};

/** Starts an evaluation; `given` holds the inputs that are known. */
export function openFrame(decision: Decision, given: ReadonlyMap<string, Value>, date: Day): Frame {
  const busy = new Set<string>();
  const frame: Frame = {
    decision,
    date,
    lookup,
    values: new Map(),
    tables: new Map(),
    parameters: new Map(),
  };
  function lookup(name: string): Abs {
    const found = frame.values.get(name);
    if (found) return found;
    if (busy.has(name)) throw new TypeError(`${name} hangt van zichzelf af`);
    busy.add(name);
    const value = workOut(frame, given, name);
    busy.delete(name);
    frame.values.set(name, value);
    return value;
  }
  return frame;
}

function workOut(frame: Frame, given: ReadonlyMap<string, Value>, name: string): Abs {
  const definition = frame.decision.definitions.get(name);
  switch (definition?.of) {
    case 'input': {
      const value = given.get(name);
      return value === undefined ? unknownInput(definition.input) : known(value);
    }
    case 'today':
      return known(dayFromIso(frame.date) ?? 0);
    case 'constant':
      return constantValue(frame, definition.constant);
    case 'expression':
      return definition.expression.expr.run(frame.lookup);
    case 'table': {
      const result = tryRows(definition.table, frame.decision.types, frame.lookup, sameOutput(frame.lookup));
      frame.tables.set(name, result);
      return tableValue(result, frame.lookup);
    }
    default:
      // The name of an option of a choice.
      return known(name);
  }
}

/** An input that is not known: anything in its declared domain. */
export function unknownInput(input: Input): Unknown {
  if (input.type === 'boolean') return maybe([input.key]);
  if (input.type === 'choice') {
    return { t: 'unknown', lo: null, hi: null, options: input.options.map((o) => o.key), needs: [input.key] };
  }
  return between(input.min, input.max, [input.key]);
}

/** The value in force on the day (or in all of the year) the constant is taken on; a stop when there is none. */
function constantValue(frame: Frame, constant: Constant): Abs {
  if (constant.on === 'date') return inForce(frame, constant, frame.date, frame.date);
  if (isDay(constant.on)) return inForce(frame, constant, constant.on, constant.on);
  const on = frame.lookup(constant.on);
  if (on.t === 'stop') return on;
  if (on.t === 'unknown') return notYetDated(frame, constant, on.needs);
  const moment = whole(on.value);
  const kind = frame.decision.types.get(constant.on)?.kind;
  if (kind === 'datum') return inForce(frame, constant, isoOf(moment), isoOf(moment));
  return inForce(frame, constant, `${moment}-01-01`, `${moment}-12-31`);
}

/**
 * A constant of which the year or date is not known yet: between its lowest and highest value when there is one for
 * every moment that can be meant, otherwise anything, because it may turn out that there is no value.
 */
function notYetDated(frame: Frame, constant: Constant, needs: readonly string[]): Abs {
  const { values } = constant.parameter;
  const input = frame.decision.inputs.find((i) => i.key === constant.on);
  if (!input || input.min === null || input.max === null) return between(null, null, needs);
  const [from, to] =
    input.type === 'date'
      ? [isoOf(input.min), isoOf(input.max)]
      : [`${input.min}-01-01`, `${input.max}-12-31`];
  if (firstUncovered(constant.parameter, from, to) !== null) return between(null, null, needs);
  const numbers = values.map((v) => whole(v.value));
  return between(Math.min(...numbers), Math.max(...numbers), needs);
}

function inForce(frame: Frame, constant: Constant, from: Day, to: Day): Abs {
  const value = valueInForce(constant.parameter, from, to);
  if (!value) {
    const when =
      from === to
        ? `op ${from.split('-').reverse().map(Number).join('-')}`
        : `voor ${partsOf(dayFromIso(from) ?? 0).year}`;
    return stopped(
      `De waarde van "${constant.label}" ${when} is niet bekend. Een ander jaar wordt niet gebruikt.`,
      'Zoek de waarde op bij de bron of vraag de hulplijn.',
    );
  }
  frame.parameters.set(constant.key, value);
  return known(value.value);
}

/** A watch-out with a condition is shown only when the condition is certainly met. */
export function isShown(frame: Frame, when: WatchOut['when']): boolean {
  if (!when) return true;
  const value = when.run(frame.lookup);
  return value.t === 'known' && value.value === true;
}
