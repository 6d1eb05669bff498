import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayFromIso, endOfMonth, isoOf, partsOf, weekdayOf } from './calendar.ts';
import { calculate, compareNum, divide, exact, round } from './exact.ts';
import { easter, holidaysOf, isBridgeDay, nextWorkingDay, restDay } from './holidays.ts';
import { readAmountText, readDateText } from './read-value.ts';
import { percentageFromText, writtenAmount, writtenPercentage } from './values.ts';

const day = (iso: string) => dayFromIso(iso) ?? Number.NaN;
const days = fc.integer({ min: day('1990-01-01'), max: day('2099-12-31') });
const cents = fc.integer({ min: 0, max: 10_000_000_000 });

describe('fractions', () => {
  it('adds thirds back to a whole, where decimals would not', () => {
    const third = divide(100, 3);
    expect(compareNum(calculate('+', calculate('+', third, third), third), 100)).toBe(0);
  });

  it('rounds to the multiple the rule names, halves away from zero', () => {
    expect(round(exact(5n, 2n), 1, 'rekenkundig')).toBe(3);
    expect(round(exact(-5n, 2n), 1, 'rekenkundig')).toBe(-3);
    expect(round(exact(-5n, 2n), 1, 'omlaag')).toBe(-3);
    expect(round(exact(-5n, 2n), 1, 'omhoog')).toBe(-2);
    expect(round(12_345, 100, 'omlaag')).toBe(12_300);
    expect(round(12_345, 100, 'omhoog')).toBe(12_400);
    expect(round(12_350, 100, 'rekenkundig')).toBe(12_400);
  });

  it('gets 1,005 times 100 right, where binary fractions do not', () => {
    expect(round(exact(1005n, 10n), 1, 'rekenkundig')).toBe(101);
  });

  it('never rounds further than one step', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 100_000n }),
        fc.constantFrom(1, 100),
        (n, d, step) => {
          const x = exact(n, d);
          const [low, high, near] = [
            round(x, step, 'omlaag'),
            round(x, step, 'omhoog'),
            round(x, step, 'rekenkundig'),
          ];
          expect(compareNum(low, x)).toBeLessThanOrEqual(0);
          expect(compareNum(high, x)).toBeGreaterThanOrEqual(0);
          expect(high - low).toBeLessThanOrEqual(step);
          expect([low, high]).toContain(near);
        },
      ),
    );
  });
});

describe('amounts', () => {
  it.each([
    ['3800', 380_000],
    ['3.800', 380_000],
    ['€ 3.800,50', 380_050],
    ['€3800,5', 380_050],
    ['3800.50', 380_050],
    ['3.800 euro', 380_000],
    ['1.234.567,89', 123_456_789],
    ['-12', -1200],
    ['€ 100,-', 10_000],
    ['12 500', 1_250_000],
    ['0', 0],
  ])('reads %s', (text, expected) => {
    expect(readAmountText(text)).toBe(expected);
  });

  it.each(['', 'veel', '3.80.0', '3,800', '38.00.0', '1e5', '0x10', '12,345', 'NaN', '9'.repeat(30)])(
    'refuses %s',
    (text) => {
      expect(readAmountText(text)).toBeNull();
    },
  );

  it('reads back every amount it writes', () => {
    fc.assert(fc.property(cents, (c) => readAmountText(writtenAmount(c)) === c));
    expect(writtenAmount(380_000)).toBe('€ 3.800');
    expect(writtenAmount(123_456_705)).toBe('€ 1.234.567,05');
  });

  it('reads back every percentage it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        (p) => percentageFromText(writtenPercentage(p).slice(0, -1)) === p,
      ),
    );
    expect(writtenPercentage(4_300_000)).toBe('4,3%');
  });
});

describe('days', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    ['31-12-2026', '2026-12-31'],
    ['1/3/2026', '2026-03-01'],
    ['1 maart 2026', '2026-03-01'],
  ])('reads %s', (text, iso) => {
    expect(readDateText(text)).toBe(day(iso));
  });

  it.each(['31-11-2026', '29-2-2026', '2026-13-01', '30 februari 2028'])(
    'says that %s does not exist',
    (text) => {
      expect(readDateText(text)).toBe('bestaat-niet');
    },
  );

  it('knows the weekday', () => {
    expect(weekdayOf(day('2026-11-21'))).toBe(6);
    expect(weekdayOf(day('1969-12-31'))).toBe(3);
  });

  it('keeps the day of the month, or takes the last one', () => {
    expect(isoOf(addMonths(day('2026-12-01'), 4))).toBe('2027-04-01');
    expect(isoOf(addMonths(day('2026-10-31'), 4))).toBe('2027-02-28');
    expect(isoOf(addMonths(day('2027-10-31'), 4))).toBe('2028-02-29');
    expect(isoOf(addMonths(day('2026-03-31'), -1))).toBe('2026-02-28');
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), (d, n) => {
        const [from, to] = [partsOf(d), partsOf(addMonths(d, n))];
        expect((to.year - from.year) * 12 + to.month - from.month).toBe(n);
        expect(to.day === from.day || addMonths(d, n) === endOfMonth(addMonths(d, n))).toBe(true);
      }),
    );
  });

  it('never makes a later day end earlier', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 24 }), (d, later, n) => {
        expect(addMonths(d + later, n)).toBeGreaterThanOrEqual(addMonths(d, n));
        expect(nextWorkingDay(d + later)).toBeGreaterThanOrEqual(nextWorkingDay(d));
      }),
    );
  });
});

describe('holidays of the Algemene termijnenwet', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('finds Easter of %i', (year, iso) => {
    expect(isoOf(easter(year))).toBe(iso);
  });

  it('lists those of 2026', () => {
    expect([...holidaysOf(2026)].map(([d, name]) => `${isoOf(d)} ${name}`).sort()).toEqual([
      '2026-01-01 Nieuwjaarsdag',
      '2026-04-03 Goede Vrijdag',
      '2026-04-06 tweede paasdag',
      '2026-04-27 Koningsdag',
      '2026-05-05 Bevrijdingsdag',
      '2026-05-14 Hemelvaartsdag',
      '2026-05-25 tweede pinksterdag',
      '2026-12-25 eerste kerstdag',
      '2026-12-26 tweede kerstdag',
    ]);
  });

  it('keeps King’s Day on 26 April when the 27th is a Sunday', () => {
    expect(restDay(day('2025-04-26'))).toBe('zaterdag');
    expect(holidaysOf(2025).get(day('2025-04-26'))).toBe('Koningsdag');
    expect(holidaysOf(2025).has(day('2025-04-27'))).toBe(false);
  });

  it('knows the days that may be put on a par', () => {
    expect(isBridgeDay(day('2026-05-15'))).toBe(true);
    expect(isBridgeDay(day('2026-05-04'))).toBe(true);
    expect(isBridgeDay(day('2026-05-18'))).toBe(false);
    expect(isBridgeDay(day('2026-05-14'))).toBe(false);
  });

  it('always ends on a working day, at most five days later', () => {
    fc.assert(
      fc.property(days, (d) => {
        const next = nextWorkingDay(d);
        expect(restDay(next)).toBeNull();
        expect(next - d).toBeLessThanOrEqual(5);
      }),
    );
  });
});
