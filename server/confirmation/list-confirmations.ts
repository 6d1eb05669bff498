import type { CallDeps } from '../calls/deps.ts';
import type { ConfirmationReport } from '../contract/confirmation.ts';
import { reports } from './confirmation-store.ts';

const MOST = 50;

/** What was confirmed and what agents changed, newest first, at most 50; `before` is a moment (ISO 8601). */
export const listConfirmations = (
  { before }: { before: string | null },
  { store }: Pick<CallDeps, 'store'>,
): Promise<ConfirmationReport[]> => reports(store.db, { before, limit: MOST });
