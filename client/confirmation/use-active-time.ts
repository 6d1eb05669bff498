import { useCallback, useEffect, useRef } from 'react';
import { type ActiveTime, markAt, startAt } from './active-time.ts';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focusin', 'touchmove'] as const;

/** Counts the time at work while `running`. `take` gives the milliseconds since it was last called. */
export function useActiveTime(running: boolean): { take: () => number } {
  const time = useRef<ActiveTime | null>(null);
  useEffect(() => {
    if (!running) return;
    time.current = startAt(Date.now());
    const mark = () => {
      if (time.current) time.current = markAt(time.current, Date.now());
    };
    for (const sign of SIGNS) window.addEventListener(sign, mark, { passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, mark);
      time.current = null;
    };
  }, [running]);
  const take = useCallback(() => {
    if (!time.current) return 0;
    const { counted } = markAt(time.current, Date.now());
    time.current = startAt(Date.now());
    return Math.round(counted);
  }, []);
  return { take };
}
