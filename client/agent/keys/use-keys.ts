import { useEffect, useRef } from 'react';
import { chordOf, digitOf, worksWhileTyping } from './chord.ts';
import { useKeyBindings } from './key-bindings.tsx';
import { actionOf, type KeyAction } from './keys.ts';

/** What each key does on this screen; a key without a handler is left to the browser. */
export type KeyHandlers = Partial<Record<KeyAction, (digit: number) => void>>;

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

/** Whether what is pressed there is text. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest(TYPING) !== null;

/** Listens to the agent's keys for as long as the screen is there and `enabled` holds. */
export function useKeys(handlers: KeyHandlers, enabled = true) {
  const { bindings } = useKeyBindings();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      // AltGr types signs such as €; it is no Ctrl+Alt combination.
      if (event.repeat || event.isComposing || event.getModifierState('AltGraph')) return;
      const chord = chordOf(event);
      if (chord === null || (isTyping(event.target) && !worksWhileTyping(chord))) return;
      const action = actionOf(bindings, chord);
      const handle = action && latest.current[action];
      if (!handle) return;
      event.preventDefault();
      handle(digitOf(chord) ?? 0);
    };
    // Before any component sees it, so that a list or a field cannot swallow a key with Ctrl or Alt.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [bindings, enabled]);
}
