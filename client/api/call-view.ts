/** A call as the console shows it: folded, event by event, from what the server sends. Pure. */
import type {
  CallEvent,
  CloseCallBody,
  FeedbackBody,
  UnusedBody,
  Utterance,
} from '../../server/contract/calls.ts';
import type { Card } from '../../server/contract/card.ts';

/** One card of a call with what the agent did with it. */
export type CallCard = {
  answerId: string;
  /** ISO moment. */
  at: string;
  /** Number of the line that led to it; null when the agent asked for it. */
  utterance: number | null;
  card: Card;
  feedback: FeedbackBody | null;
  unused: UnusedBody | null;
};

export type CallView = {
  /** n of the last event applied; -1 before the first. */
  last: number;
  startedAt: string | null;
  callerInformed: boolean;
  recording: boolean;
  lines: Utterance[];
  /** In the order they came, without the silent ones. */
  cards: CallCard[];
  /** The scenario that was last played and how that went; null when none was. */
  replay: { scenario: string; state: 'started' | 'finished' | 'stopped' } | null;
  closed: CloseCallBody | null;
  closedAt: string | null;
};

export const EMPTY_CALL: CallView = {
  last: -1,
  startedAt: null,
  callerInformed: false,
  recording: false,
  lines: [],
  cards: [],
  replay: null,
  closed: null,
  closedAt: null,
};

const onCard = (view: CallView, answerId: string, change: Partial<CallCard>): CallCard[] =>
  view.cards.map((entry) => (entry.answerId === answerId ? { ...entry, ...change } : entry));

function change(view: CallView, event: CallEvent): Partial<CallView> {
  switch (event.type) {
    case 'started':
      return { startedAt: event.at, callerInformed: event.callerInformed, recording: event.recording };
    case 'utterance':
      return { lines: [...view.lines, event.utterance] };
    case 'card': {
      // Silence is an outcome the log keeps and the agent never sees.
      if (event.card.status === 'stil') return {};
      const { answerId, at, utterance, card } = event;
      return { cards: [...view.cards, { answerId, at, utterance, card, feedback: null, unused: null }] };
    }
    case 'feedback':
      return {
        cards: onCard(view, event.answerId, {
          feedback: event.feedback.thumb === null ? null : event.feedback,
        }),
      };
    case 'unused':
      return {
        cards: onCard(view, event.answerId, { unused: event.unused.reason === null ? null : event.unused }),
      };
    case 'replay':
      return { replay: { scenario: event.scenario, state: event.state } };
    case 'closed':
      return { closed: event.wrapUp, closedAt: event.at };
  }
}

/** Applies events that are known to follow each other; what was applied before is skipped. */
export function applyEvents(view: CallView, events: readonly CallEvent[]): CallView {
  let state = view;
  for (const event of events) {
    if (event.n > state.last) state = { ...state, ...change(state, event), last: event.n };
  }
  return state;
}
