/** How long someone was at work: moments of activity, with the pauses left out. Pure. */
import { IDLE_MS } from '../../server/contract/confirmation.ts';

/** Milliseconds: the last sign of life, and the time counted since it was last taken. */
export type ActiveTime = { last: number; counted: number };

export const startAt = (at: number): ActiveTime => ({ last: at, counted: 0 });

/** A sign of life. The time since the one before counts, unless it was a pause (longer than two minutes). */
export function markAt({ last, counted }: ActiveTime, at: number): ActiveTime {
  const gap = Math.max(0, at - last);
  return { last: at, counted: counted + (gap <= IDLE_MS ? gap : 0) };
}
