/** What goes into an answer and what comes out. */
import type { Speaker } from '../contract/calls.ts';
import type { Card, Receipt, ValueOrigin } from '../contract/card.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import type { Need } from './listening/judge.ts';

/** An earlier line of the call, masked. */
export type EarlierLine = {
  speaker: Speaker;
  text: MaskedText;
  /** It led to a card. */
  answered: boolean;
  /** Its number in the call; null outside one. */
  n: number | null;
};

/** A value known of this caller, for rules. */
export type KnownValue = {
  /** As a field or `--data` gives it; null: the caller contradicted himself or, when ingevuld, it was taken back. */
  value: string | null;
  origin: ValueOrigin;
  /** The words it was read from, masked; null when the agent filled it in. */
  said: string | null;
  /** Number of the line it was said in; null when the agent filled it in, or outside a call. */
  utterance: number | null;
  /** Label of the input it was given for; another rule uses it only for an input of that name. null: for any. */
  label: string | null;
};
export type KnownData = Record<string, KnownValue>;

export type Question = {
  /** The line as it was typed, posted or asked; raw, the first step masks it. */
  text: string;
  /**
   * asked: the agent or the command line asks this one question; silence is no answer. overheard: a line of a call.
   * requested: the agent wants a card of what was just said; read in its call, and never silent.
   */
  mode: 'asked' | 'overheard' | 'requested';
  speaker: Speaker;
  /** Number of the line in the call; null outside one. */
  n: number | null;
  /** Reference date, JJJJ-MM-DD. */
  date: string;
  /** Values known so far, by key of the input. */
  data: KnownData;
  /** The rule that must answer: the agent chose it, or it asked for these data; null to have one chosen. */
  rule: string | null;
  /** Earlier lines of the call, oldest first. */
  earlier: EarlierLine[];
  /** The passages on each card shown in this call so far, oldest card first. */
  shown?: string[][];
  /** How many alternatives to give; default 10. */
  top?: number;
};

/** What an answer was worked out from, masked: given again, it gives the same card under the same receipt. */
export type AnswerInput =
  | ({ kind: 'question' } & Omit<Question, 'text'> & { text: MaskedText })
  | { kind: 'passage'; passage: string; query: MaskedText; date: string };

/** One step of the pipeline as it ran. */
export type StepRecord = {
  name: string;
  /** SHA-256 of what the step was given (masked). */
  input: string;
  /** What came out, in a few words or numbers; never personal data. */
  outcome: string;
  /** Milliseconds. */
  ms: number;
  /** Set when the step failed and the next best was taken. */
  error?: string;
};

export type Answer = {
  card: Card;
  input: AnswerInput;
  /** Whether the line wanted an answer, and why; only for lines of a call. */
  need?: Need | null;
  steps: StepRecord[];
  /** Ids of the passages retrieved, best first; shown and cited are in the card. */
  retrieved: string[];
  /** Milliseconds per step, and together under "total". */
  timings: Record<string, number>;
};

export type { Card, Receipt };
