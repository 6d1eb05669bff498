/** What is known of the caller so far, and which line it comes from. Pure. */
import type { Utterance } from '../../../server/contract/calls.ts';
import type { UsedInput } from '../../../server/contract/card.ts';
import type { CallCard } from '../../api/call-view.ts';
import { splitMasked } from './masked-text.tsx';

export type KnownItem = {
  /** Token such as "BSN-1": the data itself is never kept. */
  token: string;
  what: string;
  line: Utterance;
};

const KINDS: Record<string, string> = {
  BSN: 'Burgerservicenummer',
  IBAN: 'Rekeningnummer',
  TELEFOON: 'Telefoonnummer',
  'E-MAIL': 'E-mailadres',
  ADRES: 'Adres',
  NAAM: 'Naam',
  KAART: 'Kaartnummer',
  GEBOORTEDATUM: 'Geboortedatum',
  KENTEKEN: 'Kenteken',
  WACHTWOORD: 'Wachtwoord of code',
  DOCUMENT: 'Nummer van een identiteitsbewijs',
  AANSLAGNUMMER: 'Aanslagnummer',
  BETALINGSKENMERK: 'Betalingskenmerk',
  'BTW-ID': 'Btw-nummer',
  LOONHEFFINGENNUMMER: 'Loonheffingennummer',
  NUMMER: 'Ander nummer',
};

/** Each piece of personal data that was masked, once, with the line it was first said in. */
export function knownData(lines: readonly Utterance[]): KnownItem[] {
  const found = new Map<string, KnownItem>();
  for (const line of lines) {
    for (const piece of splitMasked(line.text)) {
      if (!piece.token || found.has(piece.text)) continue;
      const kind = piece.text.replace(/-\d+$/, '');
      found.set(piece.text, { token: piece.text, what: KINDS[kind] ?? kind.toLowerCase(), line });
    }
  }
  return [...found.values()];
}

/** Every value that a card used, as the card that came last has it: once per item, in the order first used. */
export function knownValues(cards: readonly CallCard[]): UsedInput[] {
  const found = new Map<string, UsedInput>();
  const byTime = cards.toSorted((one, other) => one.at.localeCompare(other.at));
  for (const input of byTime.flatMap(({ card }) => card.inputs)) {
    found.set(`${input.key} ${input.label}`, input);
  }
  return [...found.values()];
}
