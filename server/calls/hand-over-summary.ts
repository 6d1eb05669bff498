/** Draws up a summary for a warm hand-over by rules, from what happened in the call and nothing else. Pure. */
import type { CallEvent, Utterance } from '../contract/calls.ts';
import { ANSWER_STATUSES, type Guidance } from '../contract/card.ts';

/** Lines of the caller that are quoted at most, from the first one that asked for a hand-over. */
const MOST_LINES = 6;
/** A shorter line is talk, unless it asked for a hand-over itself. */
const LEAST_WORDS = 7;

const KINDS: Partial<Record<Guidance['route'], string>> = {
  schrijnend: 'Schrijnende situatie',
  klacht: 'Klacht',
  complex: 'Voor een specialist',
};

/** The last guidance with a hand-over in these events, or null. */
export function handOverGuidance(events: readonly CallEvent[]): Guidance | null {
  const all = events.flatMap((e) =>
    e.type === 'card' && e.card.guidance?.handOver ? [e.card.guidance] : [],
  );
  return all.at(-1) ?? null;
}

/** Plain text with a heading per part; empty parts are left out, the last one is for the agent to fill in. */
export function handOverSummary(events: readonly CallEvent[]): string {
  const cards = currentCards(events);
  const guided = cards.filter((c) => c.card.guidance?.handOver);
  const told = new Set(guided.map((c) => c.utterance));
  const first = Math.min(...guided.flatMap((c) => c.utterance ?? []));
  const lines = events.flatMap((e) =>
    e.type === 'utterance' && (told.has(e.utterance.n) || isStory(e.utterance, first))
      ? [e.utterance.text]
      : [],
  );
  const unused = unusedCards(events);
  const parts: [string, string[]][] = [
    ['Waarom', [...new Set(guided.flatMap((c) => (c.card.guidance ? [reasonOf(c.card.guidance)] : [])))]],
    [
      'De beller zei',
      lines
        .filter((text) => text !== '')
        .slice(0, MOST_LINES)
        .map((text) => `“${text}”`),
    ],
    ['Bekend van de beller', knownValues(cards)],
    [
      'Al besproken',
      cards
        .filter((c) => ANSWER_STATUSES.includes(c.card.status) && !unused.has(c.answerId))
        .map((c) => c.card.title),
    ],
    ['Afgesproken met de beller', ['']],
  ];
  return parts
    .filter(([, items]) => items.length > 0)
    .map(([heading, items]) => [`${heading}:`, ...items.map((item) => `- ${item}`)].join('\n'))
    .join('\n\n');
}

const reasonOf = ({ route, title, why }: Guidance) =>
  [`${KINDS[route] ?? title}.`, why].filter(Boolean).join(' ');

const isStory = ({ n, speaker, text }: Utterance, first: number): boolean =>
  speaker === 'beller' && n > first && text.split(' ').length >= LEAST_WORDS;

type CardEvent = Extract<CallEvent, { type: 'card' }>;

/** The cards as they stand: one that was revised counts once, as it became. */
function currentCards(events: readonly CallEvent[]): CardEvent[] {
  const cards = events.flatMap((e) => (e.type === 'card' ? [e] : []));
  const replaced = new Set(cards.map((c) => c.revises));
  return cards.filter((c) => !replaced.has(c.answerId));
}

function knownValues(cards: readonly CardEvent[]): string[] {
  const values = new Map(cards.flatMap((c) => c.card.inputs.map((i) => [i.label, i.text] as const)));
  return [...values].map(([label, text]) => `${label}: ${text}`);
}

function unusedCards(events: readonly CallEvent[]): Set<string> {
  const unused = new Set<string>();
  for (const event of events) {
    if (event.type !== 'unused') continue;
    if (event.unused.reason === null) unused.delete(event.answerId);
    else unused.add(event.answerId);
  }
  return unused;
}
