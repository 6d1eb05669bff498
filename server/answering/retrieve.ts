/** Step 4: passages by meaning and words, the right period in front. A line of a call is searched with the call so far. */
import { namedYears, preferRightPeriod } from '../retrieval/period.ts';
import type { Ranked } from '../retrieval/retriever.ts';
import { silentBySign } from '../triage/classifier.ts';
import { kinshipIn } from './guard.ts';
import { rankInCall, searchInCall } from './listening/context.ts';
import { yearsInCall } from './listening/years.ts';
import type { PipelineDeps, State, Step } from './state.ts';

/** Passages considered; the card shows fewer. */
const CONSIDERED = 50;

export const retrieve: Step = {
  name: 'retrieve',
  input: (state) => [state.query, state.question.date],
  run(state, deps) {
    const { mode, rule, date } = state.question;
    // The rule that must answer is known: nothing to look for.
    if (rule !== null) return { years: namedYears(state.query, date) };
    return mode === 'asked' ? searchAlone(state, deps) : searchCall(state, deps);
  },
  outcome: (state) => {
    const best = state.ranked[0];
    return best ? `${best.id} ${best.score.toFixed(2)}` : 'niets';
  },
};

async function searchAlone(state: State, deps: PipelineDeps): Promise<Partial<State>> {
  const years = namedYears(state.query, state.question.date);
  const { ranked } = await deps.retriever.retrieve(state.query, CONSIDERED);
  return { years, ranked: inPeriod(ranked, years, state, deps) };
}

async function searchCall(state: State, deps: PipelineDeps): Promise<Partial<State>> {
  const { question, line } = state;
  const vector = await deps.retriever.vectorOf(line);
  // Without meaning search, and before the settings have been fitted, the line with an unfinished one before it.
  if (!vector || !deps.listening) return searchAlone(state, deps);
  const years = yearsInCall(line, question.earlier, question.date);
  if (question.mode === 'overheard' && silentBySign(line)) return { years };
  const heard = await searchInCall(
    { line, earlier: question.earlier, shown: question.shown ?? [] },
    deps.retriever,
    kinshipIn(deps.knowledge),
  );
  const ranked = rankInCall(heard, deps.listening.ranking).slice(0, CONSIDERED);
  return { years, heard, vector, ranked: inPeriod(ranked, years, state, deps) };
}

function inPeriod(ranked: Ranked[], years: number[], state: State, deps: PipelineDeps): Ranked[] {
  const periodOf = (r: { id: string }) =>
    deps.knowledge.passageById.get(r.id) ?? { validFrom: null, validTo: null, years: [], series: null };
  return preferRightPeriod(ranked, periodOf, years, state.question.date);
}
