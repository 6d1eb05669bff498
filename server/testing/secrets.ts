/** Invented personal data of every kind, and where it may still stand after masking: nowhere. */
import type { PersonalDataKind } from '../privacy/kinds.ts';

type Secret = {
  kind: PersonalDataKind /** Words before it, as a caller says them. */;
  cue: string;
  value: string;
};

export const SECRETS: Secret[] = [
  { kind: 'BSN', cue: 'mijn bsn is', value: '111222333' },
  { kind: 'BSN', cue: 'dus', value: '1112 22 333' },
  { kind: 'BSN', cue: 'ofwel', value: 'een een een twee twee twee drie drie drie' },
  { kind: 'IBAN', cue: 'mijn rekening is', value: 'NL91 ABNA 0417 1643 00' },
  { kind: 'KAART', cue: 'mijn creditcard is', value: '4111 1111 1111 1111' },
  { kind: 'TELEFOON', cue: 'bel me op', value: '06-12345678' },
  { kind: 'E-MAIL', cue: 'mail naar', value: 'geheime.proef@voorbeeld.nl' },
  { kind: 'ADRES', cue: 'ik woon op de', value: 'Geheimproefstraat 12' },
  { kind: 'ADRES', cue: 'postcode', value: '9876 XZ 543' },
  { kind: 'NAAM', cue: 'u spreekt met mevrouw', value: 'Proefstrageheim' },
  { kind: 'GEBOORTEDATUM', cue: 'geboren op', value: '12 maart 1960' },
  { kind: 'KENTEKEN', cue: 'mijn kenteken is', value: 'XZ-987-Z' },
  { kind: 'WACHTWOORD', cue: 'mijn wachtwoord is', value: 'Geheimwoord1960' },
  { kind: 'DOCUMENT', cue: 'mijn paspoortnummer is', value: 'NP1234567' },
  { kind: 'AANSLAGNUMMER', cue: 'het aanslagnummer is', value: '1112.22.333.H.26.01' },
  { kind: 'BETALINGSKENMERK', cue: 'betalingskenmerk', value: '7111 2223 3302 6010' },
  { kind: 'BTW-ID', cue: 'mijn btw-id is', value: 'NL111222333B01' },
  { kind: 'LOONHEFFINGENNUMMER', cue: 'ons loonheffingennummer is', value: '111222333L01' },
  { kind: 'NUMMER', cue: 'het dossier heeft nummer', value: '987654321098' },
];

/** All of them in one text of a caller. */
export const ALL_SECRETS = SECRETS.map(({ cue, value }) => `${cue} ${value}`).join(', ');

/**
 * The secrets that stand in `bytes`: as they are, without separators, as part of a URL, or in base64 wherever it
 * begins.
 */
export function secretsIn(bytes: string): string[] {
  const bare = strip(bytes);
  return SECRETS.map(({ value }) => value).filter((value) => {
    const forms = [value, encodeURIComponent(value), value.replaceAll(' ', '+'), ...base64(value)];
    // Shorter ones stand in random letters and digits by chance.
    const stripped = strip(value);
    return forms.some((form) => bytes.includes(form)) || (stripped.length >= 8 && bare.includes(stripped));
  });
}

const strip = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** The characters of base64 that depend on the value alone, for each of its three possible beginnings. */
const base64 = (value: string) =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.from(`${'x'.repeat(before)}${value}`)
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, -1);
  });
