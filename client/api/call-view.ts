/** A call as the console shows it: folded, event by event, from what the server sends. Pure. */
import type {
  CallEvent,
  CloseCallBody,
  FeedbackBody,
  UnusedBody,
  Utterance,
} from '../../server/contract/calls.ts';
import type { Card } from '../../server/contract/card.ts';
import { type HelplineRequest, withHelpline } from './helpline-view.ts';

/** One answer as it was shown, with what the agent did with it. */
export type CardVersion = {
  answerId: string;
  /** ISO moment. */
  at: string;
  /** Number of the line that led to it; null when the agent asked for it. */
  utterance: number | null;
  card: Card;
  feedback: FeedbackBody | null;
  unused: UnusedBody | null;
};

/** One card of a call as it stands now. Worked out again with other values it stays the same card. */
export type CallCard = CardVersion & {
  /** Id of its first answer: stays the same however often the card is revised. */
  id: string;
  /** What stood on this card before, oldest first. A thumb stays with the answer it was given to. */
  earlier: readonly CardVersion[];
};

/** A card that is read outside its call: nothing was done with it there. */
export const cardAlone = (answerId: string, at: string, card: Card): CallCard => ({
  ...{ id: answerId, answerId, at, card },
  utterance: null,
  feedback: null,
  unused: null,
  earlier: [],
});

/** Every answer this card has shown, oldest first. */
export const versionsOf = (entry: CallCard): readonly CardVersion[] => [...entry.earlier, entry];

/** The answer with this id, also when its card shows a newer one by now. */
export const versionById = (cards: readonly CallCard[], answerId: string): CardVersion | undefined =>
  cards.flatMap(versionsOf).find((version) => version.answerId === answerId);

/** A warm hand-over; the summary is empty when the caller refused recording and the call is over. */
export type HandOver = { at: string; name: string; summary: string };

export type CallView = {
  /** n of the last event applied; -1 before the first. */
  last: number;
  startedAt: string | null;
  callerInformed: boolean;
  recording: boolean;
  /** When the caller changed his mind about recording; null when he did not. */
  recordingChangedAt: string | null;
  lines: Utterance[];
  /** In the order they came, without the silent ones. */
  cards: CallCard[];
  /** Questions to the second line, in the order they were asked. */
  helpline: HelplineRequest[];
  /** The agent wants cards on request only. */
  onRequest: boolean;
  /** To whom the caller was handed over, with what summary, in order. */
  handOvers: HandOver[];
  /** The scenario that was last played and how that went; null when none was. */
  replay: { scenario: string; state: 'started' | 'finished' | 'stopped' } | null;
  closed: CloseCallBody | null;
  /** The wrap-up that was taken back when the call was reopened; null when none was. */
  takenBack: CloseCallBody | null;
  closedAt: string | null;
};

export const EMPTY_CALL: CallView = {
  last: -1,
  startedAt: null,
  callerInformed: false,
  recording: false,
  recordingChangedAt: null,
  lines: [],
  cards: [],
  helpline: [],
  onRequest: false,
  handOvers: [],
  replay: null,
  closed: null,
  takenBack: null,
  closedAt: null,
};

type Done = Partial<Pick<CardVersion, 'feedback' | 'unused'>>;

/** What the agent did, put with the answer it was done to. */
const onCard = (view: CallView, answerId: string, done: Done): CallCard[] =>
  view.cards.map((entry) => {
    if (entry.answerId === answerId) return { ...entry, ...done };
    if (!entry.earlier.some((version) => version.answerId === answerId)) return entry;
    return {
      ...entry,
      earlier: entry.earlier.map((version) =>
        version.answerId === answerId ? { ...version, ...done } : version,
      ),
    };
  });

/** A new card at the end, or in the place of the one it revises. */
function withCard(cards: readonly CallCard[], fresh: CardVersion, revises: string | null): CallCard[] {
  const before = cards.find((entry) => versionsOf(entry).some(({ answerId }) => answerId === revises));
  if (!before) return [...cards, { ...fresh, id: fresh.answerId, earlier: [] }];
  const { id, earlier, ...shown } = before;
  return cards.map((entry) => (entry === before ? { ...fresh, id, earlier: [...earlier, shown] } : entry));
}

function change(view: CallView, event: CallEvent): Partial<CallView> {
  switch (event.type) {
    case 'started':
      return { startedAt: event.at, callerInformed: event.callerInformed, recording: event.recording };
    case 'consent': {
      const { callerInformed, recording } = event;
      const recordingChangedAt = recording === view.recording ? view.recordingChangedAt : event.at;
      return { callerInformed, recording, recordingChangedAt };
    }
    case 'utterance':
      return { lines: [...view.lines, event.utterance] };
    case 'card': {
      // Silence is an outcome the log keeps and the agent never sees.
      if (event.card.status === 'stil') return {};
      const { answerId, at, utterance, card } = event;
      const fresh = { answerId, at, utterance, card, feedback: null, unused: null };
      // Events from before cards could be revised have no `revises`.
      return { cards: withCard(view.cards, fresh, event.revises ?? null) };
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
    case 'helpline':
      return { helpline: withHelpline(view.helpline, event) };
    case 'listening':
      return { onRequest: event.onRequest };
    case 'handover': {
      const { at, name, summary } = event;
      return { handOvers: [...view.handOvers, { at, name, summary }] };
    }
    case 'replay':
      return { replay: { scenario: event.scenario, state: event.state } };
    case 'closed':
      return { closed: event.wrapUp, closedAt: event.at };
    case 'reopened':
      return { closed: null, closedAt: null, takenBack: view.closed };
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
