/** Which helpers have a connection, and who has been without one for too long. */

export type Presence = {
  /** A connection of this helper came; call what it returns when that connection is gone. */
  arrive(helper: string): () => void;
  /** This helper should be here: when no connection comes in time, they count as gone. */
  expect(helper: string): void;
  /** Nobody counts as gone any more: the server stops. */
  stop(): void;
};

/** `onGone` is called once a helper has had no connection at all for `graceMs` milliseconds. */
export function createPresence({
  graceMs,
  onGone,
}: {
  graceMs: number;
  onGone: (helper: string) => void;
}): Presence {
  const connections = new Map<string, number>();
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;

  const cancel = (helper: string) => {
    clearTimeout(timers.get(helper));
    timers.delete(helper);
  };

  const wait = (helper: string) => {
    cancel(helper);
    if (stopped || connections.has(helper)) return;
    const timer = setTimeout(() => {
      timers.delete(helper);
      onGone(helper);
    }, graceMs);
    timers.set(helper, timer.unref());
  };

  return {
    arrive(helper) {
      cancel(helper);
      connections.set(helper, (connections.get(helper) ?? 0) + 1);
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        const left = (connections.get(helper) ?? 1) - 1;
        if (left > 0) connections.set(helper, left);
        else connections.delete(helper);
        wait(helper);
      };
    },
    expect: wait,
    stop() {
      stopped = true;
      for (const helper of [...timers.keys()]) cancel(helper);
    },
  };
}
