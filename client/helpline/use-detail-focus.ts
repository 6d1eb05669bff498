import { useEffect, useRef } from 'react';

/**
 * Moves the focus when the button that had it went away: to the answer once the question is with this helper, otherwise
 * to the question. Focus that is anywhere else stays there.
 */
export function useDetailFocus(now: { state: string; mine: boolean } | undefined) {
  const root = useRef<HTMLDivElement>(null);
  const shown = now && `${now.state} ${now.mine}`;
  const mine = now?.mine ?? false;
  useEffect(() => {
    if (shown === undefined || document.activeElement !== document.body) return;
    const target = root.current?.querySelector<HTMLElement>(mine ? 'textarea' : 'h2');
    target?.focus({ preventScroll: !mine });
  }, [shown, mine]);
  return root;
}
