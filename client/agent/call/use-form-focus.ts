import { useEffect, useRef } from 'react';

const FIRST_FIELD = 'input, textarea';

/**
 * Brings a form that folds out into view, puts the focus in it when `takesFocus` holds, and returns the focus to
 * where it was once the form is gone. `open` names the form that is open; null when none is.
 */
export function useFormFocus(open: string | null, takesFocus: boolean) {
  const form = useRef<HTMLDivElement>(null);
  const origin = useRef<Element | null>(null);
  useEffect(() => {
    if (open !== null) {
      origin.current ??= document.activeElement;
      form.current?.scrollIntoView({ block: 'nearest' });
      if (takesFocus) form.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
      return;
    }
    const before = origin.current;
    origin.current = null;
    // The focus was in the form that went away; anywhere else it is the agent's own choice.
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  }, [open, takesFocus]);
  return form;
}
