import type { CallerAnswers, CallerFeedbackChannel } from '../contract/caller-feedback.ts';

/** Answers only: no words, no person, no address, no time of day. */
export type CallerFeedbackTable = CallerAnswers & {
  call: string;
  channel: CallerFeedbackChannel;
  /** Dutch calendar day, JJJJ-MM-DD. */
  day: string;
};

/** Codes that can still be used; a used one is removed. */
export type CallerFeedbackCodesTable = {
  call: string;
  /** SHA-256 (hex) of the code. */
  hash: string;
  /** Milliseconds since 1970. */
  expires_at: number;
};
