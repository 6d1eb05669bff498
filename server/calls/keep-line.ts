/** The heart of taking in a line: keep it, tell the consoles, ask for an answer. Shared by all who bring lines. */
import { AppError } from '../app-error.ts';
import type { Speaker, Utterance, UtteranceAck } from '../contract/calls.ts';
import { withoutNumbers } from '../privacy/kinds.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import { answerLine } from './answer-line.ts';
import { appendEvent, type NewEvent } from './call-store.ts';
import type { CallDeps } from './deps.ts';
import { findOpenCall } from './find-open-call.ts';
import { findLine, insertLine, type LineRow, lastNumbers, settleProvisional } from './line-store.ts';
import { remember, textInMemory, withoutText } from './unrecorded.ts';

export type MaskedLine = {
  callId: string;
  speaker: Speaker;
  text: MaskedText;
  origin: Utterance['origin'];
  /** Moment of speaking, ISO 8601 in UTC. */
  at: string;
  /** Of the console: a line with a key that is known is a repeat. */
  key?: string;
  /** Of the speech system; see "Posted lines" in contract/api.md. */
  seq?: number;
  /** An interim line that a pause has finished. */
  provisional?: boolean;
  /** Its interim version was seen in time, so a higher seq before it does not make it late. */
  seenInTime?: boolean;
  /** False: kept, but nobody waits for an answer any more. */
  wantsAnswer?: boolean;
};

export const emptyLine = () =>
  new AppError({ status: 400, code: 'LEGE_REGEL', message: 'De regel is leeg. Er is niets bewaard.' });

/**
 * Keeps a masked line and its event in one transaction, then sends the event and has a caller's line answered (in
 * the background). Must run in the turn of its call. Throws AppError LEGE_REGEL, NIET_GEVONDEN, GESPREK_GESLOTEN,
 * SEQ_ANDERE_TEKST, or one of the storage.
 */
export async function keepLine(line: MaskedLine, deps: CallDeps): Promise<UtteranceAck> {
  const { callId, speaker, text, origin, at, seq } = line;
  const { state, store } = deps;
  const started = performance.now();
  if (text === '') throw emptyLine();

  const outcome = await store.write(async (trx) => {
    const call = await findOpenCall(trx, callId);

    const twin = await findTwin(line, (by) => findLine(trx, by));
    // A stored line has a text unless it may not be recorded.
    const known = twin && (twin.text === '' ? textInMemory(state, callId, twin.n) : twin.text);
    if (twin && isRepeat(twin, line, known)) {
      if (twin.provisional) await settleProvisional(trx, { call: callId, n: twin.n, keepSeq: true });
      return { duplicate: true, n: twin.n } as const;
    }
    if (twin && !twin.provisional) throw otherText();
    if (twin) await settleProvisional(trx, { call: callId, n: twin.n, keepSeq: false });

    // The rest of a line that began before recording was on belongs to what was not recorded.
    const recording = call.recording === 1 && twin?.text !== '';
    const last = await lastNumbers(trx, callId);
    // A twin that a pause had finished was seen in time.
    const late = seq !== undefined && seq < last.seq && !line.seenInTime && !twin;
    const utterance: Utterance = { n: last.n + 1, speaker, text, at, origin };
    const event: NewEvent = { type: 'utterance', at: deps.now().toISOString(), utterance };
    await insertLine(trx, {
      call: callId,
      utterance: recording ? utterance : { ...utterance, text: '' },
      key: line.key ?? null,
      seq: seq ?? null,
      late,
      provisional: line.provisional ?? false,
    });
    const stored = await appendEvent(trx, callId, recording ? event : withoutText(event));
    return { duplicate: false, n: utterance.n, event: { ...event, n: stored.n }, late, recording } as const;
  });

  if (outcome.duplicate) return { n: outcome.n, duplicate: true };
  if (!outcome.recording) remember(state, callId, outcome.event);
  deps.broadcast.event(callId, outcome.event);
  deps.metrics.line(origin, speaker);
  if (speaker === 'beller' && !outcome.late && line.wantsAnswer !== false) {
    void answerLine({ callId, n: outcome.n, speaker, text, typed: origin === 'typed', started }, deps);
  }
  return { n: outcome.n, duplicate: false };
}

async function findTwin(
  { callId: call, key, seq }: MaskedLine,
  find: (by: Parameters<typeof findLine>[1]) => Promise<LineRow | null>,
): Promise<LineRow | null> {
  if (key !== undefined) return find({ call, key });
  if (seq !== undefined) return find({ call, seq });
  return null;
}

/**
 * Known: the text of the twin; null when it was not recorded and is no longer in memory, which counts as equal. The
 * numbers of tokens do not count: after a restart the same value gets another one.
 */
function isRepeat(twin: LineRow, line: MaskedLine, known: MaskedText | null): boolean {
  if (line.key !== undefined || known === null) return true;
  if (twin.speaker !== line.speaker) return false;
  const [before, now] = [withoutNumbers(known), withoutNumbers(line.text)];
  return twin.provisional ? words(before) === words(now) : before === now;
}

/** Speech systems add capitals and punctuation to the final line; those make no other text. */
const words = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const otherText = () =>
  new AppError({
    status: 409,
    code: 'SEQ_ANDERE_TEKST',
    message: 'Onder dit volgnummer is al een andere regel bewaard. Deze regel is niet bewaard.',
  });
