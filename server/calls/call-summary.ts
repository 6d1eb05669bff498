/**
 * A call in a few lines, drawn up by rules from its events: what was asked, which data were given, what was advised on
 * which sources. Holds nothing that is not in the events. Pure.
 */
import type { CallEvent } from '../contract/calls.ts';
import { ANSWER_STATUSES, type Card, type CardStatus, type ValueOrigin } from '../contract/card.ts';
import { MAX_SUMMARY_LENGTH } from '../contract/wrap-up.ts';

export type CardEvent = Extract<CallEvent, { type: 'card' }>;

const ORIGINS: Record<ValueOrigin, string> = {
  gezegd: 'gezegd',
  afgeleid: 'afgeleid uit wat is gezegd',
  ingevuld: 'ingevuld door de medewerker',
  dossier: 'uit het dossier',
};

const STATUSES: Partial<Record<CardStatus, string>> = {
  geverifieerd: 'geverifieerd',
  berekend: 'berekend, controleer',
  kennisbank: 'uit kennisbank',
  concept: 'concept',
};

/**
 * The cards the agent used, in the order shown: without the silent ones, those marked as not used, and those that a
 * later card took the place of.
 */
export function usedCards(events: readonly CallEvent[]): CardEvent[] {
  const cards = events.filter((event) => event.type === 'card');
  const replaced = new Set(cards.map((card) => card.revises));
  const unused = new Map<string, boolean>();
  for (const event of events) {
    if (event.type === 'unused') unused.set(event.answerId, event.unused.reason !== null);
  }
  return cards.filter(
    ({ answerId, card }) => card.status !== 'stil' && !replaced.has(answerId) && !unused.get(answerId),
  );
}

/** The summary as text with one part per card, and who the caller was handed over to; empty when there is neither. */
export function summaryOf(events: readonly CallEvent[]): string {
  const parts = [...usedCards(events).map(({ card }) => partOf(card)), ...handOversIn(events)];
  let text = '';
  for (const [index, part] of parts.entries()) {
    const longer = text === '' ? part : `${text}\n\n${part}`;
    const rest = parts.length - index;
    const more = `\n\nEn nog ${rest === 1 ? '1 onderdeel' : `${rest} onderdelen`}; zie het gesprek.`;
    if (longer.length > MAX_SUMMARY_LENGTH - more.length) return `${text}${more}`.trim();
    text = longer;
  }
  return text;
}

/** What may be kept of a call that the caller did not want recorded: how much there was of what. */
export function countsOf(events: readonly CallEvent[]): string {
  const used = usedCards(events);
  const having = (fits: (card: Card) => boolean) => used.filter(({ card }) => fits(card)).length;
  const lines = events.filter((event) => event.type === 'utterance').length;
  const answers = having(({ status }) => ANSWER_STATUSES.includes(status));
  const counts = [
    count(lines, 'regel', 'regels'),
    `${count(answers, 'antwoord', 'antwoorden')} gebruikt`,
    `${having(({ status }) => status === 'niet-gevonden')} keer niets gevonden`,
    `${having(({ status }) => status === 'doorverwijzen') + handOversIn(events).length} keer doorverwezen`,
  ];
  return `${counts.join(', ')}.`;
}

const count = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

function partOf(card: Card): string {
  // What comes from a client file is kept nowhere, and neither is what was worked out with it.
  if (card.inputs.some(({ origin }) => origin === 'dossier'))
    return `${card.rule?.title ?? 'Berekening'}: gerekend met gegevens uit het dossier, niet bewaard.`;
  const lines = [card.question === '' ? '' : `Vraag: ${card.question}`];
  const data = card.inputs.map(({ label, text, origin }) => `${label}: ${text} (${ORIGINS[origin]})`);
  if (data.length > 0) lines.push(`Gegevens: ${data.join('; ')}.`);
  lines.push(adviceOf(card));
  if (ANSWER_STATUSES.includes(card.status))
    lines.push(...card.steps.map((step, index) => `${index + 1}. ${step}`));
  if (card.reservation) lines.push(`Voorbehoud: ${card.reservation}`);
  const sources = [...new Set(card.citations.flatMap((citation) => citation.sources.map(sourceOf)))];
  if (sources.length > 0) lines.push(`Bronnen: ${sources.join('; ')}.`);
  return lines.filter(Boolean).join('\n');
}

function adviceOf(card: Card): string {
  if (card.status === 'niet-gevonden') return 'Geen antwoord gevonden.';
  if (card.status === 'nog-nodig')
    return `Nog niet beantwoord; nog nodig: ${card.missing.map(({ label }) => label).join(', ')}.`;
  if (card.status === 'doorverwijzen') return card.title;
  const status = STATUSES[card.status];
  return `Antwoord${status ? ` (${status})` : ''}: ${card.title}`;
}

const sourceOf = ({ title, place }: { title: string; place: string }) =>
  [title, place].filter(Boolean).join(', ');

/** Events that say a caller was handed to someone else, whoever wrote them. */
function handOversIn(events: readonly { type: string }[]): string[] {
  return events.flatMap((event) =>
    event.type === 'handover' && 'name' in event && typeof event.name === 'string'
      ? [`Overgedragen aan: ${event.name}`]
      : [],
  );
}
