/** Dates, times and periods as Dutch words. Moments are shown in Dutch time; calendar days have no zone. */
import { longDate } from '../../server/contract/dutch-date.ts';

const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const TIME = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A moment (ISO 8601) as "21 november 2026, 10:32". */
export function dateAndTime(iso: string): string {
  const parts = Object.fromEntries(
    MOMENT.formatToParts(new Date(iso)).map((part) => [part.type, part.value]),
  );
  return `${parts.day} ${parts.month} ${parts.year}, ${parts.hour}:${parts.minute}`;
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The calendar day of a moment in the Netherlands, JJJJ-MM-DD. */
export const calendarDay = (moment: Date): string => DAY.format(moment);

/** A moment (ISO 8601) as "10:32". */
export const timeOfDay = (iso: string): string => TIME.format(new Date(iso));

/** A length in milliseconds as a running clock: "03:12", from an hour on "1:03:12". */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const hours = Math.floor(seconds / 3600);
  const rest = `${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A length in milliseconds in words: "40 seconden", "5 minuten", "1 uur en 5 minuten". */
export function duration(ms: number): string {
  if (ms < MINUTE) {
    const seconds = Math.max(0, Math.round(ms / SECOND));
    return seconds === 1 ? '1 seconde' : `${seconds} seconden`;
  }
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const words = minutes === 1 ? '1 minuut' : `${minutes} minuten`;
  if (hours === 0) return words;
  return minutes === 0 ? `${hours} uur` : `${hours} uur en ${words}`;
}

/** How long ago, in a few words: "zojuist", "2 min geleden", "1 uur geleden". */
export function ago(ms: number): string {
  if (ms < MINUTE) return 'zojuist';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min geleden`;
  return `${Math.floor(ms / HOUR)} uur geleden`;
}

/**
 * The period in which something holds, from two calendar days (null: start unknown, no end): "geldig in 2026",
 * "geldig tot en met 31 december 2026", "geldig vanaf 1 juli 2025".
 */
export function validity(from: string | null, to: string | null): string {
  const year = from?.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `geldig in ${year}`;
  if (from && to) return `geldig van ${longDate(from)} tot en met ${longDate(to)}`;
  if (to) return `geldig tot en met ${longDate(to)}`;
  if (from) return `geldig vanaf ${longDate(from)}`;
  return 'geen einddatum bekend';
}
