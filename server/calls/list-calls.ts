import type { CallSummary } from '../contract/calls.ts';
import { summaries } from './call-store.ts';
import type { CallDeps } from './deps.ts';

const MAX_CALLS = 50;

/** The latest calls of an agent, newest first. */
export const listCalls = ({ agent }: { agent: string }, { store }: CallDeps): Promise<CallSummary[]> =>
  summaries(store.db, { agent, limit: MAX_CALLS });
