import type { EarlierLine } from '../answering/types.ts';
import { type CallDeps, EARLIER_LINES } from './deps.ts';
import { linesBefore } from './line-store.ts';
import { textInMemory } from './unrecorded.ts';

/** The last lines of a call before line `before`, oldest first, with the words that are in memory only. */
export async function earlierLines(
  callId: string,
  before: number,
  { store, state }: CallDeps,
): Promise<EarlierLine[]> {
  const lines = await linesBefore(store.db, { call: callId, before, limit: EARLIER_LINES });
  return lines.map(({ speaker, text, answered, n }) => ({
    speaker,
    text: textInMemory(state, callId, n) ?? text,
    answered,
    n,
  }));
}
