/** The tables of the second line; see schema.ts for what holds for all tables. */
import type { Generated } from 'kysely';
import type { CardStatus } from '../contract/card.ts';
import type { GapReason, GapState, RequestState } from '../contract/helpline.ts';
import type { WithdrawReason } from '../contract/helpline-event.ts';

export type HelplineRequestsTable = {
  id: string;
  call: string;
  /** SHA-256 of the key the console gave: a resend carries the same one. */
  client_key: string;
  /** The card it is about; null without a card. */
  answer: string | null;
  card_status: CardStatus | null;
  /** Masked; question and note are empty when the caller refused recording. */
  question: string;
  note: string;
  state: RequestState;
  /** User id of who has taken it; null while it waits. */
  helper: string | null;
  asked_at: string;
  /** When it was taken for the first time. */
  first_taken_at: string | null;
  ended_at: string | null;
  withdrawn: WithdrawReason | null;
};

export type HelplineAnswersTable = {
  request: string;
  helper: string;
  /** Masked. */
  text: string;
  /** Citation[]; their passages are in snapshots. */
  sources_json: string;
  at: string;
};

export type KnowledgeGapsTable = {
  id: string;
  request: string;
  /** Masked; empty when the caller refused recording. */
  question: string;
  card_status: CardStatus | null;
  answer: string;
  sources_json: string;
  at: string;
  state: GapState;
  reason: GapReason | null;
  note: string;
  handled_by: string | null;
  handled_at: string | null;
};

/** Every mark is kept; the last one stands in knowledge_gaps as well. */
export type KnowledgeGapMarksTable = {
  id: Generated<number>;
  gap: string;
  state: GapState;
  reason: GapReason | null;
  note: string;
  by: string;
  at: string;
};
