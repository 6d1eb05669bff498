/** Work that must go one after another per key, while different keys go side by side. */
export type KeyedQueue = {
  /** Runs `work` after all earlier work of that key; a failure is for its caller only. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Pieces of work that wait or run. */
  waiting(): number;
  /** Resolves when nothing waits or runs any more. */
  idle(): Promise<void>;
};

export function createKeyedQueue(): KeyedQueue {
  const last = new Map<string, Promise<unknown>>();
  let waiting = 0;
  return {
    run<T>(key: string, work: () => Promise<T>): Promise<T> {
      waiting++;
      const before = last.get(key) ?? Promise.resolve();
      const mine = before.then(work).finally(() => {
        waiting--;
        if (last.get(key) === settled) last.delete(key);
      });
      const settled: Promise<unknown> = mine.catch(() => undefined);
      last.set(key, settled);
      return mine;
    },
    waiting: () => waiting,
    async idle() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
