/**
 * Which rule belongs to a question: the one nearest in meaning by its own sample questions, and only when the passage
 * that was found rests on the same facts. Two ways that must agree, since a rule speaks with more authority.
 */
import type { Ranked } from '../retrieval/retriever.ts';
import type { Decision } from '../rules/types.ts';
import type { PipelineDeps, State } from './state.ts';

/**
 * Lowest centred cosine with a sample question, and least lead on the next rule, at which a rule may be proposed.
 * Chosen on the development questions: below them the nearest rule is as often another subject as the right one.
 */
const LEAST_LIKENESS = 0.5;
const LEAST_LEAD = 0.4;
/** Without meaning search: least lead in standardised word score. */
const LEAST_LEAD_OF_WORDS = 1;

/** The rule that fits the question by meaning, or null. */
export async function fittingRule(state: State, deps: PipelineDeps): Promise<Decision | null> {
  const [passage] = state.ranked;
  const facts = passage && deps.knowledge.passageById.get(passage.id)?.facts;
  if (!facts) return null;
  const { ranked } = await deps.decisions.retrieve(state.query, 2);
  const [best, next] = ranked;
  if (!best || !isNear(best, next, deps.decisions.meaning)) return null;
  const decision = deps.rules.decisions.get(best.id);
  return decision && facts.some((fact) => decision.certainty.has(fact)) ? decision : null;
}

function isNear(best: Ranked, next: Ranked | undefined, meaning: boolean): boolean {
  const lead = best.score - (next?.score ?? 0);
  return meaning ? best.nearestQuestion >= LEAST_LIKENESS && lead >= LEAST_LEAD : lead >= LEAST_LEAD_OF_WORDS;
}

/** The rule nearest in meaning among those that take one of the data given; null when none does. */
export async function ruleForData(state: State, deps: PipelineDeps): Promise<Decision | null> {
  const given = new Set(Object.keys(state.question.data));
  const using = [...deps.rules.decisions.values()].filter((d) => d.inputs.some((i) => given.has(i.key)));
  if (using.length === 0) return null;
  const { ranked } = await deps.decisions.retrieve(state.query, deps.rules.decisions.size);
  const best = ranked.find((r) => using.some((d) => d.id === r.id));
  return (best && deps.rules.decisions.get(best.id)) ?? null;
}
