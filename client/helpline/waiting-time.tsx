import { clock } from '../ui/dates.ts';
import { useNow } from '../ui/use-now.ts';

const SECOND = 1000;

/** How long ago a moment was, as a clock that runs. */
export function WaitingTime({ since }: { since: string }) {
  const now = useNow(SECOND);
  return <span className="bb-wait">{clock(now - Date.parse(since))}</span>;
}
