/**
 * The tables, as Kysely sees them. Moments are ISO 8601 texts in UTC, booleans are 0 or 1, and columns that end in
 * `_json` hold JSON. Every text a person spoke or typed is masked before it gets here.
 */
import type { Generated } from 'kysely';
import type { Role } from '../contract/accounts.ts';
import type { CallEvent, FeedbackBody, Speaker, UnusedReason, Utterance } from '../contract/calls.ts';
import type { CardStatus } from '../contract/card.ts';
import type { RetentionKind, RetentionRun } from '../contract/retention.ts';
import type { Solved } from '../contract/wrap-up.ts';
import type { CallerFeedbackCodesTable, CallerFeedbackTable } from './caller-feedback-schema.ts';
import type {
  HelplineAnswersTable,
  HelplineRequestsTable,
  KnowledgeGapMarksTable,
  KnowledgeGapsTable,
} from './helpline-schema.ts';
import type { CallSearchTable, CallWordsTable, TelephonyTable } from './wrap-up-schema.ts';

export type Flag = 0 | 1;

export type UsersTable = {
  id: string;
  username: string;
  name: string;
  role: Role;
  password_hash: string;
  /** Made by the demo mode; cannot sign in outside it. */
  demo: Flag;
  created_at: string;
};

export type SessionsTable = {
  /** SHA-256 (hex) of the session id in the cookie. */
  id: string;
  user: string | null;
  data_json: string;
  /** Milliseconds since 1970. */
  expires_at: number;
};

export type CallsTable = {
  id: string;
  /** User id. */
  agent: string;
  /** 1, 2, 3 … per agent. */
  number: number;
  started_at: string;
  closed_at: string | null;
  caller_informed: Flag;
  recording: Flag;
  category: string | null;
  note: string | null;
  solved: Solved | null;
  /** FollowUp, its free text masked; null while open. */
  follow_up_json: string | null;
  /** Masked; only counts when the caller refused recording. */
  summary: string | null;
  /** When the agent last began to wrap up. */
  wrap_up_started_at: string | null;
};

export type UtterancesTable = {
  call: string;
  /** 1, 2, 3 … per call, in the order in which they were taken in. */
  n: number;
  speaker: Speaker;
  /** Masked; empty when the caller refused recording. */
  text: string;
  at: string;
  origin: Utterance['origin'];
  /** SHA-256 of the key the console gave: a resend carries the same one. */
  client_key: string | null;
  /** Of the telephony or speech system. */
  seq: number | null;
  /** Came after a higher seq, so it got no card. */
  late: Flag;
  /** Made of an interim line by a pause; its final line may still come. */
  provisional: Flag;
};

export type AnswersTable = {
  id: string;
  call: string;
  utterance: number | null;
  status: CardStatus;
  title: string;
  card_json: string;
  question: string;
  steps_json: string;
  timings_json: string;
  receipt_json: string;
  /** 1 when the card was put in front of the agent. */
  shown: Flag;
  /** Passage ids, best first. */
  retrieved_json: string;
  /** Snapshot hashes. */
  cited_json: string;
  /** User id when the agent asked for it, null when overheard. */
  requested_by: string | null;
  /** What the answer was worked out from (AnswerInput), so that it can be worked out again; null when not recorded. */
  input_json: string | null;
  /** The answer it takes the place of, worked out with other values. */
  revises: string | null;
  at: string;
};

export type SnapshotsTable = { hash: string; passage_json: string };

export type FeedbackTable = {
  id: Generated<number>;
  answer: string;
  thumb: FeedbackBody['thumb'];
  reasons_json: string;
  text: string;
  by: string;
  at: string;
};

export type UnusedTable = {
  id: Generated<number>;
  answer: string;
  reason: UnusedReason | null;
  text: string;
  by: string;
  at: string;
};

export type CallEventsTable = {
  call: string;
  /** 0, 1, 2 … per call, without gaps. */
  n: number;
  type: CallEvent['type'];
  body_json: string;
  at: string;
};

export type ConfirmationDraftsTable = {
  call: string;
  /** What the agent chose and changed, masked. Only of calls that may be recorded. */
  body_json: string;
  opened_at: string;
  /** Milliseconds spent on checking so far. */
  check_ms: number;
};

export type ConfirmationsTable = {
  id: string;
  call: string;
  /** 1, 2, 3 … per call. */
  version: number;
  reference: string;
  /** SHA-256 (hex) of the content, without the addressee. */
  hash: string;
  /** Null when the caller refused recording. */
  content_json: string | null;
  /** What became of each sentence; null when the caller refused recording. */
  changes_json: string | null;
  cards: number;
  /** Sentences. */
  kept: number;
  struck: number;
  changed: number;
  added: number;
  /** Milliseconds spent on checking, up to this version. */
  check_ms: number;
  /** User id. */
  by: string;
  at: string;
};

export type RetentionTable = {
  kind: RetentionKind;
  /** null: the default of server/retention/kinds.ts. */
  days: number | null;
  /** User id. */
  changed_by: string | null;
  changed_at: string | null;
  /** How far the clean-up has come: closed_at and id of the last call that was done, with a space between. */
  cleaned_until: string | null;
  last_run_at: string | null;
  last_removed: number | null;
};

export type RetentionRunsTable = {
  id: Generated<number>;
  started_at: string;
  finished_at: string | null;
  started_by: RetentionRun['startedBy'];
  /** User id when started by hand. */
  user: string | null;
  state: RetentionRun['state'];
  /** Kind → rows removed. */
  removed_json: string;
};

export type Tables = {
  users: UsersTable;
  sessions: SessionsTable;
  calls: CallsTable;
  utterances: UtterancesTable;
  answers: AnswersTable;
  snapshots: SnapshotsTable;
  feedback: FeedbackTable;
  unused: UnusedTable;
  call_events: CallEventsTable;
  helpline_requests: HelplineRequestsTable;
  helpline_answers: HelplineAnswersTable;
  knowledge_gaps: KnowledgeGapsTable;
  knowledge_gap_marks: KnowledgeGapMarksTable;
  confirmation_drafts: ConfirmationDraftsTable;
  confirmations: ConfirmationsTable;
  caller_feedback: CallerFeedbackTable;
  caller_feedback_codes: CallerFeedbackCodesTable;
  retention: RetentionTable;
  retention_runs: RetentionRunsTable;
  telephony: TelephonyTable;
  call_search: CallSearchTable;
  call_words: CallWordsTable;
};
