/** Step 4: passages by meaning and words, the right period in front. */
import { namedYears, preferRightPeriod } from '../retrieval/period.ts';
import type { Step } from './state.ts';

/** Passages considered; the card shows fewer. */
const CONSIDERED = 50;

export const retrieve: Step = {
  name: 'retrieve',
  input: (state) => [state.query, state.question.date],
  async run(state, deps) {
    const { date } = state.question;
    const years = namedYears(state.query, date);
    // The rule that must answer is known: nothing to look for.
    if (state.question.rule !== null) return { years };
    if (state.route.silent && state.question.mode === 'overheard') return { years };
    const { ranked } = await deps.retriever.retrieve(state.query, CONSIDERED);
    const periodOf = (r: { id: string }) =>
      deps.knowledge.passageById.get(r.id) ?? { validFrom: null, validTo: null, years: [], series: null };
    return { years, ranked: preferRightPeriod(ranked, periodOf, years, date) };
  },
  outcome: (state) => {
    const best = state.ranked[0];
    return best ? `${best.id} ${best.score.toFixed(2)}` : 'niets';
  },
};
