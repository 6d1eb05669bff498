/** What the steps of the pipeline share. */
import type { Card, Route } from '../contract/card.ts';
import type { Approach } from '../knowledge/approaches.ts';
import type { Boundary } from '../knowledge/boundaries.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Referral } from '../knowledge/referrals.ts';
import { type MaskedText, NO_TEXT } from '../privacy/masked-text.ts';
import type { Ranked, Retriever } from '../retrieval/retriever.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import type { Rules } from '../rules/load.ts';
import type { RouteClassifier, RouteJudgement } from '../triage/classifier.ts';
import { emptyCard } from './empty-card.ts';
import type { GuardSettings } from './guard.ts';
import type { HeardSoFar } from './listening/context.ts';
import type { Need } from './listening/judge.ts';
import type { ListeningSettings } from './listening/settings.ts';
import type { KnownData, Question } from './types.ts';

/** Whether a card may be shown, and if not, why. */
export type Verdict =
  | {
      kind: 'answer';
      passage: string;
      period: 'right' | 'past' | 'future';
      /** A second passage to choose from, when neither stands out in a call. */
      alsoPossible?: string;
    }
  | { kind: 'decision'; evaluation: Evaluation; sources: KnownData }
  | { kind: 'silence'; why: string }
  | { kind: 'no-year'; passage: string; years: number[] }
  | { kind: 'out-of-scope'; boundary: string }
  | { kind: 'not-sure'; confidence: number }
  | { kind: 'nothing' };

export type State = {
  question: Question;
  /** The line itself, masked; empty until the mask step has run. */
  line: MaskedText;
  /** What is searched for: the line, possibly with the unfinished line before it. */
  query: MaskedText;
  /** Number of earlier lines that were joined to the line. */
  joined: number;
  route: RouteJudgement;
  /** Passages and boundaries, best first, after the period has been taken into account. */
  ranked: Ranked[];
  /** What was found for the line in its call; null when it stands alone. */
  heard: HeardSoFar | null;
  /** The line's own vector; null without meaning search or outside a call. */
  vector: Float32Array | null;
  /** Whether the line wants an answer; null outside a call. */
  need: Need | null;
  /** Years the caller names. */
  years: number[];
  verdict: Verdict;
  /** A rule that fits and was not asked for. */
  offer: Evaluation | null;
  card: Card;
  /** Names of the steps that failed. */
  failed: string[];
};

export type PipelineDeps = {
  knowledge: Knowledge;
  retriever: Retriever;
  routes: RouteClassifier;
  referrals: Map<string, Referral>;
  approaches: Map<Route, Approach>;
  boundaries: Map<string, Boundary>;
  guard: GuardSettings;
  /** When to speak in a call; null when there are no settings, and explicit signs decide. */
  listening: ListeningSettings | null;
  /** Hashes for the receipt. */
  versions: { model: string; configuration: string; program: string };
  rules: Rules;
  /** Decisions by their own sample questions. */
  decisions: Retriever;
  /** Milliseconds, monotonic. */
  clock: () => number;
  onStepError: (step: string, error: unknown) => void;
};

export type Step = {
  name: string;
  /** What the step is given, for the hash in the log; masked. */
  input: (state: State) => unknown;
  run: (state: State, deps: PipelineDeps) => Promise<Partial<State>> | Partial<State>;
  /** What came out, in a few words; never personal data. */
  outcome: (state: State) => string;
};

/** The state before the first step: nothing known, and a card that says nothing was found. */
export function initialState(question: Question): State {
  return {
    question,
    line: NO_TEXT,
    query: NO_TEXT,
    joined: 0,
    route: { route: 'routine', silent: false, sure: 0, why: '' },
    ranked: [],
    heard: null,
    vector: null,
    need: null,
    years: [],
    verdict: { kind: 'nothing' },
    offer: null,
    card: emptyCard(question.date),
    failed: [],
  };
}
