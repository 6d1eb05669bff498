/** What goes into an answer and what comes out. */
import type { Speaker } from '../contract/calls.ts';
import type { Card, Receipt } from '../contract/card.ts';
import type { MaskedText } from '../privacy/masked-text.ts';

/** An earlier line of the call, masked. */
export type EarlierLine = { speaker: Speaker; text: MaskedText /** It led to a card. */; answered: boolean };

export type Question = {
  /** The line as it was typed, posted or asked; raw, the first step masks it. */
  text: string;
  /** asked: the agent or the command line asks, silence is no answer. overheard: a line of a call. */
  mode: 'asked' | 'overheard';
  speaker: Speaker;
  /** Reference date, JJJJ-MM-DD. */
  date: string;
  /** Answers to missing items: key → value as given. */
  data: Record<string, string>;
  /** Earlier lines of the call, oldest first. */
  earlier: EarlierLine[];
  /** How many alternatives to give; default 10. */
  top?: number;
};

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
  steps: StepRecord[];
  /** Ids of the passages retrieved, best first; shown and cited are in the card. */
  retrieved: string[];
  /** Milliseconds per step, and together under "total". */
  timings: Record<string, number>;
};

export type { Card, Receipt };
