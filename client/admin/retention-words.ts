/** Kinds of data and clean-ups as the beheerder reads them. */
import type { RetentionKind, RetentionRun } from '../../server/contract/retention.ts';

const UNITS: Record<RetentionKind, [one: string, more: string]> = {
  dialoog: ['regel', 'regels'],
  antwoorden: ['kaart', 'kaarten'],
  oordelen: ['oordeel', 'oordelen'],
  notities: ['notitie', 'notities'],
  verloop: ['gebeurtenis', 'gebeurtenissen'],
  bewijzen: ['rij', 'rijen'],
  opschoonlog: ['beurt', 'beurten'],
};

const NUMBER = new Intl.NumberFormat('nl-NL');

/** "1 regel", "1.204 regels". */
export const removedOf = (kind: RetentionKind, rows: number): string =>
  `${NUMBER.format(rows)} ${UNITS[kind][rows === 1 ? 0 : 1]}`;

/** What a run removed, in words: "3 regels, 1 notitie", or "niets". */
export function removedInWords(removed: RetentionRun['removed']): string {
  const parts = Object.entries(removed).map(([kind, rows]) => removedOf(kind as RetentionKind, rows));
  return parts.join(', ') || 'niets';
}

const STARTED: Record<RetentionRun['startedBy'], string> = {
  start: 'bij het starten',
  nacht: 'vannacht',
  hand: 'met de hand',
};

/** Who or what began a run. */
export const startedInWords = ({ startedBy, user }: RetentionRun): string => user ?? STARTED[startedBy];

/** What is wrong with days as typed, or null. Empty and anything but a whole number is refused. */
export function daysProblem(text: string, { least, most }: { least: number; most: number }): string | null {
  const days = Number(text);
  const whole = /^\d{1,9}$/.test(text.trim()) && days >= least && days <= most;
  return whole ? null : `Kies een heel getal van ${least} tot en met ${NUMBER.format(most)}.`;
}
