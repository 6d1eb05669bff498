import fc from 'fast-check';
import { evaluate as feelinEvaluate, unaryTest as feelinUnaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoOf } from '../calendar.ts';
import { compareNum } from '../exact.ts';
import type { NameType } from '../types.ts';
import { type Kind, type Value, written } from '../values.ts';
import { type Abs, between, bounds, known, maybe, optionsOf } from './abstract.ts';
import { bitsOf, compileCell, cutDomain, fillCell } from './cell.ts';
import { compile } from './expr.ts';
import { parseExpression } from './parse.ts';

const KINDS: Record<string, Kind> = {
  a: 'getal',
  b: 'getal',
  c: 'getal',
  p: 'ja-nee',
  q: 'ja-nee',
  s: 'tekst',
  d: 'datum',
  e: 'datum',
};
const TYPES = new Map<string, NameType>(
  Object.entries(KINDS).map(([name, kind]) => [
    name,
    {
      kind,
      options:
        kind === 'tekst'
          ? new Map([
              ['x', 'x'],
              ['y', 'y'],
            ])
          : null,
    },
  ]),
);
const prepare = (source: string) => compile(parseExpression(source), (name) => TYPES.get(name) ?? null);

// Expressions as text, by kind.
const small = fc.integer({ min: -9, max: 9 });
const { num, bool } = fc.letrec<{ num: string; bool: string; day: string }>((tie) => ({
  num: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', 'c'),
    small.map((n) => (n < 0 ? `(${n})` : String(n))),
    fc.tuple(tie('num'), fc.constantFrom('+', '-', '*'), tie('num')).map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc.tuple(tie('bool'), tie('num'), tie('num')).map(([c, x, y]) => `(if ${c} then ${x} else ${y})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('num'), tie('num')).map(([f, x, y]) => `${f}(${x}, ${y})`),
  ),
  day: fc.oneof(fc.constantFrom('d', 'e'), fc.constantFrom('date("2026-01-31")', 'date("2026-02-01")')),
  bool: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('p', 'q', 'true', 'false', 's = "x"', 's != "y"'),
    fc
      .tuple(tie('num'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('num'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc
      .tuple(tie('day'), fc.constantFrom('=', '<', '<=', '>', '>='), tie('day'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc.tuple(tie('bool'), fc.constantFrom('and', 'or'), tie('bool')).map(([x, op, y]) => `(${x} ${op} ${y})`),
    tie('bool').map((x) => `not(${x})`),
    fc
      .tuple(tie('num'), small, small)
      .map(([x, l, h]) => `(${x} between ${Math.min(l, h)} and ${Math.max(l, h)})`),
    fc.tuple(tie('num'), small, small).map(([x, l, h]) => `(${x} in (${l}, [${h}..9)))`),
  ),
}));

type Given = { a: number; b: number; c: number; p: boolean; q: boolean; s: string; d: number; e: number };
const day = fc.integer({ min: dayFromIso('2026-01-20') ?? 0, max: dayFromIso('2026-02-10') ?? 0 });
const given: fc.Arbitrary<Given> = fc.record({
  a: small,
  b: small,
  c: small,
  p: fc.boolean(),
  q: fc.boolean(),
  s: fc.constantFrom('x', 'y'),
  d: day,
  e: day,
});
const value = (g: Given, name: string): Value => new Map<string, Value>(Object.entries(g)).get(name) ?? 0;

/** The same values the way feelin wants them. */
function forFeelin(g: Given): Record<string, unknown> {
  const date = (n: number) => feelinEvaluate(`date("${isoOf(n)}")`).value;
  return { ...g, d: date(g.d), e: date(g.e) };
}

describe('the part of FEEL that is used', () => {
  it('gives what feelin gives, for random expressions and values', () => {
    fc.assert(
      fc.property(fc.oneof(num, bool), given, (source, g) => {
        const mine = prepare(source).run((name) => known(value(g, name)));
        const theirs = feelinEvaluate(source, forFeelin(g));
        expect(mine).toEqual(known((theirs.value as Value) === 0 ? 0 : (theirs.value as Value)));
      }),
      { numRuns: 400 },
    );
  });

  it('reads cells as feelin does', () => {
    const test = fc.oneof(
      small.map(String),
      fc.tuple(fc.constantFrom('<', '<=', '>', '>='), small).map(([op, n]) => `${op} ${n}`),
      fc
        .tuple(fc.constantFrom('[', '('), small, small, fc.constantFrom(']', ')'))
        .filter(([, l, h]) => l < h)
        .map(([o, l, h, c]) => `${o}${l}..${h}${c}`),
    );
    const cell = fc
      .tuple(fc.boolean(), fc.array(test, { minLength: 1, maxLength: 3 }))
      .map(([not, tests]) => (not ? `not(${tests.join(', ')})` : tests.join(', ')));
    fc.assert(
      fc.property(cell, small, (source, n) => {
        const compiled = compileCell(source, { kind: 'getal', options: null }, () => null);
        const filled = compiled && fillCell(compiled, () => known(0));
        if (!filled) throw new Error(source);
        const parts = cutDomain({ is: 'range', lo: -20, hi: 20 }, [filled]);
        const at = parts.findIndex((p) => p.is === 'range' && p.lo <= n && n <= p.hi);
        const mine = (bitsOf(filled, parts) & (1n << BigInt(at))) !== 0n;
        expect(mine).toBe(feelinUnaryTest(source, { '?': n }).value);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    'a / b',
    'a ** 2',
    '[1, 2]',
    'a.b',
    'for x in [1] return x',
    '{a: 1}',
    'null',
    '1.5',
    'a instance of number',
    'some x in [1] satisfies true',
    'now()',
    'today()',
    'a +',
    'niets',
  ])('refuses %s', (source) => {
    expect(() => prepare(source)).toThrow();
  });
});

describe('unknown values', () => {
  it('always leave room for what the value turns out to be', () => {
    fc.assert(
      fc.property(
        fc.oneof(num, bool),
        given,
        fc.subarray(['a', 'b', 'c', 'p', 'q', 's', 'd', 'e']),
        (source, g, hidden) => {
          const expression = prepare(source);
          const vague = (name: string): Abs => {
            if (!hidden.includes(name)) return known(value(g, name));
            if (KINDS[name] === 'ja-nee') return maybe([name]);
            if (KINDS[name] === 'tekst')
              return { t: 'unknown', lo: null, hi: null, options: ['x', 'y'], needs: [name] };
            const exactValue = Number(value(g, name));
            return between(exactValue - 2, exactValue + 3, [name]);
          };
          const real = expression.run((name) => known(value(g, name)));
          const seen = expression.run(vague);
          if (real.t !== 'known' || seen.t === 'stop') throw new Error('geen waarde');
          if (seen.t === 'known') {
            expect(seen).toEqual(real);
            return;
          }
          expect(seen.needs.length).toBeGreaterThan(0);
          for (const name of seen.needs) expect(hidden).toContain(name);
          if (typeof real.value === 'number') {
            const [lo, hi] = bounds(seen);
            expect(lo === null || compareNum(lo, real.value) <= 0).toBe(true);
            expect(hi === null || compareNum(hi, real.value) >= 0).toBe(true);
          } else expect(optionsOf(seen)).toContain(real.value);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are no obstacle when the rest decides', () => {
    const open = (name: string): Abs => (name === 'a' ? between(0, 9, ['a']) : maybe([name]));
    expect(prepare('a < 10').run(open)).toEqual(known(true));
    expect(prepare('a > 9').run(open)).toEqual(known(false));
    expect(prepare('p and a > 9').run(open)).toEqual(known(false));
    expect(prepare('if p then 3 else 3').run(open)).toEqual(known(3));
  });
});

describe('exact amounts', () => {
  const rate = (source: string) => prepare(source).run(() => known(0));
  it('takes percentages exactly and rounds as written', () => {
    const cents = (source: string) => {
      const result = rate(source);
      return result.t === 'known' ? written('bedrag', result.value) : result;
    };
    expect(cents('rondAfOmlaagOpEuro(percentageVan(euro("38.883"), procent("35,75")))')).toBe('€ 13.900');
    expect(cents('rondAfOpCent(percentageVan(euro("1,50"), procent("0,35")))')).toBe('€ 0,01');
    expect(
      cents('rondAfOpCent(percentageVan(euro(1), procent("0,5")) + percentageVan(euro(1), procent("0,5")))'),
    ).toBe('€ 0,01');
    expect(cents('rondAfOmlaagOpCent(naarRato(euro(100), 1, 3) + naarRato(euro(100), 2, 3))')).toBe('€ 100');
    expect(cents('rondAfOmhoogOpEuro(naarRato(euro(365), 1, 365))')).toBe('€ 1');
    expect(cents('volledigeDelen(euro(454) - euro(45), euro(45)) * euro(5)')).toBe('€ 45');
  });

  it('stops instead of dividing by nothing', () => {
    expect(prepare('rondAfOpCent(naarRato(euro(1), 1, a))').run(() => known(0)).t).toBe('stop');
  });
});
