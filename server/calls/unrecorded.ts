/** Calls of which the caller refused the recording: the text lives in memory while the call runs, never on disk. */
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
  return event;
}

/** A card as it may be stored: the question, and what the caller said of himself, taken out. */
export function cardWithoutText(card: Card): Card {
  const unsaid = { ...card, question: '' };
  if (!card.rule) return unsaid;
  // The sentences and the trace of a rule hold the values that were said; its receipt and its sources stay.
  const words = { title: card.rule.title, say: '', steps: [], watchOuts: [], reason: null };
  return { ...unsaid, ...words, inputs: [], missing: [], trace: [] };
}

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
