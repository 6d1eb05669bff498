import { useCallback, useState } from 'react';
import { lineId } from './transcript.tsx';

/** Brings a line of the transcript in sight, and puts the focus on it. */
export function goToLine(n: number) {
  const line = document.getElementById(lineId(n));
  line?.scrollIntoView({ block: 'center' });
  line?.focus({ preventScroll: true });
}

/** Goes to a line also where the transcript is folded away: `shown` says whether it is unfolded. */
export function useGoToLine() {
  const [shown, setShown] = useState(false);
  return {
    shown,
    show: setShown,
    goTo: useCallback((n: number) => {
      setShown(true);
      // Once it is unfolded.
      requestAnimationFrame(() => requestAnimationFrame(() => goToLine(n)));
    }, []),
  };
}
