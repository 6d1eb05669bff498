import { AppError } from '../app-error.ts';
import type { RetentionKind } from '../contract/retention.ts';
import type { Store } from '../store/open-database.ts';
import { hangsOnCall, KINDS, LAST_KIND } from './kinds.ts';
import { retentionRows, saveRetention } from './retention-store.ts';

/**
 * Keeps how many days a kind of data is kept; the next clean-up applies it. Throws AppError BEWIJZEN_EERDER when a part
 * of a call would be kept longer than the call.
 */
export async function setDays(
  { kind, days, user }: { kind: RetentionKind; days: number; user: string },
  { store, now }: { store: Store; now: () => Date },
): Promise<void> {
  await store.write(async (trx) => {
    const chosen = await retentionRows(trx);
    const daysOf = (k: RetentionKind) =>
      chosen.get(k)?.days ?? KINDS.find((known) => known.kind === k)?.defaultDays ?? 0;
    if (kind === LAST_KIND) {
      const longest = KINDS.filter((k) => hangsOnCall(k.kind)).sort(
        (a, b) => daysOf(b.kind) - daysOf(a.kind),
      )[0];
      if (longest && daysOf(longest.kind) > days) {
        throw tooShort(
          `De termijn van “${longest.name}” is ${daysOf(longest.kind)} dagen. Verkort die eerst, of kies hier minstens zoveel.`,
        );
      }
    } else if (hangsOnCall(kind) && days > daysOf(LAST_KIND)) {
      throw tooShort(
        `Een gesprek wordt na ${daysOf(LAST_KIND)} dagen helemaal verwijderd. Kies hier hoogstens zoveel, of verleng eerst de rekenbewijzen en tellingen.`,
      );
    }
    await saveRetention(trx, kind, { days, changed_by: user, changed_at: now().toISOString() });
  });
}

const tooShort = (why: string) =>
  new AppError({ status: 409, code: 'BEWIJZEN_EERDER', message: `${why} De termijn is niet gewijzigd.` });
