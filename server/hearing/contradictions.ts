/** From everything that was heard about one input to one value, or to "this does not agree". */
import { DOES_NOT_KNOW } from '../rules/read-value.ts';

export type Statement = {
  key: string;
  value: string;
  origin: 'gezegd' | 'afgeleid';
  said: string;
  line: number;
  /** The agent had just asked it. */
  asked: boolean;
  /** Takes the place of what was said before: "nee sorry, 4800". */
  correction: boolean;
};

export type Settled = Omit<Statement, 'value' | 'asked' | 'correction'> & { value: string | null };

const unknown = (value: string | null) => value !== null && DOES_NOT_KNOW.test(value);

/**
 * One result per key, from statements in the order in which they were made. Two different values contradict each
 * other, unless the later one corrects the earlier; a contradiction stands until the agent has asked it again.
 */
export function settle(statements: readonly Statement[]): Settled[] {
  const settled = new Map<string, Settled>();
  for (const statement of statements) {
    const { key, value, origin, said, line } = statement;
    const now = settled.get(key);
    if (now === undefined || statement.correction || (unknown(now.value) && !unknown(value))) {
      settled.set(key, { key, value, origin, said, line });
    } else if (now.value === null) {
      if (statement.asked && !unknown(value)) settled.set(key, { key, value, origin, said, line });
    } else if (unknown(value)) {
      // "weet ik niet" takes nothing back
    } else if (now.value === value) {
      if (now.origin === 'afgeleid' && origin === 'gezegd')
        settled.set(key, { key, value, origin, said, line });
    } else {
      settled.set(key, { key, value: null, origin: 'gezegd', said: `${now.said} … ${said}`, line });
    }
  }
  return [...settled.values()];
}
