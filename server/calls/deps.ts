/** What the use-cases of a call need from outside, and what they keep in memory about the calls that run. */
import type { Logger } from 'pino';
import type { BackgroundAnswering } from '../answering-in-background.ts';
import type { ClientFile } from '../client-file/client-file.ts';
import type { StoredDraft } from '../confirmation/draft.ts';
import type { CallEvent, Speaker, Utterance } from '../contract/calls.ts';
import type { CardStatus } from '../contract/card.ts';
import type { ClientFileValue } from '../contract/client-file.ts';
import type { Solved } from '../contract/wrap-up.ts';
import type { Referral } from '../knowledge/referrals.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import type { Masker } from '../privacy/masker.ts';
import type { Store } from '../store/open-database.ts';
import type { CallMemory } from './call-memory.ts';
import { createKeyedQueue, type KeyedQueue } from './keyed-queue.ts';

/** Tells the consoles what happened; made by live/, so that a use-case knows no sockets. */
export type Broadcast = {
  event(callId: string, event: CallEvent): void;
  /** Best effort: an unfinished line that is missed does not matter. */
  interim(line: { callId: string; speaker: Speaker; text: MaskedText }): void;
  callsChanged(body: { agent: string; callId: string }): void;
  /** The queue of the second line changed; agents: user ids of those whose question waits. */
  helplineChanged(body: { agents: readonly string[] }): void;
  gapsChanged(): void;
};

/** What is counted; made by http/metrics.ts. */
export type CallMetrics = {
  line(origin: Utterance['origin'], speaker: Speaker): void;
  /** Seconds between taking in a line and having its card on its way. */
  card(status: CardStatus, seconds: number | null): void;
  answerLost(): void;
  /** Seconds from a question to the second line being asked until it is taken for the first time. */
  helplineTaken(seconds: number): void;
  /** Seconds from asking to the answer. */
  helplineAnswered(seconds: number): void;
  /** A call was closed; seconds from its end to that moment, null when its end is not known. */
  closed(solved: Solved, wrapUpSeconds: number | null): void;
  /** Telephony reported these for the first time. */
  telephony(news: { waitingSeconds: number | null; repeatCall: boolean; transferred: boolean }): void;
};

/** The unfinished line of one speaker. */
export type Interim = {
  seq: number;
  text: MaskedText;
  /** The text with tokens that last, for when it is kept. */
  keep: () => MaskedText;
  at: string;
  timer: NodeJS.Timeout;
};

export type Replay = { scenario: string; stop: AbortController; done: Promise<void> };

/** In memory only; gone after a restart, and nothing that was acknowledged depends on it. */
export type CallState = {
  /** Changes to one call, in order. Short: never holds an answer being made. Not re-entrant. */
  turns: KeyedQueue;
  /** Answers to the lines of one call, in order; these may take long. */
  answers: KeyedQueue;
  interims: Map<string, Map<Speaker, Interim>>;
  replays: Map<string, Replay>;
  /** Of the open calls: which value has which token. */
  maskers: Map<string, Masker>;
  /** Call id → event number → the event with its text, for open calls that may not be recorded. */
  unrecorded: Map<string, Map<number, CallEvent>>;
  /** What is known of the calls that run; read again from the database when it is not there. */
  memory: Map<string, CallMemory>;
  /** Drafts of confirmations of open calls that may not be recorded. */
  confirmations: Map<string, StoredDraft>;
  /** Call id → what was fetched from the client file, for the agent to take over; kept nowhere else. */
  fromFile: Map<string, Map<string, ClientFileValue>>;
};

export const createCallState = (): CallState => ({
  turns: createKeyedQueue(),
  answers: createKeyedQueue(),
  interims: new Map(),
  replays: new Map(),
  maskers: new Map(),
  unrecorded: new Map(),
  memory: new Map(),
  confirmations: new Map(),
  fromFile: new Map(),
});

export type CallDeps = {
  store: Store;
  answering: BackgroundAnswering;
  /** null: off. */
  clientFile: ClientFile | null;
  /** Where a caller can be referred to, by key. */
  referrals: ReadonlyMap<string, Referral>;
  broadcast: Broadcast;
  state: CallState;
  metrics: CallMetrics;
  log: Logger;
  now: () => Date;
  newId: () => string;
  /** Milliseconds of silence after which an interim line counts as finished. */
  pauseMs: number;
};

/** Lines of a call that the answering service gets to see. */
export const EARLIER_LINES = 40;

const dutchCalendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The calendar day in the Netherlands at a moment, JJJJ-MM-DD. */
export const dutchDay = (moment: Date) => dutchCalendar.format(moment);
