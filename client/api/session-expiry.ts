import { useSyncExternalStore } from 'react';

let expired = false;
const listeners = new Set<() => void>();

const set = (value: boolean) => {
  if (expired === value) return;
  expired = value;
  for (const listener of listeners) listener();
};

/** Called when the server no longer knows the session; the page stays, and asks to sign in again over it. */
export const markExpired = () => set(true);

/** Called when someone signed in again. */
export const markRenewed = () => set(false);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Whether the session has ended while the page was in use. */
export const useSessionExpired = () => useSyncExternalStore(subscribe, () => expired);
