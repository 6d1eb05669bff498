/** FEEL tree → typed closure over values that may be unknown. Compiled once, at load. */
import { dayFromIso } from '../calendar.ts';
import { calculate, compareNum, type Num } from '../exact.ts';
import type { NameType } from '../types.ts';
import { isNumeric, type Kind, numeric, type Value } from '../values.ts';
import {
  type Abs,
  between,
  bounds,
  FALSE,
  type Known,
  known,
  maybe,
  needsOf,
  oneOf,
  optionsOf,
  sameValue,
  stopped,
  TRUE,
  type Unknown,
  union,
} from './abstract.ts';
import { type FeelFunction, FUNCTIONS } from './functions.ts';
import { type CompareOp, FeelError, type Node } from './parse.ts';

/** Gives the value of a name during one evaluation. */
export type Lookup = (name: string) => Abs;

export type Expr = {
  kind: Kind;
  /** Options with their labels, when the value is a choice. */
  options: ReadonlyMap<string, string> | null;
  /** Names it refers to. */
  names: ReadonlySet<string>;
  run: (lookup: Lookup) => Abs;
};

/** What a name stands for; null when there is no such name. */
export type Names = (name: string) => NameType | null;

/** Compiles a tree. Throws FeelError when a name does not exist or kinds do not fit. */
export function compile(node: Node, names: Names): Expr {
  switch (node.is) {
    case 'number':
      return constant('getal', node.value);
    case 'text':
      return constant('tekst', node.value);
    case 'boolean':
      return constant('ja-nee', node.value);
    case 'date': {
      const day = dayFromIso(node.text);
      if (day === null) throw new FeelError(`date("${node.text}") bestaat niet (JJJJ-MM-DD)`);
      return constant('datum', day);
    }
    case 'name': {
      const type = names(node.name);
      if (!type) throw new FeelError(`${node.name} bestaat niet`);
      const { name } = node;
      return { ...type, names: new Set([name]), run: (lookup) => lookup(name) };
    }
    case 'compare':
      return comparison(node.op, compile(node.a, names), compile(node.b, names));
    case 'and':
    case 'or':
      return logic(node.is, compile(node.a, names), compile(node.b, names));
    case 'arithmetic':
      return arithmetic(node.op, compile(node.a, names), compile(node.b, names));
    case 'if':
      return choice(compile(node.condition, names), compile(node.a, names), compile(node.b, names));
    case 'call':
      return call(
        node.name,
        node.args.map((a) => compile(a, names)),
      );
  }
}

function constant(kind: Kind, value: Value): Expr {
  const result = known(value);
  const options = kind === 'tekst' ? new Map([[String(value), String(value)]]) : null;
  return { kind, options, names: new Set(), run: () => result };
}

const namesOf = (...list: Expr[]) => new Set(list.flatMap((e) => [...e.names]));

function sameKind(a: Expr, b: Expr): boolean {
  const money = (k: Kind) => k === 'bedrag' || k === 'exact';
  return a.kind === b.kind || (money(a.kind) && money(b.kind));
}

function comparison(op: CompareOp, a: Expr, b: Expr): Expr {
  if (!sameKind(a, b)) throw new FeelError(`${a.kind} en ${b.kind} zijn niet te vergelijken`);
  if (!isNumeric(a.kind) && op !== '=' && op !== '!=') throw new FeelError(`${op} kan niet op ${a.kind}`);
  if (a.kind === 'tekst') refuseStrangeOption(a, b);
  const test = isNumeric(a.kind) ? compareBounds : compareOptions;
  return {
    kind: 'ja-nee',
    options: null,
    names: namesOf(a, b),
    run: (lookup) => {
      const [x, y] = [a.run(lookup), b.run(lookup)];
      if (x.t === 'stop') return x;
      if (y.t === 'stop') return y;
      return test(op, x, y);
    },
  };
}

/** A text that is no option of the choice it is compared with is a typing error. */
function refuseStrangeOption(a: Expr, b: Expr): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (one.names.size > 0 || !one.options || !other.options) continue;
    for (const key of one.options.keys())
      if (!other.options.has(key)) throw new FeelError(`"${key}" is geen keuze`);
  }
}

function compareBounds(op: CompareOp, x: Known | Unknown, y: Known | Unknown): Abs {
  const [xl, xh] = bounds(x);
  const [yl, yh] = bounds(y);
  const less = xh !== null && yl !== null ? compareNum(xh, yl) : null;
  const more = xl !== null && yh !== null ? compareNum(xl, yh) : null;
  const equal = less === 0 && more === 0;
  const apart = (less !== null && less < 0) || (more !== null && more > 0);
  const verdict: Record<CompareOp, [boolean, boolean]> = {
    '=': [equal, apart],
    '!=': [apart, equal],
    '<': [less !== null && less < 0, more !== null && more >= 0],
    '<=': [less !== null && less <= 0, more !== null && more > 0],
    '>': [more !== null && more > 0, less !== null && less <= 0],
    '>=': [more !== null && more >= 0, less !== null && less < 0],
  };
  const [yes, no] = verdict[op];
  if (yes) return TRUE;
  return no ? FALSE : maybe(union(needsOf(x), needsOf(y)));
}

function compareOptions(op: CompareOp, x: Known | Unknown, y: Known | Unknown): Abs {
  const [a, b] = [optionsOf(x), optionsOf(y)];
  const same = op === '=';
  if (x.t === 'known' && y.t === 'known') return sameValue(x.value, y.value) === same ? TRUE : FALSE;
  if (a.every((v) => !b.includes(v))) return same ? FALSE : TRUE;
  return maybe(union(needsOf(x), needsOf(y)));
}

