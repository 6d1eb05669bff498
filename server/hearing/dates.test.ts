import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONTHS } from '../contract/dutch-date.ts';
import { dayFromIso, isoOf, partsOf } from '../rules/calendar.ts';
import { datesIn, fullYear, yearsIn } from './dates.ts';
import { tokenise } from './tokens.ts';

const TODAY = '2026-11-21'; // a Saturday
const ANY = { min: null, max: null };
const heard = (text: string, domain = ANY as { min: number | null; max: number | null }) =>
  datesIn(tokenise(text), TODAY, domain)
    .filter((d) => !d.rough)
    .map((d) => `${d.day}${d.inferred ? ' afgeleid' : ''}`);

describe('dates', () => {
  it('every day from 1990 to 2049 reads back in its usual written forms', () => {
    const first = dayFromIso('1990-01-01') ?? 0;
    const last = dayFromIso('2049-12-31') ?? 0;
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (day) => {
        const { year, month, day: date } = partsOf(day);
        const pad = (n: number) => String(n).padStart(2, '0');
        const forms = [
          `${date} ${MONTHS[month - 1]} ${year}`,
          `${pad(date)} ${MONTHS[month - 1]?.toUpperCase()} ${year}.`,
          `${date}-${month}-${year}`,
          `${pad(date)}/${pad(month)}/${year}`,
          `op ${date}.${month}.${year} was dat`,
          isoOf(day),
        ];
        for (const form of forms) expect(heard(form)).toEqual([isoOf(day)]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['12 februari 2026', '2026-02-12'],
    ['twaalf februari tweeduizendzesentwintig', '2026-02-12'],
    ['twaalf februari twintig zesentwintig', '2026-02-12'],
    ['de elfde februari dit jaar', '2026-02-11'],
    ['12e februari van dit jaar', '2026-02-12'],
    ['eenendertig december vorig jaar', '2025-12-31'],
    ['een mei volgend jaar', '2027-05-01'],
    ['12 februari jongstleden', '2026-02-12'],
    ['12 december jl', '2025-12-12'],
    ['1 december aanstaande', '2026-12-01'],
    ['1 februari aanstaande', '2027-02-01'],
    ['vandaag', '2026-11-21'],
    ['gisteren', '2026-11-20'],
    ['eergisteren', '2026-11-19'],
    ['morgen', '2026-11-22'],
    ['vorige week dinsdag', '2026-11-10'],
    ['volgende week vrijdag', '2026-11-27'],
    ['afgelopen maandag', '2026-11-16'],
    ['afgelopen zaterdag', '2026-11-14'],
    ['komende maandag', '2026-11-23'],
    ['1 december', '2026-12-01 afgeleid'],
    ['twintig oktober', '2026-10-20 afgeleid'],
    ['31 februari 2026', '2026-02-31'],
    ['31 februari', '2026-02-31'],
    ['12-2-26', '2026-02-12'],
  ])('"%s" is %s', (text, day) => {
    expect(heard(text)).toEqual([day]);
  });

  it.each([
    'eind maart',
    'begin mei',
    'over een week of twee',
    'in februari',
    'rond 12 februari 2026',
    'goede morgen',
    'vorige week',
    'maandag',
    '21 mei', // half a year away: this year or next
    '29 februari',
    '45 mei 2026',
    'over drie weken',
    'mei 2026',
  ])('"%s" is no exact day', (text) => {
    expect(heard(text)).toEqual([]);
  });

  it('takes the only year that the rule finds possible', () => {
    const domain = { min: dayFromIso('2025-01-01'), max: dayFromIso('2025-12-31') };
    expect(heard('21 mei', domain)).toEqual(['2025-05-21 afgeleid']);
  });
});

describe('years', () => {
  it.each([
    ['over 2025', 2025],
    ['vorig jaar', 2025],
    ['dit jaar', 2026],
    ['over vijfentwintig', 2025],
    ['belastingjaar 2024', 2024],
    ['van vierentwintig', 2024],
    ['tweeduizend vierentwintig', 2024],
    ['twintig vierentwintig', 2024],
    ["'25", 2025],
  ])('"%s" is %i', (text, year) => {
    expect(yearsIn(tokenise(text), TODAY).map(fullYear)).toEqual([year]);
  });

  it.each([
    'over drie weken',
    '25 euro',
    'over twaalf dagen',
    '2025 euro',
    '12 februari',
    'over vijfentwintig procent',
  ])('"%s" names no year', (text) => {
    expect(yearsIn(tokenise(text), TODAY)).toEqual([]);
  });
});
