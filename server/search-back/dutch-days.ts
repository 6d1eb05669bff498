import { dutchDay } from '../calls/deps.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The moment (ISO 8601 in UTC) at which a calendar day (JJJJ-MM-DD) begins in the Netherlands; `later` counts days
 * from it. Summer and winter time included.
 */
export function beginOfDay(day: string, later = 0): string {
  const noon = Date.parse(`${day}T12:00:00Z`) + later * DAY;
  const wanted = new Date(noon).toISOString().slice(0, 10);
  // The Netherlands is one or two hours ahead of UTC.
  const summer = Date.parse(`${wanted}T00:00:00Z`) - 2 * HOUR;
  return new Date(dutchDay(new Date(summer)) === wanted ? summer : summer + HOUR).toISOString();
}
