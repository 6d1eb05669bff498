/** When the nightly clean-up is due. */
import { dutchDay } from '../calls/deps.ts';

/** Hour of the night, Dutch time. */
const HOUR = 3;
/** Milliseconds between looks at the clock. */
const LOOK_EVERY_MS = 60_000;

const dutchHour = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** The last night (its Dutch calendar day, JJJJ-MM-DD) whose clean-up should have begun at this moment. */
export function nightOf(moment: Date): string {
  const early = Number(dutchHour.format(moment)) < HOUR;
  // One hour more than the night is old: in autumn it has an hour twice.
  return dutchDay(early ? new Date(moment.getTime() - (HOUR + 1) * 3_600_000) : moment);
}

export type Nightly = {
  /** Looks at the clock; runs the work when a new night has come. */
  look(): Promise<void>;
  stop(): void;
};

/** Runs `work` once a night from three o'clock Dutch time; the night in which it was made counts as done. */
export function createNightly({ now, work }: { now: () => Date; work: () => Promise<void> }): Nightly {
  let done = nightOf(now());
  const look = async () => {
    const night = nightOf(now());
    if (night === done) return;
    done = night;
    await work();
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  return { look, stop: () => clearInterval(timer) };
}
