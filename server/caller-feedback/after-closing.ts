import { AppError } from '../app-error.ts';
import { HOURS_AFTER_CLOSING } from '../contract/caller-feedback.ts';
import type { CallsTable } from '../store/schema.ts';

/** Throws AppError MENING_TE_LAAT when the call was closed too long ago to ask its caller anything. */
export function assertCanStillAsk({ closed_at }: Pick<CallsTable, 'closed_at'>, now: Date): void {
  if (closed_at === null) return;
  if (now.getTime() - Date.parse(closed_at) <= HOURS_AFTER_CLOSING * 3_600_000) return;
  throw new AppError({
    status: 409,
    code: 'MENING_TE_LAAT',
    message: `Dit gesprek is langer dan ${HOURS_AFTER_CLOSING} uur geleden afgerond. Er is niets veranderd. U kunt de beller niet meer om een mening vragen.`,
  });
}
