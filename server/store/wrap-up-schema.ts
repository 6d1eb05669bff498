/** Tables of the wrap-up: what telephony reported, and the words to search back by. */
import type { Generated } from 'kysely';
import type { FoundIn } from '../contract/call-search.ts';
import type { Flag } from './schema.ts';

/** What the telephony system reported of a call; a column is null until it did. */
export type TelephonyTable = {
  call: string;
  waiting_seconds: number | null;
  repeat_call: Flag | null;
  /** Masked. */
  transferred_to: string | null;
  ended_at: string | null;
  updated_at: string;
};

/** One text of a call that can be found; its words are in call_words under the same id. Kept by triggers only. */
export type CallSearchTable = {
  id: Generated<number>;
  call: string;
  kind: FoundIn;
  /** Line number or answer id; empty for what a call has one of. */
  ref: string;
};

/** FTS5 without content: an index of words, folded, that holds no text to read. */
export type CallWordsTable = { rowid: number; text: string; call_words: string };
