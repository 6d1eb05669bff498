import { describe, expect, it } from 'vitest';
import { silentBySign } from './classifier.ts';
import { minimise } from './minimise.ts';
import { patternOf, readSigns, signInWords } from './signs.ts';
import { fitSoftmax, probabilities } from './softmax.ts';

describe('a sign', () => {
  it.each([
    ['zelfmoord*', 'ik denk aan zelfmoordplannen', true],
    ['geen .. eten', 'ik heb geen geld meer voor eten', true],
    ['geen .. eten', 'geen een twee drie vier vijf eten', false],
    ['einde? aan', 'er een eind aan maken', true],
    ['ww|bijstand', 'ik zit in de bijstand', true],
    ['ww|bijstand', 'bijstandsmoeder', false],
    ['dom', 'domein', false],
  ])('%s in "%s": %s', (sign, line, found) => expect(patternOf(sign).test(line)).toBe(found));

  it('is read without accents and punctuation, and shown as people write', () => {
    const signs = readSigns({ klacht: { certain: [], likely: ['een .. klacht'] } });
    expect(signs.find('Ik wil, eh, ééN officiële klacht!').get('klacht')?.likely).toEqual(['een .. klacht']);
    expect(signInWords('geen .. eten|geld')).toBe('geen … eten/geld');
  });

  it('refuses what it cannot read', () => expect(() => patternOf('(kapot')).toThrow(/kapot/));
});

describe('fitting', () => {
  it('finds the bottom of a bowl', () => {
    const [x, y] = minimise((at) => {
      const [a, b] = [(at[0] ?? 0) - 3, (at[1] ?? 0) + 1];
      return { value: a * a + 10 * b * b, gradient: Float64Array.from([2 * a, 20 * b]) };
    }, new Float64Array(2));
    expect(x).toBeCloseTo(3, 2);
    expect(y).toBeCloseTo(-1, 2);
  });

  it('tells classes apart, and learns from a row that allows two', () => {
    const row = (x: number, allowed: number[]) => ({ features: Float64Array.from([x]), allowed, weight: 1 });
    const model = fitSoftmax([row(-1, [0]), row(1, [1]), row(-2, [0, 2]), row(2, [1])], 3, 1, 0.01);
    const p = probabilities(model, Float64Array.from([-2]));
    expect(p.indexOf(Math.max(...p))).toBe(0);
    expect(p.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1);
  });
});

describe('silence by sign', () => {
  it.each([
    ['ja hoor', true],
    ['12 34', true],
    ['', true],
    ['hoe lang duurt bezwaar', false],
  ])('%j: %s', (text, silent) => expect(silentBySign(text) !== null).toBe(silent));
});
