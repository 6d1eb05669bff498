/**
 * FEEL text → tree, with the grammar of feelin (lezer-feel). Only the subset in knowledge/rules/README.md is taken;
 * anything else is refused by name, so that a rule never means something else than it says.
 */
import { parseExpression as feelExpression, parseUnaryTests as feelUnaryTests } from 'feelin';

export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Node =
  | { is: 'number'; value: number }
  | { is: 'text'; value: string }
  | { is: 'boolean'; value: boolean }
  | { is: 'date'; text: string }
  | { is: 'name'; name: string }
  | { is: 'compare'; op: CompareOp; a: Node; b: Node }
  | { is: 'and' | 'or'; a: Node; b: Node }
  | { is: 'arithmetic'; op: '+' | '-' | '*'; a: Node; b: Node }
  | { is: 'if'; condition: Node; a: Node; b: Node }
  | { is: 'call'; name: string; args: Node[] };

/** One test of a cell: equal to, compared with, or between two ends (null = open end). */
export type TestNode =
  | { is: 'equal'; value: Node }
  | { is: 'range'; from: Node | null; fromIncluded: boolean; to: Node | null; toIncluded: boolean };

/** A cell: one of the tests must hold (or none, when `not`). null = "-", any value. */
export type CellNode = { not: boolean; tests: TestNode[] } | null;

/** FEEL that cannot be read or is outside the subset. */
export class FeelError extends Error {
  override name = 'FeelError';
}

type Tree = ReturnType<typeof feelExpression>;
type SyntaxNode = Tree['topNode'];

export function parseExpression(source: string): Node {
  return toNode(top(feelExpression(source, {}, undefined), source), source);
}

export function parseCell(source: string): CellNode {
  const children = childrenOf(feelUnaryTests(source, {}, undefined).topNode);
  const list = children.find((c) => c.name === 'PositiveUnaryTests');
  refuseErrors(feelUnaryTests(source, {}, undefined).topNode, source);
  if (children.length === 1 && children[0]?.name === 'Wildcard') return null;
  if (!list) throw new FeelError(`"${source}" is geen voorwaarde`);
  return { not: children[0]?.name === 'not', tests: childrenOf(list).map((test) => toTest(test, source)) };
}

function top(tree: Tree, source: string): SyntaxNode {
  refuseErrors(tree.topNode, source);
  const [child] = childrenOf(tree.topNode);
  if (!child) throw new FeelError('de uitdrukking is leeg');
  return child;
}

