import { createMasker, type Masker } from '../privacy/masker.ts';
import { eventsAfter, findCall } from './call-store.ts';
import type { CallDeps } from './deps.ts';

/**
 * The masker of a call: the same value gets the same token in every line. It lives in memory while the call is open.
 * After a restart the values are gone, so that the new one numbers on from what the call already shows. Must run in
 * the turn of its call.
 */
export async function maskerOf(callId: string, { store, state }: CallDeps): Promise<Masker> {
  const known = state.maskers.get(callId);
  if (known) return known;
  const masker = createMasker();
  const call = await findCall(store.db, callId);
  for (const event of await eventsAfter(store.db, callId, -1)) masker.continueAfter(JSON.stringify(event));
  if (call?.closed_at === null) state.maskers.set(callId, masker);
  return masker;
}
