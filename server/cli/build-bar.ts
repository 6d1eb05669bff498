/** A progress bar on standard error while the index is being built; nothing when it is reused. */
import { Presets, SingleBar } from 'cli-progress';

/** A listener for the share done, 0 to 1. */
export function buildBar(): (share: number) => void {
  let bar: SingleBar | null = null;
  return (share) => {
    if (share >= 1 && !bar) return;
    if (!bar) {
      bar = new SingleBar(
        {
          format: 'Index opbouwen {bar} {percentage} %',
          stream: process.stderr,
          noTTYOutput: true,
          notTTYSchedule: 5000,
        },
        Presets.shades_classic,
      );
      bar.start(100, 0);
    }
    bar.update(Math.round(share * 100));
    if (share < 1) return;
    bar.stop();
    bar = null;
  };
}
