/** Dated values with their source. A value is never used outside its period; there is no other year to fall back on. */
import type { Certainty } from '../contract/card.ts';
import type { Day } from '../knowledge/types.ts';
import { dayFromIso, isoOf } from './calendar.ts';
import { readAmountText } from './read-value.ts';
import type { ParameterFile } from './schema.ts';
import { type Kind, percentageFromText, type Value } from './values.ts';

export type ParameterValue = {
  value: Value;
  from: Day;
  to: Day | null;
  source: string;
  place: string;
  fact: string;
  certainty: Certainty;
};

export type Parameter = {
  key: string;
  label: string;
  unit: ParameterFile['unit'];
  kind: Kind;
  /** In order of time, without overlap. */
  values: ParameterValue[];
  file: string;
  line: number;
};

const KINDS: Record<ParameterFile['unit'], Kind> = {
  euro: 'bedrag',
  eurocent: 'bedrag',
  percentage: 'percentage',
  days: 'getal',
  weeks: 'getal',
  months: 'getal',
  years: 'getal',
  integer: 'getal',
};

/** Reads a parameter from its file form; a message (Dutch) when a value or period is wrong. */
export function toParameter(raw: ParameterFile, at: { file: string; line: number }): Parameter | string {
  const values: ParameterValue[] = [];
  for (const v of raw.values) {
    const value = toValue(raw.unit, v.value);
    if (value === null) return `"${v.value}" is geen waarde in ${raw.unit}`;
    if (dayFromIso(v.from) === null || (v.to !== null && dayFromIso(v.to) === null))
      return `${v.from} – ${v.to}: die datum bestaat niet`;
    if (v.to !== null && v.to < v.from) return `to (${v.to}) ligt vóór from (${v.from})`;
    values.push({ ...v, value });
  }
  values.sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [i, v] of values.entries()) {
    const next = values[i + 1];
    if (next && (v.to === null || v.to >= next.from))
      return `de waarden vanaf ${v.from} en vanaf ${next.from} overlappen`;
  }
  return { key: raw.key, label: raw.label, unit: raw.unit, kind: KINDS[raw.unit], values, ...at };
}

function toValue(unit: ParameterFile['unit'], text: string): Value | null {
  if (unit === 'euro') return readAmountText(text);
  if (unit === 'percentage') return percentageFromText(text);
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Whether a constant is taken on one fixed day (JJJJ-MM-DD). */
export const isDay = (on: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(on);

/** The value in force on every day of the period, or null when there is none for all of it. */
export function valueInForce(parameter: Parameter, from: Day, to: Day): ParameterValue | null {
  return parameter.values.find((v) => v.from <= from && (v.to === null || v.to >= to)) ?? null;
}

/** First day of the period (from–to) for which there is no value, or null when all of it is covered. */
export function firstUncovered(parameter: Parameter, from: Day, to: Day | null): Day | null {
  let day = from;
  for (const v of parameter.values) {
    if (v.from > day) return day;
    if (v.to === null) return null;
    if (v.to < day) continue;
    if (to !== null && v.to >= to) return null;
    day = isoOf((dayFromIso(v.to) ?? 0) + 1);
  }
  return day;
}
