import { createHash } from 'node:crypto';
import type { Speaker, UtteranceAck } from '../contract/calls.ts';
import { maskerOf } from './call-masker.ts';
import type { CallDeps } from './deps.ts';
import { keepLine } from './keep-line.ts';

/**
 * Takes in a whole line that was typed or replayed: masks it, keeps it, sends it and has it answered. A typed line
 * carries a key that makes a resend harmless. Throws what keepLine throws.
 */
export async function addUtterance(
  line: {
    callId: string;
    speaker: Speaker;
    /** Raw. */
    text: string;
    origin: 'typed' | 'replay';
    key?: string;
  },
  deps: CallDeps,
): Promise<UtteranceAck> {
  const at = deps.now().toISOString();
  // The console may put anything in a key, so what is kept is its hash.
  const key = line.key && createHash('sha256').update(line.key).digest('hex');
  return deps.state.turns.run(line.callId, async () => {
    const { text } = (await maskerOf(line.callId, deps)).mask(line.text);
    return keepLine({ ...line, key, text, at }, deps);
  });
}
