/** Kinds of personal data, as they stand in a token: [BSN-1]. */
export const KINDS = [
  'BSN',
  'IBAN',
  'KAART',
  'TELEFOON',
  'E-MAIL',
  'ADRES',
  'NAAM',
  'GEBOORTEDATUM',
  'KENTEKEN',
  'WACHTWOORD',
  'DOCUMENT',
  'AANSLAGNUMMER',
  'BETALINGSKENMERK',
  'BTW-ID',
  'LOONHEFFINGENNUMMER',
  'NUMMER',
] as const;
export type PersonalDataKind = (typeof KINDS)[number];

/** A token in masked text. Three digits at most, so that nobody can write a BSN as a token. */
export const TOKEN = new RegExp(`\\[(${KINDS.join('|')})-(\\d{1,3})\\]`, 'g');

/** Masked text in which every token of a kind reads the same. */
export const withoutNumbers = (text: string) => text.replace(TOKEN, '[$1]');
