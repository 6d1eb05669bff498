import { noAccess, notFound } from '../app-error.ts';
import type { User } from '../contract/accounts.ts';
import type { Store } from '../store/open-database.ts';
import type { CallsTable } from '../store/schema.ts';
import { findCall } from './call-store.ts';

/** The call, when it is of this user. Throws AppError NIET_GEVONDEN or GEEN_TOEGANG. */
export async function ownCall(
  { callId, user }: { callId: string; user: User },
  { store }: { store: Store },
): Promise<CallsTable> {
  const call = await findCall(store.db, callId);
  if (!call) throw notFound('Dit gesprek');
  if (call.agent !== user.id) throw noAccess();
  return call;
}
