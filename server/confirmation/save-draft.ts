import { AppError } from '../app-error.ts';
import type { CallDeps } from '../calls/deps.ts';
import type { ConfirmationView, SaveDraftBody } from '../contract/confirmation.ts';
import { writeDraft } from './confirmation-store.ts';
import { maskEdits, type StoredDraft } from './draft.ts';
import { originalsOf, readConfirmation, readDraft } from './read-confirmation.ts';
import { canBeConfirmed } from './sentences.ts';

/**
 * Keeps the draft: on disk, or in memory when the caller refused recording. Personal data is taken out first. Throws
 * AppError NIET_GEVONDEN for a card that was not shown in this call, GEEN_ANTWOORD for one without an answer.
 */
export async function saveDraft(
  { callId, body }: { callId: string; body: SaveDraftBody },
  deps: CallDeps,
): Promise<ConfirmationView> {
  const masked = await deps.state.turns.run(callId, async () => {
    const { call, draft, events } = await readDraft(callId, deps);
    const cardOf = (answerId: string) => events.find((e) => e.answerId === answerId)?.card;
    const ids = body.cards.map((c) => c.answerId);
    for (const id of ids) {
      const card = cardOf(id);
      if (!card) throw noSuchCard();
      const isNew = !draft.cards.some((c) => c.answerId === id);
      if (isNew && !canBeConfirmed(card)) throw noAnswer();
    }
    const once = body.cards.filter((c, i) => ids.indexOf(c.answerId) === i);
    const clean = maskEdits(once, (id) => {
      const card = cardOf(id);
      return card ? originalsOf(card) : new Map();
    });
    const next: StoredDraft = {
      cards: clean.cards,
      explanation: body.explanation,
      openedAt: draft.openedAt,
      checkMs: addedTime(draft.checkMs, body.activeMs, call.started_at, deps.now()),
    };
    if (call.recording === 1) await deps.store.write((trx) => writeDraft(trx, callId, next));
    else deps.state.confirmations.set(callId, next);
    return clean.masked;
  });
  return readConfirmation({ callId, masked }, deps);
}

/** Milliseconds of checking so far, never more than there were since the call began. */
export const addedTime = (before: number, more: number, since: string, now: Date): number =>
  Math.max(before, Math.min(before + more, now.getTime() - Date.parse(since)));

const noSuchCard = () =>
  new AppError({
    status: 404,
    code: 'NIET_GEVONDEN',
    message: 'Deze kaart hoort niet bij dit gesprek. Er is niets gewijzigd.',
  });

const noAnswer = () =>
  new AppError({
    status: 409,
    code: 'GEEN_ANTWOORD',
    message:
      'Deze kaart kan niet in de bevestiging: er is nog geen antwoord, of het rust op gegevens uit het dossier. ' +
      'Er is niets gewijzigd.',
  });
