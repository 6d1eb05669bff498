/**
 * A rule decides when data for it have been given: the decision is chosen by meaning (its own sample questions), and
 * only among those that use one of the data. Without data the knowledge base answers.
 */
import type { Card, Citation } from '../contract/card.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { type Evaluation, evaluate } from '../rules/evaluate.ts';
import type { Decision } from '../rules/types.ts';
import { citationOf } from './cite.ts';
import type { PipelineDeps, Step } from './state.ts';

export const decide: Step = {
  name: 'decide',
  input: (state) => [state.query, state.question.data],
  async run(state, deps) {
    const decision = await choose(state.query, state.question.data, deps);
    if (!decision) return {};
    const { data, date } = state.question;
    return { verdict: { kind: 'decision', evaluation: evaluate(decision, { data, date }) } };
  },
  outcome: ({ verdict }) =>
    verdict.kind === 'decision'
      ? `${verdict.evaluation.decision.id} ${verdict.evaluation.status}`
      : 'geen regel',
};

/** The decision nearest in meaning among those that use at least one of the data given; null when none does. */
async function choose(
  query: string,
  data: Record<string, string>,
  deps: PipelineDeps,
): Promise<Decision | null> {
  const given = new Set(Object.keys(data));
  const using = [...deps.rules.decisions.values()].filter((d) => d.inputs.some((i) => given.has(i.key)));
  if (using.length === 0) return null;
  const { ranked } = await deps.decisions.retrieve(query, deps.rules.decisions.size);
  const best = ranked.find((r) => using.some((d) => d.id === r.id));
  return (best && deps.rules.decisions.get(best.id)) ?? null;
}

/** What a card takes from an evaluation. Every statement is cited by the passages that state the facts it rests on. */
export function fromEvaluation(knowledge: Knowledge, evaluation: Evaluation): Partial<Card> {
  const { outcome, stop, missing, invalid, decision } = evaluation;
  const rule = { id: decision.id, version: decision.version };
  const citations = citationsOfFacts(knowledge, evaluation.facts);
  if (outcome) {
    const { title, say, steps, watchOuts, referTo } = outcome;
    const status = evaluation.certainty === 'A' ? 'geverifieerd' : 'berekend';
    const checks = evaluation.reservations.map((r) => r.figure);
    const reservation =
      status === 'berekend' ? `Controleer bij de bron: ${[...new Set(checks)].join('; ')}.` : null;
    return { status, title, say, steps, watchOuts, referTo, reservation, citations, rule, reason: null };
  }
  if (stop) {
    return { title: stop.title, reason: `${stop.unknown} ${stop.where}`.trim(), rule, citations: [] };
  }
  const refused = invalid.map((i) => i.message).join(' ');
  return {
    status: 'nog-nodig',
    title: missing[0] ? `Nog nodig: ${missing[0].label}` : decision.title,
    missing: missing.map(({ key, question, why }) => ({ key, question, why })),
    reason: refused || null,
    rule,
    citations,
  };
}

/** For each fact the first passage that states it, each passage once. */
export function citationsOfFacts(knowledge: Knowledge, facts: string[]): Citation[] {
  const passages = facts.flatMap((fact) => knowledge.passages.find((p) => p.facts.includes(fact)) ?? []);
  return [...new Set(passages)].map((p) => citationOf(knowledge, p));
}
