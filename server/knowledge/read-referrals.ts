import type { Logger } from 'pino';
import { loadReferrals, type Referral } from './referrals.ts';

/** The referrals to pick from at the end of a call; none, with a warning, when the file cannot be read. */
export function readReferrals(dir: string, log: Logger): ReadonlyMap<string, Referral> {
  try {
    return loadReferrals(dir);
  } catch (error) {
    // Names the file and the field; the file holds nothing a caller said.
    log.warn({ why: String(error) }, 'the referrals cannot be read');
    return new Map();
  }
}
