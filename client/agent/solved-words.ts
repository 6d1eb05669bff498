import type { Solved } from '../../server/contract/wrap-up.ts';

/** How a call ended, as it reads in a list of facts. */
export const SOLVED_WORDS: Record<Solved, string> = {
  ja: 'opgelost',
  deels: 'deels opgelost',
  nee: 'niet opgelost',
};
