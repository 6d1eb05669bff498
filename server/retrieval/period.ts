/** Years in questions and passages: a figure is never used outside its period. Pure, no clock. */

/** Years a text is bound to; `to` null = no end. */
export type YearRange = { from: number; to: number | null };

/** What a passage says about time. */
export type Period = {
  /** Calendar days, null = unknown start, no end. */
  validFrom: string | null;
  validTo: string | null;
  /** Empty = not bound to a year. */
  years: YearRange[];
  series: string | null;
};

const RELATIVE: [RegExp, number][] = [
  [/\b(?:vorig|afgelopen|verleden) (?:belasting|kalender)?jaar\b/, -1],
  [/\b(?:dit|het lopende|het huidige) (?:belasting|kalender)?jaar\b/, 0],
  [/\b(?:volgend|komend|aankomend) (?:belasting|kalender)?jaar\b/, 1],
];

const UNITS =
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  );
const TENS: Record<string, number> = { twintig: 20, dertig: 30 };

/** "tweeduizend zesentwintig" or "twintig vijfentwintig" as a year between 2000 and 2039. */
function spokenYears(text: string): number[] {
  const found: number[] = [];
  const joined = text.replace(/ë/g, 'e');
  for (const [, rest] of joined.matchAll(/\b(?:twee\s?duizend|twintig)\s+(?:en\s+)?([a-z]+)/g)) {
    const n = smallNumber(rest ?? '');
    if (n !== null) found.push(2000 + n);
  }
  return found;
}

function smallNumber(word: string): number | null {
  const unit = UNITS.indexOf(word);
  if (unit >= 0) return unit + 1;
  if (TENS[word]) return TENS[word] ?? null;
  const compound = /^([a-z]+?)en(twintig|dertig)$/.exec(word);
  const ones = UNITS.indexOf(compound?.[1] ?? '');
  return compound && ones >= 0 && ones < 9 ? ones + 1 + (TENS[compound[2] ?? ''] ?? 0) : null;
}

/**
 * The years a caller names, in order, without repeats: written ("2025", "'25"), spoken ("tweeduizend
 * vijfentwintig") or relative to the reference date ("vorig jaar"). Amounts ("2025 euro") are no years.
 */
export function namedYears(text: string, date: string): number[] {
  const lower = text.toLowerCase();
  const years: number[] = [];
  for (const match of lower.matchAll(
    /(?<![\d.,€-])(?<!€\s)(20[0-3]\d|19[89]\d)(?![\d.,]*\d|\s*(?:euro|eur|kilo|kg|km|uur|kilometer))/g,
  )) {
    years.push(Number(match[1]));
  }
  for (const match of lower.matchAll(/\b\d{1,2}-\d{1,2}-(20[0-3]\d)\b/g)) years.push(Number(match[1]));
  for (const match of lower.matchAll(/['’](\d{2})\b/g)) years.push(2000 + Number(match[1]));
  years.push(...spokenYears(lower));
  const current = Number(date.slice(0, 4));
  for (const [pattern, offset] of RELATIVE) if (pattern.test(lower)) years.push(current + offset);
  return [...new Set(years)];
}

const covers = (ranges: YearRange[], year: number) =>
  ranges.some((r) => year >= r.from && (r.to === null || year <= r.to));

const validOn = (p: Period, date: string) =>
  (p.validFrom === null || p.validFrom <= date) && (p.validTo === null || p.validTo >= date);

/**
 * How a passage stands to the years named and the reference date.
 * right: fits. other-year: bound to years of which none is named, or (no year named) out of force on the date.
 * past: its period is over, and no other year could be meant. future: not yet in force.
 */
export type PeriodFit = 'right' | 'other-year' | 'past' | 'future';

export function periodFit(p: Period, years: number[], date: string): PeriodFit {
  if (p.years.length > 0) {
    if (years.length > 0) return years.some((y) => covers(p.years, y)) ? 'right' : 'other-year';
    if (validOn(p, date)) return 'right';
    if (p.validFrom !== null && p.validFrom > date) return 'future';
    // Without a series there is no figure of another year that could be meant: it tells of something that is over.
    return p.series === null ? 'past' : 'other-year';
  }
  if (validOn(p, date)) return 'right';
  return p.validTo !== null && p.validTo < date ? 'past' : 'future';
}

/**
 * Puts the sibling of the right period in front: within a series, passages that fit change places with those that do
 * not, so that the places of the series in the ranking stay what they were.
 */
export function preferRightPeriod<T>(
  ranked: T[],
  periodOf: (item: T) => Period,
  years: number[],
  date: string,
): T[] {
  const order: Record<PeriodFit, number> = { right: 0, future: 1, past: 2, 'other-year': 3 };
  const bySeries = new Map<string, number[]>();
  ranked.forEach((item, i) => {
    const { series } = periodOf(item);
    if (series) bySeries.set(series, [...(bySeries.get(series) ?? []), i]);
  });
  const result = [...ranked];
  for (const places of bySeries.values()) {
    const items = places.map((i) => ranked[i] as T);
    items.sort(
      (a, b) => order[periodFit(periodOf(a), years, date)] - order[periodFit(periodOf(b), years, date)],
    );
    places.forEach((place, i) => {
      result[place] = items[i] as T;
    });
  }
  return result;
}
