/** What may not be recorded (the caller refused): the text lives in memory while the call runs, never on disk. */
import type { Answer, StepRecord } from '../answering/types.ts';
import type { CallEvent } from '../contract/calls.ts';
import type { Card } from '../contract/card.ts';
import { type MaskedText, storedMasked } from '../privacy/masked-text.ts';
import type { NewEvent } from './call-store.ts';
import type { CallState } from './deps.ts';

/** The event as it may be stored: what was said, taken out. */
export function withoutText(event: NewEvent): NewEvent {
  if (event.type === 'utterance') return { ...event, utterance: { ...event.utterance, text: '' } };
  if (event.type === 'card') return { ...event, card: cardWithoutText(event.card) };
  if (event.type === 'helpline' && event.step.kind === 'asked') {
    return { ...event, step: { ...event.step, question: '', note: '' } };
  }
  if (event.type === 'handover') return { ...event, summary: '' };
  return event;
}

/** A card as it may be stored: the question, and what the caller said of himself, taken out. */
export function cardWithoutText(card: Card): Card {
  // Why a line was taken to be of a kind quotes it.
  const guidance = card.guidance && { ...card.guidance, why: '' };
  const unsaid = { ...card, question: '', guidance, reason: guidance ? null : card.reason };
  if (!card.rule) return unsaid;
  // The sentences and the trace of a rule hold the values that were said; its receipt and its sources stay.
  const words = { title: card.rule.title, say: '', steps: [], watchOuts: [], reason: null };
  return { ...unsaid, ...words, inputs: [], missing: [], trace: [] };
}

/** A card without what the caller said in so many words; the values and the conclusion stay. */
export const cardWithoutSpeech = (card: Card): Card => ({
  ...card,
  question: '',
  // What is wrong with a value quotes the caller.
  ...(card.status === 'nog-nodig' ? { reason: null } : {}),
  inputs: card.inputs?.map((input) => ({ ...input, said: null, item: { ...input.item, refused: null } })),
  missing: card.missing?.map((item) => ({ ...item, refused: null })),
});

/** The steps as they may be stored: names, outcomes and times. A hash of what was said could be guessed at. */
export const stepsWithoutText = (steps: readonly StepRecord[]): StepRecord[] =>
  steps.map(({ name, outcome, ms, error }) => ({
    name,
    input: '',
    // What kind of line it was stays, the words that showed it do not.
    outcome: name === 'triage' ? (outcome.split(':')[0] ?? '') : outcome,
    ms,
    ...(error === undefined ? {} : { error: 'weggelaten' }),
  }));

/** An answer as it may be stored. */
export function answerWithoutText(answer: Answer): Answer {
  const card = cardWithoutText(answer.card);
  // Values from the client file are few enough to guess from their hash.
  const receipt = usesClientFile(answer) ? { ...card.receipt, data: 'niet bewaard' } : card.receipt;
  return { ...answer, card: { ...card, receipt }, steps: stepsWithoutText(answer.steps) };
}

/** True when a value of the client file went into the answer. */
export const usesClientFile = ({ input }: Answer): boolean =>
  input.kind === 'question' && Object.values(input.data).some(({ origin }) => origin === 'dossier');

/** Keeps the event with its text, for as long as the call is open. */
export function remember(state: CallState, callId: string, event: CallEvent): void {
  const events = state.unrecorded.get(callId) ?? new Map<number, CallEvent>();
  state.unrecorded.set(callId, events.set(event.n, event));
}

/** Stored events with the text put back where it is still in memory. */
export function withMemory(state: CallState, callId: string, events: CallEvent[]): CallEvent[] {
  const known = state.unrecorded.get(callId);
  return known ? events.map((event) => known.get(event.n) ?? event) : events;
}

/** The text of line `n` of an unrecorded call, or null when it is no longer in memory. */
export function textInMemory(state: CallState, callId: string, n: number): MaskedText | null {
  for (const event of state.unrecorded.get(callId)?.values() ?? []) {
    // Came from a line that was masked when it was taken in.
    if (event.type === 'utterance' && event.utterance.n === n) return storedMasked(event.utterance.text);
  }
  return null;
}
