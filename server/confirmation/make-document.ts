import { AppError } from '../app-error.ts';
import { findCall } from '../calls/call-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import type { DraftSentence, MakeDocumentBody } from '../contract/confirmation.ts';
import { type Changes, keepVersion, writeDraft } from './confirmation-store.ts';
import { makeInThread } from './document-thread.ts';
import { countChanges, type StoredDraft } from './draft.ts';
import { openConfirmation, readDraft } from './read-confirmation.ts';
import { addedTime } from './save-draft.ts';

export type MadeDocument = { bytes: Buffer; type: string; name: string };

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * Makes the file and keeps the version: its hash, what the agent changed and how long checking took. The addressee
 * goes into the file and nowhere else. Throws AppError GEEN_KAARTEN, BEVESTIGING_VEROUDERD, LEGE_BEVESTIGING or
 * TEKEN_ONBEKEND.
 */
export async function makeDocument(
  { callId, body, user }: { callId: string; body: MakeDocumentBody; user: string },
  deps: CallDeps,
): Promise<MadeDocument> {
  const { format, addressing, activeMs } = body;
  const { call, cards, content } = await openConfirmation(callId, deps);
  if (!content) throw noCards();
  const old = cards.find(({ view }) => view.outOfDate !== null);
  if (old) throw isOutOfDate(old.view.title, old.view.outOfDate ?? '');
  const empty = cards.find(({ sentences }) => !sentences.some((s) => s.part === 'advies' && !s.struck));
  if (empty) throw nothingLeft(empty.view.title);

  const bytes = await makeInThread({ format, content, addressing });
  const at = deps.now();
  const id = deps.newId();
  const changes = cards.map(({ answerId, view }): Changes[number] => ({
    answerId,
    title: view.title,
    sentences: view.sentences.map(asChange),
  }));
  await deps.state.turns.run(callId, async () => {
    // Read again: the agent may have gone on while the file was made.
    const { draft } = await readDraft(callId, deps);
    const checked: StoredDraft = {
      ...draft,
      checkMs: addedTime(draft.checkMs, activeMs, call.started_at, at),
    };
    // The caller may have refused recording while the file was made.
    const recording = await deps.store.write(async (trx) => {
      const recording = (await findCall(trx, callId))?.recording === 1;
      if (recording) await writeDraft(trx, callId, checked);
      await keepVersion(trx, {
        id,
        call: callId,
        content,
        changes,
        counts: countChanges(cards.flatMap((c) => c.sentences)),
        checkMs: checked.checkMs,
        by: user,
        at: at.toISOString(),
        recording,
      });
      return recording;
    });
    if (!recording) deps.state.confirmations.set(callId, checked);
  });
  return { bytes, type: TYPES[format], name: `bevestiging-${content.reference}.${format}` };
}

const asChange = ({ part, change, original, text, struck }: DraftSentence) => ({
  part,
  change,
  // A sentence of the agent that was struck again stood in the draft as it is.
  was: original ?? (struck ? text : null),
  now: struck ? null : text,
});

const noCards = () =>
  new AppError({
    status: 409,
    code: 'GEEN_KAARTEN',
    message: 'Er staat nog geen kaart in de bevestiging. Kies eerst een kaart.',
  });

const isOutOfDate = (title: string, reason: string) =>
  new AppError({
    status: 409,
    code: 'BEVESTIGING_VEROUDERD',
    message: `Er is geen document gemaakt. “${title}” is niet meer actueel. ${reason} Uw concept is bewaard.`,
  });

const nothingLeft = (title: string) =>
  new AppError({
    status: 409,
    code: 'LEGE_BEVESTIGING',
    message: `Er is geen document gemaakt. Van “${title}” is het hele antwoord geschrapt. Zet een zin terug, schrijf er een, of haal de kaart uit de bevestiging.`,
  });