function refuseErrors(node: SyntaxNode, source: string): void {
  if (node.type.isError) {
    const rest = source.slice(node.from, node.from + 15);
    throw new FeelError(
      `"${source}" is geen geldige FEEL${rest ? ` (bij "${rest}")` : ' (er ontbreekt iets aan het eind)'}`,
    );
  }
  for (const child of childrenOf(node)) refuseErrors(child, source);
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function toTest(test: SyntaxNode, source: string): TestNode {
  const [inner] = childrenOf(test);
  if (inner?.name !== 'SimplePositiveUnaryTest') return { is: 'equal', value: toNode(inner ?? test, source) };
  const parts = childrenOf(inner);
  const [first, second] = parts;
  if (first?.name === 'Interval') {
    const [open, from, , to, close] = childrenOf(first);
    if (!open || !from || !to || !close) throw new FeelError(`"${source}": een interval is [van..tot]`);
    const included = [open.name === '[', close.name === ']'] as const;
    return {
      is: 'range',
      from: toNode(from, source),
      fromIncluded: included[0],
      to: toNode(to, source),
      toIncluded: included[1],
    };
  }
  if (first?.name !== 'CompareOp' || !second)
    throw new FeelError(`"${source}" valt buiten het deel van FEEL dat wordt gebruikt`);
  const value = toNode(second, source);
  switch (source.slice(first.from, first.to)) {
    case '<':
      return { is: 'range', from: null, fromIncluded: false, to: value, toIncluded: false };
    case '<=':
      return { is: 'range', from: null, fromIncluded: false, to: value, toIncluded: true };
    case '>':
      return { is: 'range', from: value, fromIncluded: false, to: null, toIncluded: false };
    case '>=':
      return { is: 'range', from: value, fromIncluded: true, to: null, toIncluded: false };
    case '=':
      return { is: 'equal', value };
    default:
      throw new FeelError(`"${source}": gebruik not(…) in plaats van !=`);
  }
}

function toNode(node: SyntaxNode, source: string): Node {
  const text = source.slice(node.from, node.to);
  const parts = childrenOf(node);
  const part = (index: number): Node => {
    const child = parts[index];
    if (!child) throw new FeelError(`"${text}" is niet volledig`);
    return toNode(child, source);
  };
  const word = (index: number) => source.slice(parts[index]?.from ?? 0, parts[index]?.to ?? 0);
  switch (node.name) {
    case 'NumericLiteral':
      if (!/^-?\s*\d+$/.test(text)) {
        throw new FeelError(
          `${text}: schrijf hele getallen, bedragen als euro("0,50") en percentages als procent("4,3")`,
        );
      }
      return { is: 'number', value: Number(text.replace(/\s/g, '')) };
    case 'StringLiteral':
      if (text.includes('\\')) throw new FeelError(`${text}: geen \\ in een tekst`);
      return { is: 'text', value: text.slice(1, -1) };
    case 'BooleanLiteral':
      return { is: 'boolean', value: text === 'true' };
    case 'DateTimeLiteral': {
      const date = /^(?:date\(\s*"([^"]*)"\s*\)|@"([^"]*)")$/.exec(text);
      if (!date) throw new FeelError(`${text}: een datum is date("2026-01-31")`);
      return { is: 'date', text: date[1] ?? date[2] ?? '' };
    }
    case 'VariableName':
      return { is: 'name', name: text };
    case 'ParenthesizedExpression':
      return part(1);
    case 'Conjunction':
      return { is: 'and', a: part(0), b: part(2) };
    case 'Disjunction':
      return { is: 'or', a: part(0), b: part(2) };
    case 'IfExpression':
      return { is: 'if', condition: part(1), a: part(3), b: part(5) };
    case 'Comparison':
      return toComparison(node, parts, source, part, word);
    case 'ArithmeticExpression': {
      if (parts.length === 2) return { is: 'arithmetic', op: '-', a: { is: 'number', value: 0 }, b: part(1) };
      const op = word(1);
      if (op !== '+' && op !== '-' && op !== '*') {
        throw new FeelError(
          `"${text}": ${op} wordt niet gebruikt; gebruik naarRato(bedrag, teller, noemer) of percentageVan(…)`,
        );
      }
      return { is: 'arithmetic', op, a: part(0), b: part(2) };
    }
    case 'FunctionInvocation': {
      const list = parts.find((p) => p.name === 'PositionalParameters');
      if (parts.some((p) => p.name === 'NamedParameters'))
        throw new FeelError(`"${text}": noem de argumenten niet bij naam`);
      return { is: 'call', name: word(0), args: list ? childrenOf(list).map((a) => toNode(a, source)) : [] };
    }
    default:
      throw new FeelError(`"${text}" (${node.name}) valt buiten het deel van FEEL dat wordt gebruikt`);
  }
}

function toComparison(
  node: SyntaxNode,
  parts: SyntaxNode[],
  source: string,
  part: (index: number) => Node,
  word: (index: number) => string,
): Node {
  const op = word(1);
  if (op === 'between') {
    const a = part(0);
    return {
      is: 'and',
      a: { is: 'compare', op: '>=', a, b: part(2) },
      b: { is: 'compare', op: '<=', a, b: part(4) },
    };
  }
  if (op === 'in') {
    const tests = parts.flatMap((p) => {
      if (p.name === 'PositiveUnaryTests') return childrenOf(p).map((t) => toTest(t, source));
      return p.name === 'PositiveUnaryTest' ? [toTest(p, source)] : [];
    });
    const [first, ...rest] = tests.map((t) => asComparison(part(0), t));
    if (!first) throw new FeelError(`"${source.slice(node.from, node.to)}" is niet volledig`);
    return rest.reduce<Node>((a, b) => ({ is: 'or', a, b }), first);
  }
  if (op === '=' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=') {
    return { is: 'compare', op, a: part(0), b: part(2) };
  }
  throw new FeelError(`${op} valt buiten het deel van FEEL dat wordt gebruikt`);
}

function asComparison(a: Node, test: TestNode): Node {
  if (test.is === 'equal') return { is: 'compare', op: '=', a, b: test.value };
  const from: Node | null = test.from && {
    is: 'compare',
    op: test.fromIncluded ? '>=' : '>',
    a,
    b: test.from,
  };
  const to: Node | null = test.to && { is: 'compare', op: test.toIncluded ? '<=' : '<', a, b: test.to };
  if (from && to) return { is: 'and', a: from, b: to };
  return from ?? to ?? { is: 'boolean', value: true };
}
