/** Step 6: from verdict to card. Nothing is added to what the passage says. */
import { createHash } from 'node:crypto';
import type { Alternative, Card, Receipt } from '../contract/card.ts';
import { longDate } from '../contract/dutch-date.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Passage } from '../knowledge/types.ts';
import { citationOf } from './cite.ts';
import { emptyCard } from './empty-card.ts';
import { guidanceFor, placeOf } from './guidance.ts';
import { alsoPossible } from './listening/choice.ts';
import { citationsOfFacts, fromEvaluation } from './rule-card.ts';
import type { PipelineDeps, State, Step } from './state.ts';

export const compose: Step = {
  name: 'compose',
  input: (state) => state.verdict,
  run: (state, deps) => ({ card: guided(composeCard(state, deps), state, deps) }),
  outcome: (state) => state.card.status,
};

const DEFAULT_TOP = 10;

function composeCard(state: State, deps: PipelineDeps): Card {
  const base: Card = {
    ...emptyCard(state.question.date),
    route: state.route.route,
    question: state.query,
    reason: null,
    alternatives: alternatives(state, deps.knowledge),
    receipt: receiptOf(state, deps),
  };
  const { verdict } = state;
  switch (verdict.kind) {
    case 'answer': {
      const passage = deps.knowledge.passageById.get(verdict.passage);
      if (!passage) return base;
      const found = fromPassage(deps.knowledge, passage, verdict.period);
      const { alsoPossible: second } = verdict;
      const offer = offerOf(state);
      return { ...base, ...(second ? alsoPossible(deps.knowledge, found, second) : found), offer };
    }
    case 'decision':
      return { ...base, ...fromEvaluation(deps.knowledge, verdict.evaluation, verdict.sources) };
    case 'silence':
      return { ...base, status: 'stil', title: '', reason: `Niets te beantwoorden (${verdict.why}).` };
    case 'no-year':
      return { ...base, ...noYear(deps.knowledge, verdict.passage, verdict.years) };
    case 'out-of-scope':
      return { ...base, ...outOfScope(verdict.boundary, deps) };
    case 'not-sure':
      return {
        ...base,
        offer: offerOf(state),
        reason: 'Geen passage past goed genoeg bij deze vraag. Kijk of een van de titels hieronder klopt.',
      };
    case 'nothing':
      return {
        ...base,
        reason:
          state.failed.length > 0 ? emptyCard('').reason : 'In de kennisbank staat niets over deze woorden.',
      };
  }
}

/** What this kind of line asks of the agent goes on the card, or takes it where no answer may be pushed forward. */
function guided(card: Card, { route, line, question }: State, deps: PipelineDeps): Card {
  const approach = route.silent || question.rule !== null ? undefined : deps.approaches.get(route.route);
  const place =
    approach &&
    placeOf(approach, { sure: route.sure, status: card.status, overheard: question.mode === 'overheard' });
  if (!approach || !place) return card;
  const guidance = guidanceFor(approach, line, route.why, deps.referrals);
  if (place === 'beside') return { ...card, guidance };
  const [referral = null] = guidance.referrals;
  const { title, why } = guidance;
  return {
    ...emptyCard(card.receipt.date),
    ...{ route: card.route, question: card.question, alternatives: card.alternatives, receipt: card.receipt },
    status: approach.tone === 'grens' ? 'niet-gevonden' : 'doorverwijzen',
    title,
    reason: why,
    guidance,
    referral: referral?.key ?? null,
    referTo: guidance.referrals.map((r) => r.say),
    citations: citationsOfFacts(deps.knowledge, approach.facts),
  };
}

/** The rule that could work it out for this caller. */
function offerOf({ offer }: State): Card['offer'] {
  if (!offer || (offer.status !== 'missing' && offer.status !== 'invalid')) return null;
  return { rule: offer.decision.id, title: offer.decision.title, questions: offer.missing.length };
}

