/**
 * Reads a value given as text (`--data bedrag=3800`, a field in the console). Never guesses: unclear is invalid.
 * Messages do not repeat text that could not be read: it may hold anything.
 */
import { MONTHS } from '../contract/dutch-date.ts';
import { type DayNumber, dayOf } from './calendar.ts';
import type { Input } from './types.ts';
import { isNumeric, percentageFromText, type Value, whole, written } from './values.ts';

export type ReadValue = { ok: true; value: Value } | { ok: false; message: string };

/** "weet beller niet": a value of its own. */
export const DOES_NOT_KNOW = /^(weet[- ]niet|onbekend|weet (de )?beller niet|weet ik niet)$/i;

const no = (message: string): ReadValue => ({ ok: false, message });

/** Reads `text` for an input, and checks it against the domain the rule declares. */
export function readValue(input: Input, text: string): ReadValue {
  const read = readText(input, text.trim());
  if (!read.ok || !isNumeric(input.kind) || input.min === null || input.max === null) return read;
  const value = whole(read.value);
  const domain = `${write(input, input.min)} tot en met ${write(input, input.max)}`;
  if (value < input.min && value < 0)
    return no(`${capital(input.label)} kan niet negatief zijn. Vraag het opnieuw.`);
  if (value < input.min || value > input.max) {
    return no(
      `${capital(input.label)} ${write(input, value)} kan niet kloppen (verwacht: ${domain}). Vraag het opnieuw.`,
    );
  }
  return read;
}

const write = (input: Input, value: number) => written(input.kind, value);

function readText(input: Input, text: string): ReadValue {
  if (text === '') return no(`${capital(input.label)} is leeg. Vraag het opnieuw.`);
  switch (input.type) {
    case 'amount':
      return readAmount(input, text);
    case 'date':
      return readDate(input, text);
    case 'year':
    case 'integer':
      return /^-?\d{1,9}$/.test(text)
        ? { ok: true, value: Number(text) }
        : no(`${capital(input.label)}: dit is geen heel getal. Vraag het opnieuw.`);
    case 'percentage': {
      const value = percentageFromText(text.replace(/\s*(%|procent)$/i, ''));
      return value === null
        ? no(`${capital(input.label)}: dit is geen percentage. Vraag het opnieuw.`)
        : { ok: true, value };
    }
    case 'boolean':
      if (/^(ja|j|true|waar|1)$/i.test(text)) return { ok: true, value: true };
      if (/^(nee|n|false|onwaar|0)$/i.test(text)) return { ok: true, value: false };
      return no(`${capital(input.label)}: antwoord met ja of nee.`);
    case 'choice': {
      const wanted = text.toLowerCase();
      const option = input.options.find(
        (o) => o.key.toLowerCase() === wanted || o.label.toLowerCase() === wanted,
      );
      if (option) return { ok: true, value: option.key };
      return no(
        `${capital(input.label)}: dit is geen keuze. Kies uit: ${input.options.map((o) => o.label).join('; ')}.`,
      );
    }
  }
}

/** "3800", "3.800", "€ 3.800,50", "3800.50": whole eurocents. A dot before three digits separates thousands. */
export function readAmountText(text: string): number | null {
  const bare = text
    .replace(/^(-?)\s*(?:€|eur|euro)\s*/i, '$1')
    .replace(/\s*(?:€|eur|euro)$/i, '')
    .replace(/,(-|--|=)$/, '');
  const m = /^(-?)(\d{1,12}|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)(?:,(\d{1,2})|\.(\d{2}))?$/.exec(bare);
  if (!m) return null;
  const cents = Number((m[2] ?? '').replace(/[. ]/g, '')) * 100 + Number((m[3] ?? m[4] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(cents)) return null;
  return m[1] && cents !== 0 ? -cents : cents;
}

function readAmount(input: Input, text: string): ReadValue {
  const value = readAmountText(text);
  return value === null
    ? no(`${capital(input.label)}: dit is geen bedrag. Vraag het opnieuw.`)
    : { ok: true, value };
}

/** "2026-12-31", "31-12-2026", "31/12/2026", "31 december 2026"; "bestaat-niet" for 30 February; null otherwise. */
export function readDateText(text: string): DayNumber | 'bestaat-niet' | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? 'bestaat-niet';
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (dutch) return dayOf(Number(dutch[3]), Number(dutch[2]), Number(dutch[1])) ?? 'bestaat-niet';
  const words = /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(text);
  const month = words ? MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1 : 0;
  if (words && month > 0) return dayOf(Number(words[3]), month, Number(words[1])) ?? 'bestaat-niet';
  return null;
}

function readDate(input: Input, text: string): ReadValue {
  const value = readDateText(text);
  if (value === 'bestaat-niet')
    return no(`${capital(input.label)}: de datum ${text} bestaat niet. Vraag het opnieuw.`);
  if (value === null)
    return no(`${capital(input.label)}: dit is geen volledige datum (dag, maand, jaar). Vraag het opnieuw.`);
  return { ok: true, value };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
