import './loading.css';
import { useEffect, useState } from 'react';

/** True once `ms` milliseconds have gone by since the component appeared. */
function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/**
 * A place that is being filled: nothing for 200 ms (most answers are there by then), then grey bars, and after
 * two seconds a sentence.
 */
export function Loading({ what, lines = 3 }: { what: string; lines?: number }) {
  const bars = useAfter(200);
  const sentence = useAfter(2000);
  return (
    <div className="bb-loading" aria-busy="true">
      {bars &&
        Array.from({ length: lines }, (_, line) => line).map((line) => (
          <div key={line} className="bb-loading__bar" />
        ))}
      <p role="status" className="bb-small bb-soft">
        {sentence ? `${what} laden duurt langer dan gewoonlijk. Een ogenblik.` : ''}
      </p>
    </div>
  );
}
