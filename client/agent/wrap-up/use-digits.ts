import { useEffect, useRef } from 'react';
import { chordOf } from '../keys/chord.ts';
import { isTyping } from '../keys/use-keys.ts';

/** Hands over the digit 0 to 9 that was pressed: by itself outside a field, with Alt anywhere. */
export function useDigits(onDigit: (digit: number) => void) {
  const latest = useRef(onDigit);
  useEffect(() => {
    latest.current = onDigit;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.getModifierState('AltGraph')) return;
      const [, alt, digit] = /^(Alt\+)?(\d)$/.exec(chordOf(event) ?? '') ?? [];
      if (digit === undefined || (alt === undefined && isTyping(event.target))) return;
      event.preventDefault();
      latest.current(Number(digit));
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
