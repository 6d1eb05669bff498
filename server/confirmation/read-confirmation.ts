import { knowledgeNotReady } from '../answering-in-background.ts';
import { AppError, notFound } from '../app-error.ts';
import type { CardEvent } from '../calls/call-memory.ts';
import { cardEvents, findCall } from '../calls/call-store.ts';
import { type CallDeps, dutchDay } from '../calls/deps.ts';
import { withMemory } from '../calls/unrecorded.ts';
import type { Card } from '../contract/card.ts';
import type { ConfirmationContent, ConfirmationView, DraftCard } from '../contract/confirmation.ts';
import type { CallsTable } from '../store/schema.ts';
import { findDraft, versionsOf } from './confirmation-store.ts';
import { buildContent, type ConfirmedCard } from './content.ts';
import { draftSentences, type StoredDraft } from './draft.ts';
import { outOfDate } from './out-of-date.ts';
import { canBeConfirmed, forAgentOf, subjectOf } from './sentences.ts';

/** The confirmation of a call as it stands. Throws AppError NIET_GEVONDEN, NIET_BEWAARD or KENNISBANK_NIET_KLAAR. */
export async function readConfirmation(
  { callId, masked = 0 }: { callId: string; masked?: number },
  deps: CallDeps,
): Promise<ConfirmationView> {
  const { call, draft, shown, cards, content } = await openConfirmation(callId, deps);
  return {
    recording: call.recording === 1,
    cards: cards.map((c) => c.view),
    offered: shown.map(({ answerId, card }) => ({
      answerId,
      title: subjectOf(card),
      status: card.status,
    })),
    explanation: draft.explanation,
    masked,
    content,
    versions: await versionsOf(deps.store.db, callId),
  };
}

export type OpenedCard = ConfirmedCard & { answerId: string; view: DraftCard };

export type OpenedConfirmation = {
  call: CallsTable;
  draft: StoredDraft;
  /** Cards of the call that can be confirmed, as they stand now, in the order they came. */
  shown: CardEvent[];
  cards: OpenedCard[];
  /** Null without cards. */
  content: ConfirmationContent | null;
};

/** Draft, cards and document of a call, with each card held against what BelBot says today. Throws as above. */
export async function openConfirmation(callId: string, deps: CallDeps): Promise<OpenedConfirmation> {
  const service = deps.answering.current();
  if (!service) throw knowledgeNotReady();
  const { call, draft, events } = await readDraft(callId, deps);
  const today = dutchDay(deps.now());
  const shown = lastVersions(events).filter((event) => canBeConfirmed(event.card));

  const cards: OpenedCard[] = [];
  for (const { answerId, sentences: edits } of draft.cards) {
    const now = lastVersion(events, answerId);
    if (!now) continue;
    const revised = now.answerId !== answerId;
    // A card that was worked out again takes the place of the old one, unless the agent had changed its sentences.
    const event = revised && edits !== null ? events.find((e) => e.answerId === answerId) : now;
    if (!event) continue;
    const { card } = event;
    const sentences = draftSentences(card, edits);
    const reason = !canBeConfirmed(card)
      ? NO_ANSWER_NOW
      : event !== now
        ? REVISED
        : await outOfDate(card, { service, today });
    cards.push({
      answerId: event.answerId,
      card,
      sentences,
      view: {
        answerId: event.answerId,
        title: subjectOf(card),
        status: card.status,
        sentences,
        forAgent: forAgentOf(card),
        outOfDate: reason,
      },
    });
  }
  const content =
    cards.length === 0
      ? null
      : buildContent({
          cards,
          explanation: draft.explanation,
          callId,
          callDate: dutchDay(new Date(call.started_at)),
          date: today,
          sources: service.knowledge.sources,
        });
  return { call, draft, shown, cards, content };
}

const NO_ANSWER_NOW =
  'Deze kaart geeft nu geen antwoord. Vul de gegevens aan of haal hem uit de bevestiging.';
const REVISED =
  'Deze kaart is opnieuw uitgerekend nadat u de zinnen had gewijzigd. Haal hem uit de bevestiging en voeg de nieuwe toe.';

/** The draft and the cards it can be made of. Throws AppError NIET_GEVONDEN or NIET_BEWAARD. */
export async function readDraft(
  callId: string,
  { store, state, now }: CallDeps,
): Promise<{ call: CallsTable; draft: StoredDraft; events: CardEvent[] }> {
  const call = await findCall(store.db, callId);
  if (!call) throw notFound('Dit gesprek');
  const recording = call.recording === 1;
  if (!recording && call.closed_at !== null) throw notKept();
  const stored = recording ? await findDraft(store.db, callId) : state.confirmations.get(callId);
  const draft = stored ?? { cards: [], explanation: true, openedAt: now().toISOString(), checkMs: 0 };
  const all = withMemory(state, callId, await cardEvents(store.db, callId));
  return { call, draft, events: all.flatMap((event) => (event.type === 'card' ? [event] : [])) };
}

/** The last card of each series of revisions. */
function lastVersions(events: readonly CardEvent[]): CardEvent[] {
  const replaced = new Set(events.map((e) => e.revises));
  return events.filter((e) => !replaced.has(e.answerId));
}

function lastVersion(events: readonly CardEvent[], answerId: string): CardEvent | null {
  let found: CardEvent | null = null;
  for (const event of events) {
    if (event.answerId === answerId || (found && event.revises === found.answerId)) found = event;
  }
  return found;
}

/** The sentences a card began with, by key. */
export const originalsOf = (card: Card): ReadonlyMap<string, string> =>
  new Map(draftSentences(card, null).map((s) => [s.key, s.text]));

const notKept = () =>
  new AppError({
    status: 409,
    code: 'NIET_BEWAARD',
    message:
      'De beller wilde niet dat dit gesprek wordt bewaard, dus na het gesprek kan geen bevestiging meer worden gemaakt.',
  });
