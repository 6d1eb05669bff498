/** Every key of the console in one table: the handler, the help sheet and the tooltips all read it. */
import { ANY_DIGIT, matches } from './chord.ts';

/** Action → what it does, and its key unless the agent chose another. The order is that of the help sheet. */
export const KEYS = {
  search: { label: 'Zoek in de kennisbank', standard: 'Ctrl+K' },
  source: { label: 'Open bron 1 tot en met 9', standard: `Alt+${ANY_DIGIT}` },
  answer: { label: 'Ga naar de vraag op de kaart', standard: 'Alt+A' },
  unknown: { label: 'Weet beller niet', standard: 'Alt+O' },
  trace: { label: 'Hoe kom ik hieraan?', standard: 'Alt+W' },
  copy: { label: 'Kopieer de zin', standard: 'Alt+U' },
  up: { label: 'Duim omhoog', standard: 'Alt+J' },
  down: { label: 'Duim omlaag', standard: 'Alt+N' },
  helpline: { label: 'Vraag het aan de hulplijn', standard: 'Alt+H' },
  unused: { label: 'Niet gebruikt', standard: 'Alt+Z' },
  confirm: { label: 'Zet de kaart in de bevestiging of haal hem eruit', standard: 'Alt+B' },
  confirmation: { label: 'Open de bevestiging', standard: 'Alt+Shift+B' },
  newCard: { label: 'Open de nieuwe kaart', standard: 'Alt+K' },
  request: { label: 'Maak een kaart van wat net is gezegd', standard: 'Alt+R' },
  listening: { label: 'Kaarten vanzelf of alleen op verzoek', standard: 'Alt+L' },
  line: { label: 'Ga naar het invoervak', standard: 'Alt+I' },
  speaker: { label: 'Wissel tussen beller en medewerker', standard: 'Alt+S' },
  wrapUp: { label: 'Rond het gesprek af', standard: 'Ctrl+Enter' },
  help: { label: 'Toon de toetsen', standard: '?' },
} as const;

export type KeyAction = keyof typeof KEYS;
export type KeyBindings = Record<KeyAction, string>;

/** Every action, in the order of the help sheet. */
export const KEY_ACTIONS = Object.keys(KEYS) as KeyAction[];

/** Keys that always do the same and cannot be changed. */
export const FIXED_KEYS: readonly { label: string; keys: string }[] = [
  { label: 'Verstuur de regel', keys: 'Enter' },
  { label: 'Kies een antwoord (als u op de vraag staat)', keys: '1…9, 0' },
  { label: 'Ga terug of sluit', keys: 'Esc' },
  { label: 'Kies bij het afronden (in een tekstvak met Alt)', keys: '0…9' },
];

/** The bindings before the agent changed any. */
export const STANDARD_KEYS = Object.fromEntries(
  KEY_ACTIONS.map((action) => [action, KEYS[action].standard]),
) as KeyBindings;

/** The action that a combination stands for; null when it stands for none. */
export const actionOf = (bindings: KeyBindings, chord: string): KeyAction | null =>
  KEY_ACTIONS.find((action) => matches(bindings[action], chord)) ?? null;