/** What a card takes from a passage; also used when the agent puts a passage in front by hand. */
export function fromPassage(
  knowledge: Knowledge,
  passage: Passage,
  period: 'right' | 'past' | 'future',
): Partial<Card> {
  return {
    status: 'kennisbank',
    title: passage.title,
    say: passage.say,
    explanation: passage.explanation,
    steps: passage.steps,
    watchOuts: passage.watchOuts,
    referTo: passage.referTo,
    reservation: reservation(passage, period),
    reason: null,
    citations: [citationOf(knowledge, passage)],
  };
}

function reservation(passage: Passage, period: 'right' | 'past' | 'future'): string | null {
  const notes: string[] = [];
  if (passage.certainty === 'B')
    notes.push('Controleer bij de bron: gelezen in een betrouwbare secundaire bron.');
  if (period === 'past' && passage.validTo)
    notes.push(`Gaat over een periode tot en met ${longDate(passage.validTo)}.`);
  if (period === 'future' && passage.validFrom) notes.push(`Geldt vanaf ${longDate(passage.validFrom)}.`);
  return notes.length > 0 ? notes.join(' ') : null;
}

function noYear(knowledge: Knowledge, passageId: string, asked: number[]): Partial<Card> {
  const passage = knowledge.passageById.get(passageId);
  const siblings = knowledge.passages.filter(
    (p) => p.id === passageId || (passage?.series !== null && p.series === passage?.series),
  );
  const years = [...new Set(siblings.flatMap((p) => p.years).map((y) => yearWords(y)))].sort();
  return {
    title: `Geen cijfer voor ${listed(asked)}`,
    reason: `De kennisbank heeft dit voor ${listed(years)}, niet voor ${listed(asked)}. Gebruik geen cijfer van een ander jaar.`,
  };
}

function yearWords({ from, to }: { from: number; to: number | null }): string {
  if (to === null) return `${from} en later`;
  return to === from ? `${from}` : `${from} tot en met ${to}`;
}

function outOfScope(id: string, deps: PipelineDeps): Partial<Card> {
  const boundary = deps.boundaries.get(id);
  if (!boundary) return {};
  const referral = boundary.referral ? deps.referrals.get(boundary.referral) : undefined;
  if (!referral) return { title: `Geen antwoord: ${boundary.title}`, reason: boundary.reason };
  return {
    status: 'doorverwijzen',
    title: `Doorverwijzen: ${referral.name}`,
    referral: referral.key,
    referTo: [referral.say],
    reason: boundary.reason,
    citations: citationsOfFacts(deps.knowledge, referral.facts),
  };
}

function alternatives(state: State, knowledge: Knowledge): Alternative[] {
  const passages = state.ranked.flatMap(({ id, score }) => {
    const passage = knowledge.passageById.get(id);
    if (!passage) return [];
    const { article, title, facts } = passage;
    return [{ passage: id, article, title, facts, score: Math.round(score * 1000) / 1000 }];
  });
  return passages.slice(0, state.question.top ?? DEFAULT_TOP);
}

function receiptOf(state: State, deps: PipelineDeps): Receipt {
  const { question, query } = state;
  const data = [
    question.rule,
    Object.entries(question.data).sort(),
    question.earlier.map((e) => [e.speaker, e.text, e.answered]),
    ...(question.mode === 'asked' ? [] : [question.mode, question.shown ?? []]),
  ];
  return {
    question: sha256(query),
    data: sha256(JSON.stringify(data)),
    knowledge: deps.knowledge.version,
    rules: deps.rules.version.rules,
    parameters: deps.rules.version.parameters,
    model: deps.retriever.meaning ? deps.versions.model : 'uit',
    configuration: deps.versions.configuration,
    program: deps.versions.program,
    date: question.date,
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** "2024, 2025 en 2026". */
function listed(items: (string | number)[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} en ${items.at(-1)}`;
}
