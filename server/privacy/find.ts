/** Where personal data stand in a readable text. */
import { type PersonalDataKind, TOKEN } from './kinds.ts';
import { cards, ibans } from './recognisers/accounts.ts';
import { addresses } from './recognisers/addresses.ts';
import { bsns } from './recognisers/bsn.ts';
import { datesOfBirth } from './recognisers/dates.ts';
import { emails } from './recognisers/emails.ts';
import { isStop } from './recognisers/name-lists.ts';
import { names } from './recognisers/names.ts';
import { isNumberWord } from './recognisers/numbers-in-words.ts';
import { phones, phoneValue } from './recognisers/phones.ts';
import { publicData } from './recognisers/public-data.ts';
import { documentNumbers, secrets } from './recognisers/secrets.ts';
import {
  assessmentNumbers,
  longNumbers,
  paymentReferences,
  vatNumbers,
  wageTaxNumbers,
} from './recognisers/tax-numbers.ts';
import { readText, type Span, type Text } from './recognisers/text.ts';
import { licencePlates } from './recognisers/vehicles.ts';

/** kind null: public, stays readable and out of reach of the others. */
type Recogniser = { kind: PersonalDataKind | null; find: (text: Text) => Span[] };

/** Most telling first: an e-mail address may hold digits, an IBAN holds a run that might pass for a BSN. */
const RECOGNISERS: Recogniser[] = [
  { kind: null, find: publicData },
  { kind: 'E-MAIL', find: emails },
  { kind: 'WACHTWOORD', find: secrets },
  { kind: 'GEBOORTEDATUM', find: datesOfBirth },
  { kind: 'IBAN', find: ibans },
  { kind: 'BTW-ID', find: vatNumbers },
  { kind: 'LOONHEFFINGENNUMMER', find: wageTaxNumbers },
  { kind: 'AANSLAGNUMMER', find: assessmentNumbers },
  { kind: 'DOCUMENT', find: documentNumbers },
  { kind: 'KAART', find: cards },
  { kind: 'BETALINGSKENMERK', find: paymentReferences },
  { kind: 'TELEFOON', find: phones },
  { kind: 'BSN', find: bsns },
  { kind: 'KENTEKEN', find: licencePlates },
  { kind: 'ADRES', find: addresses },
  { kind: 'NUMMER', find: longNumbers },
  { kind: 'NAAM', find: names },
];

export type Found = { start: number; end: number; kind: PersonalDataKind; value: string };

/** In order of place, none overlapping. Tokens that stand in the text already are left alone. */
export function findPersonalData(readable: string): Found[] {
  const tokens = [...readable.matchAll(TOKEN)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const text = readText(readable, tokens);
  /** What each character belongs to. */
  const owner: (number | undefined)[] = new Array(readable.length);
  for (const { start, end } of tokens) owner.fill(PUBLIC, start, end);
  const found: Found[] = [];
  for (const { kind, find } of RECOGNISERS) {
    for (const span of merged(find(text))) {
      // What an earlier recogniser left of the span is as personal as the whole.
      for (const { start, end } of freeParts(span, owner)) {
        if (!kind) {
          owner.fill(PUBLIC, start, end);
          continue;
        }
        const whole = start === span.start && end === span.end;
        if (!whole && !tellsSomething(text.folded.slice(start, end), kind)) continue;
        owner.fill(MINE, start, end);
        found.push({
          start,
          end,
          kind,
          value: canonical(kind, whole ? span.value : undefined, text, start, end),
        });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Spans that overlap as one: two readings of a text may find more and less of the same number. */
function merged(spans: Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (!last || span.start >= last.end) out.push({ ...span });
    else if (span.end > last.end) {
      last.end = span.end;
      last.value = undefined;
    }
  }
  return out;
}

const PUBLIC = 0;
const MINE = 1;

/** The parts of a span that nobody owns and that hold a letter or a digit. A span that touches public data is dropped. */
function freeParts({ start, end }: Span, owner: (number | undefined)[]): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let from = -1;
  for (let i = start; i <= end; i++) {
    if (i < end && owner[i] === PUBLIC) return [];
    const free = i < end && owner[i] === undefined;
    if (free && from < 0) from = i;
    if (!free && from >= 0) {
      parts.push({ start: from, end: i });
      from = -1;
    }
  }
  return parts;
}

/** Whether what is left of a span is more than the small words within it. */
const tellsSomething = (rest: string, kind: PersonalDataKind) =>
  rest
    .split(/[^\p{L}\d]+/u)
    .some(
      (word) =>
        /\d/.test(word) || isNumberWord(word) || (kind === 'NAAM' && word.length > 1 && !isStop(word)),
    );

/** What makes two mentions the same value: letters and digits, spoken numbers as digits. */
function canonical(
  kind: PersonalDataKind,
  value: string | undefined,
  text: Text,
  start: number,
  end: number,
): string {
  if (value) return value;
  const written = (s: string) => s.replace(/[^\p{L}\p{N}]/gu, '');
  const spoken = readText(text.readable.slice(start, end), []).views.at(-1)?.text ?? '';
  return kind === 'TELEFOON' ? phoneValue(written(spoken)) : written(spoken);
}
