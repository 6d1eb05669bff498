import { describe, expect, it } from 'vitest';
import { namedYears, type Period, periodFit, preferRightPeriod } from './period.ts';

const TODAY = '2026-11-21';

describe('years a caller names', () => {
  it.each([
    ['hoeveel was het in 2025', [2025]],
    ["en voor '24 dan", [2024]],
    ['over vorig jaar', [2025]],
    ['dit jaar en volgend jaar', [2026, 2027]],
    ['in tweeduizend vijfentwintig', [2025]],
    ['twintig zesentwintig', [2026]],
    ['een brief van 16-10-2026', [2026]],
  ])('reads %s', (text, years) => expect(namedYears(text, TODAY)).toEqual(years));

  it.each([
    'een aanslag van 2025 euro',
    '€ 2026 per jaar',
    'een auto van 1900 kilo',
    'twintig mille',
    'aanslag van 2.025,50',
  ])('does not take an amount for a year: %s', (text) => expect(namedYears(text, TODAY)).toEqual([]));
});

const of = (
  year: number | null,
  from: string | null,
  to: string | null,
  series: string | null = 's',
): Period => ({
  years: year ? [{ from: year, to: year }] : [],
  validFrom: from,
  validTo: to,
  series,
});

describe('the period of a passage', () => {
  const p2025 = of(2025, '2025-01-01', '2025-12-31');
  const p2026 = of(2026, '2026-01-01', '2026-12-31');

  it('fits the year named, also when that year is over', () => {
    expect(periodFit(p2025, [2025], TODAY)).toBe('right');
    expect(periodFit(p2025, [2026], TODAY)).toBe('other-year');
  });

  it('without a year, a figure of a year that is over is not used', () => {
    expect(periodFit(p2025, [], TODAY)).toBe('other-year');
    expect(periodFit(p2026, [], TODAY)).toBe('right');
  });

  it('a rule that is not bound to a year fits any year named', () => {
    expect(periodFit(of(null, null, null), [2019], TODAY)).toBe('right');
    expect(periodFit(of(null, null, '2025-12-31'), [], TODAY)).toBe('past');
  });

  it('puts the right year of a series in front and leaves the others where they were', () => {
    const ranked = [
      { id: 'a25', p: p2025 },
      { id: 'other', p: of(null, null, null, null) },
      { id: 'a26', p: p2026 },
    ];
    const ids = (years: number[]) => preferRightPeriod(ranked, (r) => r.p, years, TODAY).map((r) => r.id);
    expect(ids([])).toEqual(['a26', 'other', 'a25']);
    expect(ids([2025])).toEqual(['a25', 'other', 'a26']);
  });
});
