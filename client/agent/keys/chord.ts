/** Key combinations as text ("Alt+J", "Ctrl+Enter", "?"): from a key press, and comparing. Pure. */

/** What of a KeyboardEvent decides the combination. */
export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
};

/** Stands for any of the digits 1 to 9 in a combination. */
export const ANY_DIGIT = '1…9';

const MODIFIER_KEYS = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Unidentified'];

/** Combinations the browser or the system keeps for itself. */
const RESERVED = [
  'Ctrl+T',
  'Ctrl+N',
  'Ctrl+W',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+Z',
  'Ctrl+A',
  'Ctrl+R',
  'Alt+F4',
];

function keyName({ key, code }: KeyPress): string | null {
  // With Alt some systems turn a letter or digit into another sign; the key itself is then in `code`.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (letter) return letter;
  return MODIFIER_KEYS.includes(key) || key === ' ' ? null : key;
}

/** The combination of a key press; null while only Ctrl, Alt or Shift is down. */
export function chordOf(press: KeyPress): string | null {
  const name = keyName(press);
  if (name === null) return null;
  // Shift is part of typing a sign such as "?"; it counts with letters, digits and named keys only.
  const shift = press.shiftKey && (/^[A-Z0-9]$/.test(name) || name.length > 1);
  const parts = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    shift ? 'Shift' : '',
  ];
  return [...parts.filter(Boolean), name].join('+');
}

/** The digit 1 to 9 at the end of a combination; null when it ends otherwise. */
export const digitOf = (chord: string): number | null => {
  const digit = /(?:^|\+)([1-9])$/.exec(chord)?.[1];
  return digit ? Number(digit) : null;
};

/** Whether a combination pressed is the one that was set; "1…9" stands for each of those digits. */
export function matches(binding: string, chord: string): boolean {
  if (!binding.endsWith(ANY_DIGIT)) return binding === chord;
  return digitOf(chord) !== null && chord.slice(0, -1) === binding.slice(0, -ANY_DIGIT.length);
}

/** Whether a combination may fire while someone is typing: only with Ctrl or Alt. */
export const worksWhileTyping = (chord: string): boolean => /^(?:Ctrl|Alt)\+/.test(chord);

/** Why a combination cannot be chosen, in Dutch; null when it can. */
export function refusalOf(chord: string): string | null {
  if (RESERVED.includes(chord)) return `${chord} is van de browser zelf. Kies een andere toets.`;
  if (!worksWhileTyping(chord) && !/^(?:F\d+|\?)$/.test(chord)) {
    return 'Kies een combinatie met Ctrl of Alt, zodat de toets niet afgaat terwijl u typt.';
  }
  return null;
}
