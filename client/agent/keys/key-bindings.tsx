import { createContext, type ReactNode, useContext, useState } from 'react';
import { z } from 'zod';
import { KEY_ACTIONS, type KeyAction, type KeyBindings, STANDARD_KEYS } from './keys.ts';

const STORED_UNDER = 'belbot.toetsen';
const stored = z.record(z.string(), z.string());

/** The bindings kept in this browser; what is missing or unreadable falls back to the standard. */
export function readBindings(text: string | null): KeyBindings {
  if (text === null) return STANDARD_KEYS;
  try {
    const chosen = stored.parse(JSON.parse(text));
    const known = Object.entries(chosen).filter(([action]) => KEY_ACTIONS.some((name) => name === action));
    return { ...STANDARD_KEYS, ...Object.fromEntries(known) };
  } catch {
    return STANDARD_KEYS;
  }
}

type Bindings = {
  bindings: KeyBindings;
  bind: (action: KeyAction, chord: string) => void;
  reset: () => void;
};

const BindingsContext = createContext<Bindings | null>(null);

/** Holds the agent's keys and keeps changes in this browser. */
export function KeyBindingsProvider({ children }: { children: ReactNode }) {
  const [bindings, setBindings] = useState(() => readBindings(localStorage.getItem(STORED_UNDER)));
  const bind = (action: KeyAction, chord: string) => {
    const next = { ...bindings, [action]: chord };
    localStorage.setItem(STORED_UNDER, JSON.stringify(next));
    setBindings(next);
  };
  const reset = () => {
    localStorage.removeItem(STORED_UNDER);
    setBindings(STANDARD_KEYS);
  };
  return <BindingsContext value={{ bindings, bind, reset }}>{children}</BindingsContext>;
}

/** The agent's keys. Throws outside KeyBindingsProvider. */
export function useKeyBindings(): Bindings {
  const bindings = useContext(BindingsContext);
  if (!bindings) throw new Error('useKeyBindings needs a KeyBindingsProvider above it');
  return bindings;
}
