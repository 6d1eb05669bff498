/** A card for a passage that the agent found and chose; no judgement by the system. */
import { createHash } from 'node:crypto';
import { mask } from '../privacy/mask.ts';
import { namedYears, periodFit } from '../retrieval/period.ts';
import { fromPassage } from './compose.ts';
import { emptyCard } from './empty-card.ts';
import type { PipelineDeps } from './state.ts';
import type { Answer } from './types.ts';

/** null when the passage does not exist. The query is masked here as well: it was typed by hand. */
export function cardByHand(id: string, query: string, date: string, deps: PipelineDeps): Answer | null {
  const passage = deps.knowledge.passageById.get(id);
  if (!passage) return null;
  const { text } = mask(query);
  const fit = periodFit(passage, namedYears(text, date), date);
  const card = {
    ...emptyCard(date),
    ...fromPassage(deps.knowledge, passage, fit === 'other-year' ? 'past' : fit),
    question: text,
    receipt: {
      question: createHash('sha256').update(text).digest('hex'),
      data: createHash('sha256').update(`passage ${id}`).digest('hex'),
      knowledge: deps.knowledge.version,
      rules: deps.rules.version.rules,
      parameters: deps.rules.version.parameters,
      model: 'uit',
      configuration: deps.versions.configuration,
      program: deps.versions.program,
      date,
    },
  };
  const step = { name: 'by-hand', input: card.receipt.data, outcome: id, ms: 0 };
  const input = { kind: 'passage' as const, passage: id, query: text, date };
  return { card, input, steps: [step], retrieved: [id], timings: { total: 0 } };
}
