/** What a card takes from the evaluation of a rule. Every statement is cited by the passages that state its facts. */
import type { Card, Citation } from '../contract/card.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import { citationOf } from './cite.ts';
import type { KnownData } from './types.ts';

export function fromEvaluation(
  knowledge: Knowledge,
  evaluation: Evaluation,
  sources: KnownData,
): Partial<Card> {
  const { outcome, stop, missing, invalid, decision, trace } = evaluation;
  // A value that could not be read and made no difference is not asked again, but it is not passed over either.
  const unread = invalid.map((i) => i.message.replace(/ Vraag het opnieuw\.$/, '')).join(' ');
  const notUsed = unread === '' ? '' : `Niet gebruikt: ${unread}`;
  const common = {
    rule: { id: decision.id, version: decision.version, title: decision.title },
    inputs: usedInputs(evaluation, sources),
    trace,
    citations: citationsOfFacts(knowledge, evaluation.facts),
  };
  if (outcome) {
    const { title, say, steps, watchOuts, referTo } = outcome;
    const status = evaluation.certainty === 'A' ? 'geverifieerd' : 'berekend';
    const checks = evaluation.reservations.map((r) => r.figure);
    const reservation =
      status === 'berekend' ? `Controleer bij de bron: ${[...new Set(checks)].join('; ')}.` : null;
    return { ...common, status, title, say, steps, watchOuts, referTo, reservation, reason: notUsed || null };
  }
  if (stop)
    return {
      ...common,
      title: stop.title,
      reason: [stop.unknown, stop.where, notUsed].filter(Boolean).join(' '),
    };
  const refused = new Map(invalid.map((i) => [i.key, i.message]));
  return {
    ...common,
    status: 'nog-nodig',
    title: missing[0] ? `Nog nodig: ${missing[0].label}` : decision.title,
    missing: missing.map((item) => ({ ...item, refused: refused.get(item.key) ?? null })),
    reason: invalid.map((i) => i.message).join(' ') || null,
  };
}

function usedInputs(evaluation: Evaluation, sources: KnownData): Card['inputs'] {
  return evaluation.inputs.map(({ item, given, value }) => {
    const { origin = 'ingevuld', said = null, utterance = null } = sources[item.key] ?? {};
    const { key, label } = item;
    return {
      key,
      label,
      value: given,
      text: value,
      origin,
      said,
      utterance,
      item: { ...item, refused: null },
    };
  });
}

/** For each fact the first passage that states it, each passage once. */
export function citationsOfFacts(knowledge: Knowledge, facts: string[]): Citation[] {
  const passages = facts.flatMap((fact) => knowledge.passages.find((p) => p.facts.includes(fact)) ?? []);
  return [...new Set(passages)].map((p) => citationOf(knowledge, p));
}
