import { useEffect, useSyncExternalStore } from 'react';
import type { CallConnection, CallSnapshot } from './call-connection.ts';
import { useLive } from './live.tsx';

export type LiveCall = CallSnapshot & Pick<CallConnection, 'addLine' | 'dropLine'>;

/** Follows a call: its lines, cards and state as they are now, and the way to add a line. */
export function useCall(callId: string): LiveCall {
  const { connectionOf, release } = useLive();
  const connection = connectionOf(callId);
  const snapshot = useSyncExternalStore(connection.subscribe, connection.snapshot);
  useEffect(() => {
    connection.start();
    return () => release(connection);
  }, [connection, release]);
  return { ...snapshot, addLine: connection.addLine, dropLine: connection.dropLine };
}
