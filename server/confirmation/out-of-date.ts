/** Whether a card still says what BelBot says today; an answer that has changed is not confirmed. */
import { citationOf } from '../answering/cite.ts';
import { knownFrom } from '../answering/known-data.ts';
import type { AnsweringService } from '../answering/service.ts';
import type { KnownData } from '../answering/types.ts';
import type { Card } from '../contract/card.ts';
import { longDate } from '../contract/dutch-date.ts';
import { storedMasked } from '../privacy/masked-text.ts';

const WHAT_NOW = 'Haal deze kaart uit de bevestiging en zoek het antwoord opnieuw op.';

/**
 * Why this card cannot be confirmed on `today` (JJJJ-MM-DD), as a sentence with what to do; null when it can. A
 * passage that had ended before the card was made is no reason: the card itself says then which period it is about.
 */
export async function outOfDate(
  card: Card,
  { service, today }: { service: AnsweringService; today: string },
): Promise<string | null> {
  const reason =
    citedReason(card, service, today) ?? (card.rule ? await ruleReason(card, service, today) : null);
  return reason === null ? null : `${reason} ${WHAT_NOW}`;
}

function citedReason(
  { citations, receipt }: Card,
  { knowledge }: AnsweringService,
  today: string,
): string | null {
  for (const { passage: id, title, snapshot, validTo } of citations) {
    const passage = knowledge.passageById.get(id);
    if (!passage) return `De bron “${title}” staat niet meer in de kennisbank.`;
    if (citationOf(knowledge, passage).snapshot !== snapshot)
      return `De bron “${title}” is gewijzigd sinds deze kaart is gemaakt.`;
    if (validTo !== null && validTo < today && validTo >= receipt.date)
      return `De bron “${title}” geldt niet meer: die gold tot en met ${longDate(validTo)}.`;
  }
  return null;
}

/** Works the rule out again: on the day of the card what differs is the rule, on today's date the outcome. */
async function ruleReason(card: Card, service: AnsweringService, today: string): Promise<string | null> {
  const title = card.rule?.title ?? '';
  const then = await again(card, service, card.receipt.date);
  if (said(then) !== said(card)) return `De regel “${title}” is gewijzigd sinds deze kaart is gemaakt.`;
  if (today === card.receipt.date) return null;
  const now = await again(card, service, today);
  return outcome(now) === outcome(card)
    ? null
    : `De regel “${title}” geeft vandaag een andere uitkomst dan op ${longDate(card.receipt.date)}.`;
}

async function again(card: Card, service: AnsweringService, date: string): Promise<Card> {
  const answer = await service.answer({
    // It was masked when the card was made.
    text: storedMasked(card.question),
    mode: 'asked',
    speaker: 'beller',
    n: null,
    date,
    data: asFilledIn(card),
    rule: card.rule?.id ?? null,
    earlier: [],
  });
  return answer.card;
}

/** The values of the card, firm: nothing that is heard in the question comes above them. */
const asFilledIn = (card: Card): KnownData =>
  Object.fromEntries(
    Object.entries(knownFrom(card)).map(([key, known]) => [key, { ...known, origin: 'ingevuld' }]),
  );

const outcome = ({ status, title, say, steps, watchOuts, referTo }: Card): string =>
  JSON.stringify([status, title, say, steps, watchOuts, referTo]);

/** Everything a card of a rule says and rests on. */
const said = (card: Card): string =>
  JSON.stringify([
    outcome(card),
    card.rule?.id,
    card.rule?.version,
    card.trace,
    card.citations.map((c) => c.snapshot),
  ]);