function logic(is: 'and' | 'or', a: Expr, b: Expr): Expr {
  if (a.kind !== 'ja-nee' || b.kind !== 'ja-nee')
    throw new FeelError(`${is} verwacht ja of nee aan beide kanten`);
  const decisive = is === 'or';
  const isDecisive = (x: Abs) => x.t === 'known' && x.value === decisive;
  return {
    kind: 'ja-nee',
    options: null,
    names: namesOf(a, b),
    run: (lookup) => {
      const x = a.run(lookup);
      if (isDecisive(x)) return x;
      const y = b.run(lookup);
      if (isDecisive(y)) return y;
      if (x.t === 'stop') return x;
      if (y.t === 'stop') return y;
      if (x.t === 'known') return y;
      if (y.t === 'known') return x;
      return maybe(union(x.needs, y.needs));
    },
  };
}

function arithmetic(op: '+' | '-' | '*', a: Expr, b: Expr): Expr {
  const kind = arithmeticKind(op, a.kind, b.kind);
  if (!kind) throw new FeelError(`${a.kind} ${op} ${b.kind} kan niet`);
  return monotone(kind, [a, b], (values) => calculate(op, numeric(values[0] ?? 0), numeric(values[1] ?? 0)), {
    monotone: true,
  });
}

function arithmeticKind(op: '+' | '-' | '*', a: Kind, b: Kind): Kind | null {
  if (op === '*') {
    if (a === 'getal' && isNumeric(b) && b !== 'datum') return b;
    return b === 'getal' && isNumeric(a) && a !== 'datum' ? a : null;
  }
  if (a === b && a !== 'datum' && isNumeric(a)) return a;
  return (a === 'bedrag' && b === 'exact') || (a === 'exact' && b === 'bedrag') ? 'exact' : null;
}

function choice(condition: Expr, a: Expr, b: Expr): Expr {
  if (condition.kind !== 'ja-nee') throw new FeelError('if verwacht ja of nee');
  if (!sameKind(a, b)) throw new FeelError(`then geeft ${a.kind} en else geeft ${b.kind}`);
  return {
    kind: a.kind === b.kind ? a.kind : 'exact',
    options: a.options && b.options ? new Map([...a.options, ...b.options]) : null,
    names: namesOf(condition, a, b),
    run: (lookup) => {
      const x = condition.run(lookup);
      if (x.t === 'stop') return x;
      if (x.t === 'known') return x.value === true ? a.run(lookup) : b.run(lookup);
      return oneOf([a.run(lookup), b.run(lookup)], x.needs);
    },
  };
}

function call(name: string, args: Expr[]): Expr {
  if (name === 'not') {
    const [inner] = args;
    if (!inner || args.length !== 1 || inner.kind !== 'ja-nee')
      throw new FeelError('not(…) verwacht één ja of nee');
    return comparison('=', inner, constant('ja-nee', false));
  }
  const fn = FUNCTIONS.get(name);
  if (!fn)
    throw new FeelError(`de functie ${name} bestaat niet; kies uit ${[...FUNCTIONS.keys()].join(', ')}`);
  const kind = fn.result(args.map((a) => a.kind));
  if (!kind) throw new FeelError(`${name}(${args.map((a) => a.kind).join(', ')}) kan niet; ${fn.usage}`);
  const compiled = monotone(kind, args, fn.call, fn);
  if (args.length > 0 && args.every((a) => a.names.size === 0)) {
    const value = compiled.run(() => stopped('', ''));
    if (value.t === 'stop') throw new FeelError(value.reason);
    return { ...compiled, run: () => value };
  }
  return compiled;
}

/** A function of numbers. With unknown arguments its bounds are found at the ends of theirs, when it is monotone. */
function monotone(
  kind: Kind,
  args: Expr[],
  fn: (values: readonly Value[]) => Value,
  bound: Pick<FeelFunction, 'monotone' | 'range'>,
): Expr {
  return {
    kind,
    options: null,
    names: namesOf(...args),
    run: (lookup) => {
      const given: (Known | Unknown)[] = [];
      for (const a of args) {
        const value = a.run(lookup);
        if (value.t === 'stop') return value;
        given.push(value);
      }
      try {
        if (given.every((g) => g.t === 'known')) return known(fn(given.map((g) => g.value)));
        const needs = union(...given.map(needsOf));
        if (kind === 'ja-nee') return maybe(needs);
        if (bound.monotone) return atCorners(given, fn, needs);
        return between(bound.range?.[0] ?? null, bound.range?.[1] ?? null, needs);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return stopped(`De berekening kan niet: ${error.message}.`, 'Controleer de gegevens met de beller.');
      }
    },
  };
}

function atCorners(
  given: readonly (Known | Unknown)[],
  fn: (values: readonly Value[]) => Value,
  needs: readonly string[],
): Abs {
  let corners: Value[][] = [[]];
  for (const g of given) {
    const ends: (Value | null)[] = g.t === 'known' ? [g.value] : [g.lo, g.hi];
    if (ends.includes(null)) return between(null, null, needs);
    corners = corners.flatMap((c) => ends.map((e) => [...c, e ?? 0]));
  }
  const results: Num[] = corners.map((c) => numeric(fn(c)));
  const lowest = results.reduce((a, b) => (compareNum(a, b) <= 0 ? a : b));
  const highest = results.reduce((a, b) => (compareNum(a, b) >= 0 ? a : b));
  return compareNum(lowest, highest) === 0 ? known(lowest) : between(lowest, highest, needs);
}
